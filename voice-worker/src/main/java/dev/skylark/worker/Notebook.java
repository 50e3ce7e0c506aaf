package dev.skylark.worker;

import dev.skylark.player.Memory;
import dev.skylark.voice.Playing;
import dev.skylark.voice.Rules;
import dev.skylark.worker.Orders.Waiting;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What is kept of one guild's music, and the orders that wait to be taken until what they changed is kept. */
final class Notebook {

    /** How far music may be set back by a worker that dies without a word. */
    static final Duration KEPT_EVERY = Duration.ofSeconds(5);

    private final String guild;
    private final long term;
    private final Memory memory;
    private final Attempts attempts;
    private final Clock clock;
    private final List<Waiting> untaken = new ArrayList<>();
    private Playing kept = Playing.nothing(Rules.USUAL);
    private Instant keptAt = Instant.EPOCH;

    /** {@code term} is the lease under which the guild is ours. */
    Notebook(String guild, long term, Memory memory, Attempts attempts, Clock clock) {
        this.guild = guild;
        this.term = term;
        this.memory = memory;
        this.attempts = attempts;
        this.clock = clock;
    }

    /** What was kept last. */
    Playing open(Rules rules) {
        kept = read().orElseGet(() -> Playing.nothing(rules));
        return kept;
    }

    private Optional<Playing> read() {
        try {
            return memory.playing(guild);
        } catch (IllegalArgumentException unreadable) {
            // written by a later version of ours: better no memory than no music
            attempts.failed("reading what played", unreadable);
            return Optional.empty();
        }
    }

    /** An order that was carried out. */
    void owes(Waiting order) {
        untaken.add(order);
    }

    /** Whether there is nothing that could be lost. */
    boolean holds(Playing playing) {
        return untaken.isEmpty() && playing.equals(kept);
    }

    /** When it is to be kept again. */
    Optional<Instant> due(Playing playing) {
        return playing.isHeard() || !holds(playing) ? Optional.of(keptAt.plus(KEPT_EVERY)) : Optional.empty();
    }

    /** False where the guild is somebody else's by now. */
    boolean keep(Playing playing) {
        keptAt = clock.instant();
        if (!playing.equals(kept)) {
            try {
                if (!memory.keep(guild, playing, term)) {
                    return false;
                }
            } catch (RuntimeException failure) {
                // the music goes on; orders are delivered again until what they changed is kept
                attempts.failed("keeping what plays", failure);
                return true;
            }
            kept = playing;
        }
        // an order that cannot be taken now comes again, and changes nothing then
        untaken.forEach(it -> attempts.at("taking an order", it.taken()));
        untaken.clear();
        return true;
    }

    /** Somebody else shall have what we could not keep. */
    void giveBack() {
        untaken.forEach(it -> attempts.at("giving an order back", it.back()));
        untaken.clear();
    }
}
