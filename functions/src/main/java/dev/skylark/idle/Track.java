package dev.skylark.idle;

import dev.skylark.discord.Spot;
import java.time.Instant;
import java.util.Optional;

/**
 * What the looks at a server have found so far: since when it is quiet, when we looked last, and the countdown that
 * runs.
 */
record Track(Optional<Instant> quiet, Instant seen, Optional<Countdown> countdown) {

    /** It is stopped then, unless somebody objects. {@code card} says so; without it nothing is stopped. */
    record Countdown(Instant until, Optional<Spot> card) {
        boolean isOver(Instant now) {
            return !now.isBefore(until);
        }
    }

    static final Track FRESH = new Track(Optional.empty(), Instant.EPOCH, Optional.empty());

    Track counting(Countdown other) {
        return new Track(quiet, seen, Optional.of(other));
    }

    Track notCounting() {
        return new Track(quiet, seen, Optional.empty());
    }
}
