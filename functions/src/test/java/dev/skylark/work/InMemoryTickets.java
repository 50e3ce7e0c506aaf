package dev.skylark.work;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** {@link Tickets} for tests. */
public final class InMemoryTickets implements Tickets {

    private record Key(String guild, String ticket) {}

    private record Kept(String call, Instant expires) {}

    private final Map<Key, Kept> all = new ConcurrentHashMap<>();

    @Override
    public void keep(String guild, String ticket, String call, Instant expires) {
        all.put(new Key(guild, ticket), new Kept(call, expires));
    }

    @Override
    public Optional<String> find(String guild, String ticket, Instant now) {
        return Optional.ofNullable(all.get(new Key(guild, ticket)))
                .filter(it -> now.isBefore(it.expires()))
                .map(Kept::call);
    }
}
