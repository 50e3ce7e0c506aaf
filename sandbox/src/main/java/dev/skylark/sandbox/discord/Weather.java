package dev.skylark.sandbox.discord;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/** Bad days of Discord's REST, made on purpose. A restart ends them. */
final class Weather {

    private volatile boolean down;
    private volatile Duration delay = Duration.ZERO;
    private final AtomicInteger storm = new AtomicInteger();

    void down(boolean now) {
        down = now;
    }

    void slow(Duration by) {
        delay = by;
    }

    /** The next so many calls are told to come back later. */
    void storm(int calls) {
        storm.set(calls);
    }

    boolean isDown() {
        return down;
    }

    boolean takesFromStorm() {
        return storm.getAndUpdate(it -> Math.max(0, it - 1)) > 0;
    }

    /** Takes as long as Discord takes today. */
    void pass() {
        try {
            Thread.sleep(delay);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }
}
