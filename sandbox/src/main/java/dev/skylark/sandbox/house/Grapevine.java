package dev.skylark.sandbox.house;

import dev.skylark.fact.Bus;
import dev.skylark.fact.Fact;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

/** {@link Bus} on one machine: facts are told from another thread, and again when somebody could not take them in. */
final class Grapevine implements Bus, AutoCloseable {

    private static final Logger LOG = System.getLogger(Grapevine.class.getName());
    private static final int TRIES = 3;

    private final Duration pause;
    private final Consumer<Fact> ears;
    private final ExecutorService tellers = Executors.newVirtualThreadPerTaskExecutor();

    Grapevine(Duration pause, Consumer<Fact> ears) {
        this.pause = pause;
        this.ears = ears;
    }

    @Override
    public void tell(Fact fact) {
        tellers.execute(() -> tryToTell(fact));
    }

    private void tryToTell(Fact fact) {
        for (int tries = 1; ; tries++) {
            try {
                ears.accept(fact);
                return;
            } catch (RuntimeException failed) {
                LOG.log(Level.WARNING, "A fact was not taken in, try {0} of {1}: {2}: {3}", tries, TRIES, fact, failed);
                if (tries == TRIES || !waited(tries)) {
                    return;
                }
            }
        }
    }

    private boolean waited(int times) {
        try {
            Thread.sleep(pause.multipliedBy(times));
            return true;
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Override
    public void close() {
        tellers.shutdownNow();
    }
}
