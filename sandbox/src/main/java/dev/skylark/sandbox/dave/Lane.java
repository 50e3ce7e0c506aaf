package dev.skylark.sandbox.dave;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;

/** One thing after the other, whoever asks: members answer while others are still being told. */
final class Lane implements AutoCloseable {

    private static final Logger LOG = System.getLogger(Lane.class.getName());

    private final String what;
    private final ExecutorService steps;

    Lane(String what) {
        this.what = what;
        steps = Executors.newSingleThreadExecutor(Thread.ofVirtual().name(what).factory());
    }

    void run(Runnable step) {
        try {
            steps.execute(() -> {
                try {
                    step.run();
                } catch (Mls.Unfit refused) {
                    LOG.log(Level.WARNING, what + " refuses what it was sent", refused);
                }
            });
        } catch (RejectedExecutionException closed) {
            LOG.log(Level.DEBUG, "{0} is closed.", what);
        }
    }

    void after(Duration wait, Runnable step) {
        Thread.startVirtualThread(() -> {
            try {
                Thread.sleep(wait);
                run(step);
            } catch (InterruptedException closing) {
                Thread.currentThread().interrupt();
            }
        });
    }

    @Override
    public void close() {
        steps.shutdownNow();
    }
}
