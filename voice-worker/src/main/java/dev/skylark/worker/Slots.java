package dev.skylark.worker;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The parts into which all guilds are divided, each worked by one worker at a time. Who holds a slot has a lease with a
 * term; each new holder's is higher, also than those of other slots before it, so that what an old one still writes is
 * refused however the guilds are divided.
 */
public interface Slots {

    /** One slot: who holds it, empty for nobody, until when unless renewed, and until when somebody is needed there. */
    record Slot(int number, String holder, long term, Instant until, Instant wanted) {
        boolean isFree(Instant now) {
            return holder.isEmpty() || !now.isBefore(until);
        }

        /** The same where somebody is needed for good. */
        Slot watching() {
            return new Slot(number, holder, term, until, Instant.MAX);
        }

        boolean isWanted(Instant now) {
            return now.isBefore(wanted);
        }
    }

    /** A worker that is alive: since when, how many guilds it plays for, and which sources rest and why. */
    record Worker(String id, Instant since, int guilds, Map<String, String> resting) {
        public Worker {
            resting = Map.copyOf(resting);
        }
    }

    /** All of them, as they are at this moment. */
    List<Slot> slots();

    List<Worker> workers(Instant now);

    /** Tells the others that we live. */
    void live(Worker me, Instant until);

    void die(String me);

    /** The term of our lease, or zero where somebody else was faster. */
    long take(int slot, String me, Instant now, Instant until);

    /**
     * False where the slot is somebody else's by now. {@code wanted} is until when somebody is needed there; where it is
     * empty, that stays as it was.
     */
    boolean renew(int slot, String me, long term, Instant until, Optional<Instant> wanted);

    void release(int slot, String me, long term);

    /** The guilds of a slot that somebody must care for. */
    Set<String> guilds(int slot);

    void cares(int slot, String guild);

    void caresNoMore(int slot, String guild);
}
