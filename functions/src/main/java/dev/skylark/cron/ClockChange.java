package dev.skylark.cron;

import java.time.LocalDateTime;

/** A run that falls into the hour in which the clocks are changed. */
public record ClockChange(LocalDateTime at, Kind kind) {

    /** What becomes of it. */
    public enum Kind {
        /** That time is not there: the clocks jump over it, and nothing runs. */
        SKIPPED,
        /** That time is there twice; it runs at the first. */
        TWICE
    }
}
