package dev.skylark.schedule;

import java.time.Instant;
import java.util.Locale;

/** One time that something was planned: when it was meant, when it began and ended, and what came of it. */
public record Run(
        String guild, String schedule, Instant planned, Instant started, Instant ended, Result result, String detail) {

    /** What came of it. */
    public enum Result {
        DONE,
        /** A second person has to agree. */
        ASKED,
        /** It may not be, or cannot. */
        REFUSED,
        FAILED,
        /** Left out on purpose. */
        SKIPPED,
        /** Put off: it is tried again. */
        LATER;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        String sign() {
            return switch (this) {
                case DONE -> "✅";
                case ASKED -> "✋";
                case REFUSED -> "⛔";
                case FAILED -> "❌";
                case SKIPPED -> "⏭️";
                case LATER -> "⏳";
            };
        }

        /** Whether somebody should look at it. */
        boolean isTrouble() {
            return this == REFUSED || this == FAILED;
        }
    }
}
