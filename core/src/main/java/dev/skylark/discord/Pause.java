package dev.skylark.discord;

import java.time.Duration;

/** Waiting; tests wait without waiting. */
@FunctionalInterface
public interface Pause {

    void take(Duration howLong);

    /** Really waits. When somebody wants us to stop, it ends early and the thread stays marked. */
    static Pause real() {
        return howLong -> {
            try {
                Thread.sleep(howLong);
            } catch (InterruptedException stop) {
                Thread.currentThread().interrupt();
            }
        };
    }
}
