package dev.skylark.worker;

import dev.skylark.player.Memory;
import dev.skylark.voice.Playing;
import dev.skylark.voice.Rules;
import dev.skylark.voice.Track;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** {@link Memory} in memory; the twin for tests. */
final class InMemoryMemory implements Memory {

    private record Kept(Playing playing, long term) {}

    private final Map<String, Kept> kept = new ConcurrentHashMap<>();
    private final Map<String, Rules> rules = new ConcurrentHashMap<>();
    private final AtomicInteger writes = new AtomicInteger();
    private volatile boolean broken;

    /** From now on nothing can be asked. */
    void breakDown(boolean now) {
        broken = now;
    }

    private void mustWork() {
        if (broken) {
            throw new IllegalStateException("the table cannot be reached");
        }
    }

    int writes() {
        return writes.get();
    }

    void put(String guild, Rules like) {
        rules.put(guild, like);
    }

    @Override
    public Optional<Playing> playing(String guild) {
        mustWork();
        return Optional.ofNullable(kept.get(guild)).map(Kept::playing);
    }

    @Override
    public boolean keep(String guild, Playing playing, long term) {
        mustWork();
        writes.incrementAndGet();
        var now = kept.compute(
                guild, (_, before) -> before == null || before.term() <= term ? new Kept(playing, term) : before);
        return now.term() == term;
    }

    @Override
    public Rules rules(String guild) {
        mustWork();
        return rules.getOrDefault(guild, Rules.USUAL);
    }

    @Override
    public List<Track> list(String owner, String name) {
        mustWork();
        return List.of();
    }
}
