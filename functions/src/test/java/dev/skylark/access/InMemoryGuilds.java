package dev.skylark.access;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** {@link Guilds} for tests. */
public final class InMemoryGuilds implements Guilds {

    private final Map<String, Guild> all = new ConcurrentHashMap<>();

    @Override
    public Optional<Guild> find(String id) {
        return Optional.ofNullable(all.get(id));
    }

    @Override
    public synchronized boolean save(Guild guild) {
        if (find(guild.id()).map(Guild::version).orElse(0L) != guild.version()) {
            return false;
        }
        all.put(guild.id(), saved(guild));
        return true;
    }

    private static Guild saved(Guild it) {
        return new Guild(
                it.id(),
                it.standing(),
                it.zone(),
                it.locale(),
                it.currency(),
                it.channels(),
                it.featuresOff(),
                it.grants(),
                it.twoPerson(),
                it.quota(),
                it.version() + 1);
    }
}
