package dev.skylark.timer;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;

/** When a job is due. */
public sealed interface When {

    /** Once, to the minute; in the past means now. */
    record Once(Instant at) implements When {}

    /**
     * Again and again: EventBridge's six fields, minute hour day-of-month month day-of-week year, by the clocks of a
     * zone. A time that spring skips is skipped, one that autumn repeats comes once.
     */
    record Cron(String expression, ZoneId zone) implements When {}

    /** Again and again after so much time, whole minutes of it, whatever clocks say; for the first time then. */
    record Rate(Duration every, Instant first) implements When {}
}
