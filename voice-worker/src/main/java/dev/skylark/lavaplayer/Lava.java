package dev.skylark.lavaplayer;

import com.sedmelluq.discord.lavaplayer.player.DefaultAudioPlayerManager;
import dev.skylark.player.Sounds;
import dev.skylark.player.Sources;
import dev.skylark.voice.Track;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** LavaPlayer as Skylark uses it: where music is found and how it is made sound of. */
public final class Lava implements AutoCloseable {

    /** What is no radio and larger than this would take hours to hear. */
    private static final long LARGEST = 500L << 20;

    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private final DefaultAudioPlayerManager manager = new DefaultAudioPlayerManager();
    private final Loads loads;
    private final LavaSources sources;
    private final Sounds sounds;

    /**
     * {@code ytDlp} is the program that plays YouTube, where whoever runs Skylark has installed it and wants it;
     * {@code library} has the guilds' own recordings.
     */
    public record Setup(Clock clock, Optional<Library> library, Optional<Path> ytDlp) {}

    /** Addresses lead only to where everybody may go. */
    public Lava(Setup setup) {
        this(setup, new OpenNetwork(), PATIENCE);
    }

    /** The same, and to one neighbour: the sandbox has its files on this machine. */
    public Lava(Setup setup, InetSocketAddress neighbour) {
        this(setup, new Guard(new OpenNetwork(), Optional.of(neighbour)), PATIENCE);
    }

    /** {@code open} says which addresses may be connected to, and {@code patience} how long a search may take. */
    Lava(Setup setup, Predicate<InetAddress> open, Duration patience) {
        this(setup, new Guard(open), patience);
    }

    private Lava(Setup setup, Guard guard, Duration patience) {
        var web = new WebSource(new Web(guard), LARGEST);
        var library = setup.library().map(it -> new LibrarySource(it, web));
        var youTube = setup.ytDlp().map(YtDlp::new);
        var sites = new Sites(manager, guard);
        manager.registerSourceManager(web);
        library.ifPresent(manager::registerSourceManager);
        youTube.ifPresent(manager::registerSourceManager);
        loads = new Loads(patience);
        var seal = new Seal(manager);
        sources = new LavaSources(loads, new Breakers(setup.clock()), web, sites, library, youTube, seal);
        sounds = new LavaSounds(seal);
    }

    public Sources sources() {
        return sources;
    }

    public Sounds sounds() {
        return sounds;
    }

    /** How each source is, in a few words for whoever looks after Skylark. */
    public Map<Track.Source, String> health() {
        return sources.health();
    }

    @Override
    public void close() {
        loads.close();
        manager.shutdown();
    }
}
