package dev.skylark.sandbox.home;

import dev.skylark.json.Json;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/** Writes the state down soon after it changed, many changes at once, and a last time when the sandbox stops. */
public final class Keep implements AutoCloseable {

    private static final Logger LOG = System.getLogger(Keep.class.getName());

    /** Short enough that a killed sandbox loses less than a second. */
    private static final int MILLISECONDS = 250;

    private final Home home;
    private final String name;
    private final Supplier<Json> state;
    private final AtomicBoolean waiting = new AtomicBoolean();
    private final ScheduledThreadPoolExecutor soon = new ScheduledThreadPoolExecutor(
            1, Thread.ofPlatform().daemon().name("keep").factory(), new ThreadPoolExecutor.DiscardPolicy());

    public Keep(Home home, String name, Supplier<Json> state) {
        this.home = home;
        this.name = name;
        this.state = state;
        soon.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    }

    public void changed() {
        if (waiting.compareAndSet(false, true)) {
            var _ = soon.schedule(this::write, MILLISECONDS, TimeUnit.MILLISECONDS);
        }
    }

    @Override
    public void close() {
        soon.shutdown();
        write();
    }

    private synchronized void write() {
        // Before the state is read: a change from now on asks for the next write.
        waiting.set(false);
        try {
            home.write(name, state.get().bytes());
        } catch (RuntimeException broken) {
            LOG.log(Level.ERROR, "The sandbox could not remember its state", broken);
        }
    }
}
