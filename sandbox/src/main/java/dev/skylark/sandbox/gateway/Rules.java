package dev.skylark.sandbox.gateway;

import java.time.Duration;

/**
 * How strict the gateway is: how often a bot must show that it lives, how many shards may identify in which time, and
 * how long a session without a connection waits to be resumed.
 */
public record Rules(
        Duration heartbeat, int shards, int maxConcurrency, Duration identifyWindow, Duration resumableFor) {

    public static Rules usual() {
        return new Rules(Duration.ofMillis(41_250), 1, 1, Duration.ofSeconds(5), Duration.ofMinutes(3));
    }

    public Rules withHeartbeat(Duration other) {
        return new Rules(other, shards, maxConcurrency, identifyWindow, resumableFor);
    }

    /** How many shards it recommends. */
    public Rules withShards(int other) {
        return new Rules(heartbeat, other, maxConcurrency, identifyWindow, resumableFor);
    }

    public Rules withIdentifies(int atOnce, Duration window) {
        return new Rules(heartbeat, shards, atOnce, window, resumableFor);
    }

    public Rules withResumableFor(Duration other) {
        return new Rules(heartbeat, shards, maxConcurrency, identifyWindow, other);
    }
}
