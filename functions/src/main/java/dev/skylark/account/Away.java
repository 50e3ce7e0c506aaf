package dev.skylark.account;

import java.io.IOException;
import java.time.Duration;
import java.util.Locale;

/** A service did not give what it was asked for. Never says what it was asked with. */
public final class Away extends IOException {

    /** Why, as far as it matters to people. */
    public enum Why {
        /** What opened the account opens it no more. */
        LINK_AGAIN,
        /** The account is open, and this is not for it. */
        FORBIDDEN,
        /** It is not there any more. */
        GONE,
        /** Asked too often. */
        BUSY,
        /** It did not answer, or could not. */
        DOWN,
        /** It answers as nobody expects. */
        ODD;

        /** As it stands in the bundle. */
        String word() {
            return name().toLowerCase(Locale.ROOT).replace("_", "");
        }
    }

    private static final long serialVersionUID = 1L;

    private final Why why;
    private final Duration wait;

    private Away(Why why, Duration wait, String detail) {
        super(detail);
        this.why = why;
        this.wait = wait;
    }

    public Away(Why why, String detail) {
        this(why, Duration.ZERO, detail);
    }

    static Away busy(Duration wait) {
        return new Away(Why.BUSY, wait, "HTTP 429");
    }

    public Why why() {
        return why;
    }

    /** How long it wants to be left alone, where it said so. */
    Duration pause() {
        return wait;
    }
}
