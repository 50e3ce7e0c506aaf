package dev.skylark.health;

import java.time.Duration;
import java.time.Instant;

/**
 * Whether a feature may be used: it is closed while it works, opens when it fails too often, and lets one through after a
 * pause to see whether it works again. {@code until} is when a window of failures, a pause or a trial ends; {@code times}
 * is how often in a row it has opened.
 */
public record Breaker(Phase phase, long failures, Instant until, long times) {

    /** As electricians say it: closed lets through. */
    public enum Phase {
        CLOSED,
        OPEN,
        HALF_OPEN
    }

    static final Breaker NEW = new Breaker(Phase.CLOSED, 0, Instant.EPOCH, 0);

    static final int MOST = 5;
    static final Duration WINDOW = Duration.ofMinutes(5);
    static final Duration PAUSE = Duration.ofMinutes(2);
    static final Duration LONGEST_PAUSE = Duration.ofMinutes(30);

    /** Longer than whatever is tried may take. */
    static final Duration TRIAL = Duration.ofSeconds(90);

    private static final int MOST_DOUBLINGS = 4;

    Breaker failed(Instant now) {
        return switch (phase) {
            case CLOSED -> {
                var isNewWindow = !now.isBefore(until);
                var many = isNewWindow ? 1 : failures + 1;
                yield many >= MOST
                        ? opened(now)
                        : new Breaker(Phase.CLOSED, many, isNewWindow ? now.plus(WINDOW) : until, times);
            }
            case HALF_OPEN -> opened(now);
            case OPEN -> this; // somebody who had begun before
        };
    }

    Breaker worked() {
        return phase == Phase.HALF_OPEN ? NEW : this;
    }

    /** Whether somebody may try it out now. */
    boolean wantsTrial(Instant now) {
        return phase != Phase.CLOSED && !now.isBefore(until);
    }

    Breaker tried(Instant now) {
        return new Breaker(Phase.HALF_OPEN, failures, now.plus(TRIAL), times);
    }

    private Breaker opened(Instant now) {
        var pause = PAUSE.multipliedBy(1L << Math.min(times, MOST_DOUBLINGS));
        return new Breaker(
                Phase.OPEN, 0, now.plus(pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE), times + 1);
    }
}
