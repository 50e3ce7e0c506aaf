package dev.skylark.lavaplayer;

import dev.skylark.player.Sources.Trouble;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.http.client.methods.HttpUriRequest;
import org.jspecify.annotations.Nullable;

/** How long and how much may be read from the web for one purpose. Whoever is out of patience can end it. */
final class Allowance {

    private final long end;
    private final AtomicLong left;
    private volatile @Nullable HttpUriRequest asking;
    private volatile boolean over;

    Allowance(Duration time, long bytes) {
        this.end = System.nanoTime() + time.toNanos();
        this.left = new AtomicLong(bytes);
    }

    /** As long as it takes, but no more bytes than these. */
    static Allowance bytes(long most) {
        return new Allowance(Duration.ofDays(365), most);
    }

    /** What is asked now, so that it can be broken off where nothing else wakes it. */
    void asks(HttpUriRequest request) {
        asking = request;
    }

    void take(long bytes) throws Refusal {
        if (over || System.nanoTime() - end > 0) {
            throw new Refusal(Trouble.TOO_SLOW, "It took too long.");
        }
        if (left.addAndGet(-Math.max(0, bytes)) < 0) {
            throw new Refusal(Trouble.TOO_LARGE, "It is too large.");
        }
    }

    void end() {
        over = true;
        var request = asking;
        if (request != null) {
            request.abort();
        }
    }
}
