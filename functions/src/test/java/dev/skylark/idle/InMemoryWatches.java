package dev.skylark.idle;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** {@link Watches} in memory. */
final class InMemoryWatches implements Watches {

    private final Map<String, Watch> watches = new TreeMap<>();

    @Override
    public synchronized List<Watch> all(String guild) {
        return watches.values().stream().filter(it -> it.guild().equals(guild)).toList();
    }

    @Override
    public synchronized Optional<Watch> find(String guild, String server) {
        return Optional.ofNullable(watches.get(guild + "/" + server));
    }

    @Override
    public synchronized Optional<Watch> save(Watch watch) {
        var before = find(watch.guild(), watch.server());
        if (before.map(Watch::version).orElse(0L) != watch.version()) {
            return Optional.empty();
        }
        var next = watch.version(watch.version() + 1);
        watches.put(watch.guild() + "/" + watch.server(), next);
        return Optional.of(next);
    }

    @Override
    public synchronized void remove(String guild, String server) {
        watches.remove(guild + "/" + server);
    }
}
