package dev.skylark.log;

import dev.skylark.fact.Severity;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Somebody watches the lines of a service as they are written. {@code next} is from when on to read next, {@code seen}
 * are the lines from then on that were read already, by their ids; {@code shown} are those that stand in the message;
 * {@code dropped} is how many went by unseen.
 */
record Tail(
        String guild,
        String run,
        String service,
        String environment,
        Optional<Severity> level,
        String text,
        String locale,
        Instant began,
        Instant until,
        Instant next,
        List<String> seen,
        List<String> shown,
        long lines,
        long dropped) {

    Tail {
        seen = List.copyOf(seen);
        shown = List.copyOf(shown);
    }

    /** How it came to its end. */
    enum Ending {
        OVER,
        STOPPED,
        /** Nobody follows it any more, though it was not over. */
        LOST,
        /** The lines could not be read. */
        FAILED
    }

    Sieve sieve() {
        return new Sieve(level, text);
    }

    /** The name under which its message is found. */
    String spot() {
        return "tail#" + run;
    }

    Tail with(Instant nowNext, List<String> nowSeen, List<String> nowShown, long more, long moreDropped) {
        return new Tail(
                guild,
                run,
                service,
                environment,
                level,
                text,
                locale,
                began,
                until,
                nowNext,
                nowSeen,
                nowShown,
                lines + more,
                dropped + moreDropped);
    }
}
