package dev.skylark.work;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** {@link GuildKeys} in memory. */
public final class InMemoryKeys implements GuildKeys {

    private final Map<String, String> keys = new ConcurrentHashMap<>();

    @Override
    public Optional<String> key(String guild, String address) {
        return Optional.ofNullable(keys.get(guild + " " + address));
    }

    @Override
    public void keep(String guild, String address, String key) {
        keys.put(guild + " " + address, key);
    }
}
