package dev.skylark.webhook;

/** What was sent cannot be read; the message is one sentence for who sent it. */
public final class Unreadable extends IllegalArgumentException {

    Unreadable(String sentence) {
        super(sentence);
    }
}
