package dev.skylark.lavaplayer;

import dev.skylark.player.Sources.Trouble;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Looks for music in a few places at a time, and only as long as people wait for it. */
final class Loads implements AutoCloseable {

    private static final int OVERALL = 16;
    private static final int PER_GUILD = 4;

    /** More than any container needs to say what is in it, and little enough to be no burden. */
    private static final long BYTES = 32L << 20;

    /** A search in one place. */
    @FunctionalInterface
    interface Load<T> {
        T within(Allowance allowance) throws Exception;
    }

    private final Duration patience;
    private final Semaphore overall = new Semaphore(OVERALL, true);
    private final Map<String, Semaphore> guilds = new ConcurrentHashMap<>();

    /** What reads a stranger's file may work instead of wait, so it has a thread of the system's. */
    private final ExecutorService threads = Executors.newCachedThreadPool(
            Thread.ofPlatform().daemon().name("load-", 0).factory());

    Loads(Duration patience) {
        this.patience = patience;
    }

    /** Whoever is abandoned keeps its place until it has really ended, so that there are never more than may be. */
    <T> T run(String guild, Load<T> load) throws IOException {
        var allowance = new Allowance(patience, BYTES);
        var places = guilds.computeIfAbsent(guild, it -> new Semaphore(PER_GUILD, true));
        var end = System.nanoTime() + patience.toNanos();
        try {
            take(places, end);
            try {
                take(overall, end);
            } catch (Refusal full) {
                places.release();
                throw full;
            }
            var running = threads.submit(() -> {
                try {
                    return load.within(allowance);
                } finally {
                    overall.release();
                    places.release();
                }
            });
            return running.get(end - System.nanoTime(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException slow) {
            throw tooSlow();
        } catch (ExecutionException failed) {
            throw new IOException(failed.getCause());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw tooSlow();
        } finally {
            allowance.end();
        }
    }

    private static void take(Semaphore places, long end) throws InterruptedException, Refusal {
        if (!places.tryAcquire(end - System.nanoTime(), TimeUnit.NANOSECONDS)) {
            throw tooSlow();
        }
    }

    private static Refusal tooSlow() {
        return new Refusal(Trouble.TOO_SLOW, "Nobody waits longer.");
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
