package dev.skylark.worker;

import dev.skylark.player.Sources.Answer.Found;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** {@link TrackCache} in memory; the twin for tests. */
final class InMemoryTrackCache implements TrackCache {

    private record Kept(Found found, Instant until) {}

    private final Map<Question, Kept> all = new ConcurrentHashMap<>();
    private final Clock clock;

    InMemoryTrackCache(Clock clock) {
        this.clock = clock;
    }

    @Override
    public Optional<Found> find(Question question) {
        return Optional.ofNullable(all.get(question))
                .filter(it -> clock.instant().isBefore(it.until()))
                .map(Kept::found);
    }

    @Override
    public void keep(Question question, Found found, Duration howLong) {
        all.put(question, new Kept(found, clock.instant().plus(howLong)));
    }

    @Override
    public void remove(Question question) {
        all.remove(question);
    }
}
