package dev.skylark.webhook;

/** Stub. */
public final class Unreadable extends IllegalArgumentException {
    public Unreadable(String why) {
        super(why);
    }
}
