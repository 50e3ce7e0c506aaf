package dev.skylark.work;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** {@link Claims} for tests. */
public final class InMemoryClaims implements Claims {

    private record Key(String guild, String key) {}

    private record Kept(Claim claim, Instant until) {}

    private final Map<Key, Kept> all = new HashMap<>();

    @Override
    public synchronized Claim take(String guild, String key, Instant now, Instant leaseEnds) {
        var kept = all.get(new Key(guild, key));
        if (kept != null && now.isBefore(kept.until())) {
            return kept.claim();
        }
        all.put(new Key(guild, key), new Kept(Claim.HELD, leaseEnds));
        return Claim.TAKEN;
    }

    @Override
    public synchronized void finish(String guild, String key, Instant remembered) {
        all.put(new Key(guild, key), new Kept(Claim.FINISHED, remembered));
    }

    @Override
    public synchronized void release(String guild, String key) {
        all.remove(new Key(guild, key));
    }
}
