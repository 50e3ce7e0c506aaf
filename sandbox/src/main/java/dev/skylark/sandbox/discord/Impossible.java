package dev.skylark.sandbox.discord;

/** What Discord's own client does not let a person do, in one sentence. */
final class Impossible extends RuntimeException {

    Impossible(String sentence) {
        super(sentence);
    }

    String sentence() {
        return String.valueOf(getMessage());
    }
}
