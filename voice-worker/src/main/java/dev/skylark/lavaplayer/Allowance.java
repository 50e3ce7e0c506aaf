package dev.skylark.lavaplayer;

import dev.skylark.player.Sources.Trouble;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/** How long and how much may be read from the web for one purpose. Whoever is out of patience can end it. */
final class Allowance {

    private final long start = System.nanoTime();
    private final Duration time;
    private final AtomicLong left;
    private volatile Runnable end = () -> {};
    private volatile boolean over;

    Allowance(Duration time, long bytes) {
        this.time = time;
        this.left = new AtomicLong(bytes);
    }

    /** As long as it takes, but no more bytes than these. */
    static Allowance bytes(long most) {
        return new Allowance(Duration.ofDays(365), most);
    }

    /** How to break off what is waited for now, where nothing else wakes it. */
    void waits(Runnable breakOff) {
        end = breakOff;
        if (over) {
            breakOff.run();
        }
    }

    void take(long bytes) throws Refusal {
        if (over || spent() > 1) {
            throw new Refusal(Trouble.TOO_SLOW, "It took too long.");
        }
        if (left.addAndGet(-Math.max(0, bytes)) < 0) {
            throw new Refusal(Trouble.TOO_LARGE, "It is too large.");
        }
    }

    /** Which part of the time is over. */
    double spent() {
        return (double) (System.nanoTime() - start) / time.toNanos();
    }

    void end() {
        over = true;
        end.run();
    }
}
