package dev.skylark.lavaplayer;

import dev.skylark.voice.Track.Source;
import java.time.Clock;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * A breaker for each source, and for the web one for each of its hosts: else a stranger could take the web from all guilds
 * with a handful of dead addresses.
 */
final class Breakers {

    private static final int HOSTS = 1_000;

    /** Radios and attachments are of the web. */
    private static final Set<Source> OF_THE_WEB = EnumSet.of(Source.HTTP, Source.RADIO, Source.ATTACHMENT);

    private final Clock clock;
    private final Map<Source, Breaker> sources = new EnumMap<>(Source.class);
    private final Map<String, Breaker> hosts = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Breaker> eldest) {
            return size() > HOSTS;
        }
    };

    Breakers(Clock clock) {
        this.clock = clock;
    }

    synchronized Breaker of(Source source) {
        return sources.computeIfAbsent(source, it -> new Breaker(clock));
    }

    synchronized Breaker of(String host) {
        return hosts.computeIfAbsent(host, it -> new Breaker(clock));
    }

    /** What is known of each source, in a few words. */
    synchronized Map<Source, String> health() {
        var health = new EnumMap<Source, String>(Source.class);
        EnumSet.complementOf(EnumSet.copyOf(OF_THE_WEB)).forEach(it -> health.put(it, of(it).state()));
        var resting = hosts.values().stream().filter(Breaker::isResting).count();
        health.put(Source.HTTP, resting == 0 ? "working" : "working, but for hosts that rest: " + resting);
        return health;
    }
}
