package dev.skylark.access;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** {@link Buckets} for tests: of each the moment at which it is full again. */
public final class InMemoryBuckets implements Buckets {

    private record Key(String guild, String bucket) {}

    private final Map<Key, Instant> full = new HashMap<>();

    @Override
    public synchronized Duration take(String guild, String bucket, int capacity, Duration period, Instant now) {
        if (capacity < 1) {
            return period;
        }
        var key = new Key(guild, bucket);
        var token = period.dividedBy(capacity);
        var known = full.getOrDefault(key, now);
        var from = known.isBefore(now) || known.isAfter(now.plus(period.multipliedBy(2))) ? now : known;
        var latest = now.plus(token.multipliedBy(capacity - 1L));
        if (from.isAfter(latest)) {
            return Duration.between(latest, from);
        }
        full.put(key, from.plus(token));
        return Duration.ZERO;
    }
}
