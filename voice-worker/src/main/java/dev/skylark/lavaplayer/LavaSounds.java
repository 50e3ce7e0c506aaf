package dev.skylark.lavaplayer;

import dev.skylark.player.Sounds;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/** Sound by LavaPlayer. Opus that nobody wants changed goes through as it is. */
public final class LavaSounds implements Sounds {

    private static final AtomicLong THREADS = new AtomicLong();

    /** Decoding is work and waiting in native code, so each track has a thread of the system's. */
    private static final ExecutorService DECODERS = Executors.newCachedThreadPool(it -> Thread.ofPlatform()
            .daemon()
            .name("sound-" + THREADS.incrementAndGet())
            .unstarted(it));

    private final Seal seal;

    LavaSounds(Seal seal) {
        this.seal = seal;
    }

    @Override
    public Sound open(Consumer<Heard> ear) {
        return new LavaSound(seal, DECODERS, ear);
    }
}
