package dev.skylark.sandbox.gateway;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Who identified when: so many shards in five seconds, and a thousand times a day. */
final class Identifies {

    /** https://docs.discord.com/developers/events/gateway#session-start-limit-object */
    static final int A_DAY = 1000;

    private final Rules rules;
    private final List<Instant> all = new ArrayList<>();
    private final Map<Integer, Instant> lastOfBucket = new HashMap<>();

    Identifies(Rules rules) {
        this.rules = rules;
    }

    /** Whether this shard may identify now; it counts if so. */
    synchronized boolean take(int shard, Instant now) {
        var bucket = shard % rules.maxConcurrency();
        var last = lastOfBucket.getOrDefault(bucket, Instant.EPOCH);
        if (now.isBefore(last.plus(rules.identifyWindow()))) {
            return false;
        }
        lastOfBucket.put(bucket, now);
        all.add(now);
        return true;
    }

    synchronized List<Instant> all() {
        return List.copyOf(all);
    }
}
