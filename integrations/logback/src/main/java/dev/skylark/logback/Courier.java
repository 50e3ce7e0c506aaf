package dev.skylark.logback;

import ch.qos.logback.classic.spi.ILoggingEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.StringJoiner;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Function;

/** Keeps events, merges alike ones, and carries them to Skylark on a thread of its own; never keeps anybody waiting. */
final class Courier {

    static final String THREAD = "skylark-alerts";

    private static final int ROOM = 1000;
    private static final int BATCH = 100;
    /** Skylark takes no higher count. */
    private static final long MOST_ALIKE = 1_000_000;

    private static final long GATHER = Duration.ofSeconds(2).toNanos();
    private static final long FIRST_PAUSE = Duration.ofSeconds(1).toNanos();
    private static final long LONGEST_PAUSE = Duration.ofMinutes(1).toNanos();
    private static final long HURRIED_PAUSE = Duration.ofMillis(250).toNanos();

    /** The first of alike events, and how many there were. */
    private record Parcel(ILoggingEvent event, long count) {}

    private final SignedPost post;
    private final Function<ILoggingEvent, Alert> written;
    private final Consumer<String> complaint;
    private final long began = System.nanoTime();
    private final Thread thread = new Thread(this::run, THREAD);

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    /** Oldest first. */
    private final LinkedHashMap<Likeness, Parcel> waiting = new LinkedHashMap<>();

    private long oldestSince;
    private long dropped;
    private boolean busy;
    private boolean complained;
    private boolean closed;
    private long hurryUntil;

    Courier(SignedPost post, Function<ILoggingEvent, Alert> written, Consumer<String> complaint) {
        this.post = post;
        this.written = written;
        this.complaint = complaint;
        thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    void take(ILoggingEvent event) {
        var likeness = Likeness.of(event);
        lock.lock();
        try {
            if (closed) {
                return;
            }
            var like = waiting.get(likeness);
            if (like != null) {
                if (like.count() < MOST_ALIKE) {
                    waiting.put(likeness, new Parcel(like.event(), like.count() + 1));
                } else {
                    dropped++;
                }
                return;
            }
            if (waiting.size() >= ROOM) {
                var oldest = waiting.entrySet().iterator();
                dropped += oldest.next().getValue().count();
                oldest.remove();
            }
            if (waiting.isEmpty()) {
                oldestSince = now();
            }
            waiting.put(likeness, new Parcel(event, 1));
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Takes nothing more, and waits until all is delivered, but no longer than this. */
    void close(Duration patience) {
        lock.lock();
        try {
            closed = true;
            hurryUntil = now() + patience.toNanos();
            changed.signalAll();
            var left = patience.toNanos();
            while ((busy || !waiting.isEmpty()) && left > 0) {
                left = changed.awaitNanos(left);
            }
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
        } finally {
            lock.unlock();
        }
    }

    private void run() {
        try {
            for (var batch = nextBatch(); !batch.isEmpty(); batch = nextBatch()) {
                try {
                    deliver(batch, takenDropped());
                } catch (RuntimeException trouble) {
                    lose(batch, 0, trouble.toString());
                }
                settle();
            }
        } catch (InterruptedException end) {
            Thread.currentThread().interrupt();
        }
    }

    /** What is to be sent next, when it is time; empty when nothing will come any more. */
    private List<Parcel> nextBatch() throws InterruptedException {
        lock.lock();
        try {
            while (true) {
                var due = oldestSince + GATHER - now();
                if (!waiting.isEmpty() && (closed || due <= 0 || waiting.size() >= BATCH)) {
                    break;
                }
                if (closed) {
                    return List.of();
                }
                if (waiting.isEmpty()) {
                    changed.await();
                } else {
                    changed.awaitNanos(due);
                }
            }
            var batch = new ArrayList<Parcel>();
            for (var oldest = waiting.values().iterator(); oldest.hasNext() && batch.size() < BATCH; ) {
                batch.add(oldest.next());
                oldest.remove();
            }
            oldestSince = now();
            busy = true;
            return batch;
        } finally {
            lock.unlock();
        }
    }

    private void deliver(List<Parcel> batch, long told) throws InterruptedException {
        var body = new StringJoiner(",", "{\"alerts\":[", "]}");
        for (var i = 0; i < batch.size(); i++) {
            var parcel = batch.get(i);
            body.add(written.apply(parcel.event()).json(parcel.count(), i == 0 ? told : 0));
        }
        var name = UUID.randomUUID().toString();
        for (var pause = FIRST_PAUSE; ; pause = Math.min(2 * pause, LONGEST_PAUSE)) {
            var reply = post.send(body.toString(), name);
            if (reply.taken()) {
                complained = false;
                return;
            }
            if (reply.tooLarge() && batch.size() > 1) {
                var half = batch.size() / 2;
                deliver(batch.subList(0, half), told);
                deliver(batch.subList(half, batch.size()), 0);
                return;
            }
            var said = reply.status() + " " + reply.sentence();
            if (!reply.later()) {
                lose(batch, told, said);
                return;
            }
            if (!rest((long) (pause * ThreadLocalRandom.current().nextDouble(0.75, 1.25)))) {
                lose(batch, told, "time is over, the last answer was " + said);
                return;
            }
        }
    }

    /** Waits before the next try, shorter when the program ends; false when there is no next try. */
    private boolean rest(long pause) throws InterruptedException {
        lock.lock();
        try {
            var since = now();
            while (true) {
                var left = since + (closed ? Math.min(pause, HURRIED_PAUSE) : pause) - now();
                if (closed && now() >= hurryUntil) {
                    return false;
                }
                if (left <= 0) {
                    return true;
                }
                changed.awaitNanos(left);
            }
        } finally {
            lock.unlock();
        }
    }

    private long takenDropped() {
        lock.lock();
        try {
            var told = dropped;
            dropped = 0;
            return told;
        } finally {
            lock.unlock();
        }
    }

    /** What is lost is told with the next alert; the program's own people see one line of it in Logback's status. */
    private void lose(List<Parcel> batch, long told, String reason) {
        var lost = batch.stream().mapToLong(Parcel::count).sum();
        lock.lock();
        try {
            dropped += told + lost;
        } finally {
            lock.unlock();
        }
        if (!complained) {
            complained = true;
            complaint.accept(lost + " alerts were not taken in: " + reason);
        }
    }

    private void settle() {
        lock.lock();
        try {
            busy = false;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Nanoseconds since the beginning, so that times can be compared by their size. */
    private long now() {
        return System.nanoTime() - began;
    }
}
