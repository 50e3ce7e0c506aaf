package dev.skylark.lavaplayer;

import com.sedmelluq.discord.lavaplayer.player.DefaultAudioPlayerManager;
import dev.skylark.player.Sounds;
import dev.skylark.player.Sources;
import java.net.InetAddress;
import java.time.Duration;
import java.util.function.Predicate;

/** LavaPlayer as Skylark uses it: where music is found and how it is made sound of. */
public final class Lava implements AutoCloseable {

    /** What is no radio and larger than this would take hours to hear. */
    private static final long LARGEST = 500L << 20;

    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private final DefaultAudioPlayerManager manager = new DefaultAudioPlayerManager();
    private final Loads loads;
    private final Sources sources;
    private final Sounds sounds;

    /** Addresses lead only to where everybody may go. */
    public Lava() {
        this(new OpenNetwork());
    }

    Lava(Predicate<InetAddress> open) {
        this(open, PATIENCE);
    }

    /** {@code open} says which addresses may be connected to, and {@code patience} how long a search may take. */
    Lava(Predicate<InetAddress> open, Duration patience) {
        loads = new Loads(patience);
        var web = new WebSource(new Web(new Guard(open)), LARGEST);
        manager.registerSourceManager(web);
        var seal = new Seal(manager);
        sources = new LavaSources(loads, web, seal);
        sounds = new LavaSounds(seal);
    }

    public Sources sources() {
        return sources;
    }

    public Sounds sounds() {
        return sounds;
    }

    @Override
    public void close() {
        loads.close();
        manager.shutdown();
    }
}
