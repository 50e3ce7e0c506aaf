package dev.skylark.watch;

import dev.skylark.watch.Watchman.Memory.Seen;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Looks for the heartbeat of the house, and tells people once when it has stopped, and once when it is back. */
public final class Watchman {

    /** The house looks after itself every five minutes: this is three times in a row that it did not. */
    static final Duration SILENCE = Duration.ofMinutes(15);

    /** Where the house says that it lives. Nothing, or an exception, where that cannot be seen. */
    @FunctionalInterface
    public interface Heart {
        Optional<Instant> lastBeat();
    }

    /** What was seen and said before. */
    public interface Memory {
        /** The last beat that was seen, and since when people know that there was none after it. */
        record Seen(Instant beat, Optional<Instant> told) {}

        Optional<Seen> seen();

        void remember(Seen seen);
    }

    /** The way to people that leads past everything that may be broken. Throws when they did not hear it. */
    @FunctionalInterface
    public interface Megaphone {
        void say(String what);
    }

    private final Heart heart;
    private final Memory memory;
    private final Megaphone megaphone;
    private final Clock clock;

    /** What we would remember, where that is not possible: it may be down together with what is watched. */
    private @Nullable Seen last;

    public Watchman(Heart heart, Memory memory, Megaphone megaphone, Clock clock) {
        this.heart = heart;
        this.memory = memory;
        this.megaphone = megaphone;
        this.clock = clock;
    }

    /** What nobody heard is said again the next time. */
    public void look() {
        var now = clock.instant();
        var heard = beat();
        // the first time, a house that cannot be seen has as long as one that just beat
        var before = seen().orElseGet(() -> new Seen(heard.orElse(now), Optional.empty()));
        var beat = heard.filter(it -> it.isAfter(before.beat())).orElse(before.beat());
        var isSilent = !now.isBefore(beat.plus(SILENCE));
        var told = before.told();
        if (isSilent && told.isEmpty()) {
            megaphone.say(
                    "❌ Skylark has not looked after itself since <t:%d:f>. Look whether the region is well, whether the schedule skylark-checkup is enabled, and at the log /skylark/clock."
                            .formatted(beat.getEpochSecond()));
            told = Optional.of(now);
        } else if (!isSilent && told.isPresent()) {
            megaphone.say("✅ Skylark looks after itself again, after %d minutes."
                    .formatted(Duration.between(before.beat(), now).toMinutes()));
            told = Optional.empty();
        }
        last = new Seen(beat, told);
        memory.remember(last);
    }

    private Optional<Seen> seen() {
        try {
            return memory.seen();
        } catch (RuntimeException forgotten) {
            return Optional.ofNullable(last);
        }
    }

    /** That the house cannot be reached is what this is for. */
    private Optional<Instant> beat() {
        try {
            return heart.lastBeat();
        } catch (RuntimeException unreachable) {
            return Optional.empty();
        }
    }
}
