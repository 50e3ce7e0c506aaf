package dev.skylark.idle;

import dev.skylark.fleet.Intent;
import dev.skylark.fleet.Keep;
import dev.skylark.fleet.Server;
import dev.skylark.fleet.State;
import dev.skylark.idle.Signal.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Decides from what was seen whether a server may be stopped. Knows no clock and asks nobody. */
final class IdleWatch {

    /** What happened between two looks that are further apart is not known, so the time begins anew. */
    static final Duration LONGEST_GAP = Duration.ofMinutes(16);

    private IdleWatch() {}

    /** What is to be done, and why. */
    sealed interface Decision {

        /** It does not run. */
        record Off() implements Decision {}

        /** The guild wants nothing stopped by itself just now, or may not: nobody could object. */
        record SwitchedOff() implements Decision {}

        /** Somebody wants it to stay on. */
        record Kept(Keep keep) implements Decision {}

        /** Somebody is starting, stopping or rebooting it. */
        record Wanted(Intent intent) implements Decision {}

        record InUse(List<Signal> because) implements Decision {}

        /** These could not be known, so nothing is stopped. */
        record Unsure(List<Signal> because) implements Decision {}

        /** Quiet, and not for long enough. */
        record Waiting(Instant since, Instant until) implements Decision {}

        /** Quiet for long enough. */
        record Due(Instant since) implements Decision {}
    }

    /** Leaves it alone whatever the signs say; nothing where they are to be asked. */
    static Optional<Decision> without(Server server, Optional<Keep> keep, Optional<Intent> intent, Instant now) {
        if (server.state() != State.RUNNING) {
            return Optional.of(new Decision.Off());
        }
        return keep.filter(it -> it.wanted() == State.RUNNING && it.holds(now))
                .<Decision>map(Decision.Kept::new)
                .or(() -> intent.filter(it -> it.stands(now)).map(Decision.Wanted::new));
    }

    /** The track after one more look; a look that comes again changes nothing. */
    static Track after(Track before, Reading reading, Instant started) {
        var heldOn = !reading.at().isAfter(before.seen().plus(LONGEST_GAP));
        var quiet = reading.verdict() == Verdict.IDLE
                ? Optional.of(later(before.quiet().filter(_ -> heldOn).orElse(reading.at()), started))
                : Optional.<Instant>empty();
        return new Track(quiet, reading.at(), before.countdown());
    }

    static Decision decide(Track now, Reading reading, Duration after) {
        return switch (reading.verdict()) {
            case BUSY -> new Decision.InUse(reading.saying(Verdict.BUSY));
            case UNKNOWN -> new Decision.Unsure(reading.saying(Verdict.UNKNOWN));
            case IDLE -> {
                var since = now.quiet().orElse(reading.at());
                var until = since.plus(after);
                yield reading.at().isBefore(until) ? new Decision.Waiting(since, until) : new Decision.Due(since);
            }
        };
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
