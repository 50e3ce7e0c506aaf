package dev.skylark.idle;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;

/** {@link Gatherings} in memory; the twin for tests. */
final class InMemoryGatherings implements Gatherings {

    private final Map<String, Gathering> all = new ConcurrentSkipListMap<>();

    @Override
    public void set(Gathering it) {
        all.put(key(it.guild(), it.server()), it);
    }

    @Override
    public Optional<Gathering> find(String guild, String server) {
        return Optional.ofNullable(all.get(key(guild, server)));
    }

    @Override
    public List<Gathering> all(String guild) {
        return all.values().stream().filter(it -> it.guild().equals(guild)).toList();
    }

    @Override
    public List<Gathering> everywhere() {
        return List.copyOf(all.values());
    }

    @Override
    public void remove(String guild, String server) {
        all.remove(key(guild, server));
    }

    private static String key(String guild, String server) {
        return guild + "/" + server;
    }
}
