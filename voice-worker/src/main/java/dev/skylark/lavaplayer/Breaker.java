package dev.skylark.lavaplayer;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.Deque;

/** Leaves a source alone for a minute after it failed five times within one, and then tries once whether it is back. */
final class Breaker {

    private static final int FAILURES = 5;
    private static final Duration WINDOW = Duration.ofMinutes(1);
    private static final Duration REST = Duration.ofMinutes(1);

    private final Clock clock;
    private final Deque<Instant> failures = new ArrayDeque<>();
    private Instant until = Instant.MIN;
    private String why = "";
    private boolean resting;

    Breaker(Clock clock) {
        this.clock = clock;
    }

    /** Whether it may be asked now. Of those who ask when the rest is over one is let through. */
    synchronized boolean allows() {
        if (!resting) {
            return true;
        }
        var now = clock.instant();
        if (now.isBefore(until)) {
            return false;
        }
        until = now.plus(REST);
        return true;
    }

    synchronized void worked() {
        resting = false;
        failures.clear();
    }

    synchronized void failed(String reason) {
        var now = clock.instant();
        failures.addLast(now);
        failures.removeIf(it -> it.isBefore(now.minus(WINDOW)));
        if (resting || failures.size() >= FAILURES) {
            resting = true;
            until = now.plus(REST);
            why = reason;
        }
    }

    synchronized boolean isResting() {
        return resting;
    }

    /** For whoever looks after Skylark. */
    synchronized String state() {
        return resting ? "resting until %s: %s".formatted(until.truncatedTo(ChronoUnit.SECONDS), why) : "working";
    }
}
