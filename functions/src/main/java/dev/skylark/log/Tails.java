package dev.skylark.log;

import java.time.Instant;
import java.util.Optional;

/** The tails that run: at most {@link #MOST} in a guild, each followed by one at a time. */
interface Tails {

    int MOST = 2;

    /** What became of the followed tail since one looked last. */
    sealed interface Kept {
        /** Go on. */
        record Running(Tail tail) implements Kept {}

        /** Somebody wants no more of it. */
        record Stopped(Tail tail) implements Kept {}

        /** It is somebody else's now, or over. */
        record NotOurs() implements Kept {}
    }

    /** From now on it runs, its first leg is to be taken; false when there are as many as there may be. */
    boolean begin(Tail tail, Instant now);

    /** To follow a leg until {@code held}: one alone gets it, another only when that one has let it be for so long. */
    Kept take(String guild, String run, long leg, Instant now, Instant held);

    /** As it is now, by whoever follows this leg. */
    Kept keep(Tail tail, long leg, Instant held);

    /** Over; empty when it was over before. */
    Optional<Tail> end(String guild, String run);

    /** Whoever follows it ends it soon; an empty run means all. How many there were. */
    int stop(String guild, String run);
}
