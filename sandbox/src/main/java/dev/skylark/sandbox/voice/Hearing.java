package dev.skylark.sandbox.voice;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** Keeps what is heard in one guild, and tells it to whoever wants to hear on. */
final class Hearing {

    private static final int RECENT = 1500;
    private static final int INTERVALS = 50 * 60 * 20;
    private static final int SEQUENCES = 0x10000;

    private final Deque<Frame> recent = new ArrayDeque<>();
    private final long[] intervals = new long[INTERVALS];
    private final List<Consumer<Frame>> subscribers = new CopyOnWriteArrayList<>();
    private int measured;
    private long received;
    private long sealed;
    private long plain;
    private long silent;
    private long unopened;
    private long broken;
    private long lost;
    private long bytes;
    private int ssrc;
    private int last = -1;
    private long arrived;
    private boolean paused = true;

    synchronized Heard soFar() {
        var from = measured <= INTERVALS ? Arrays.copyOf(intervals, measured) : intervals;
        return new Heard(
                List.copyOf(recent), received, sealed, plain, silent, unopened, broken, lost, bytes, Pace.of(from));
    }

    /** Counts from zero again. */
    synchronized void forget() {
        recent.clear();
        measured = 0;
        received = 0;
        sealed = 0;
        plain = 0;
        silent = 0;
        unopened = 0;
        broken = 0;
        lost = 0;
        bytes = 0;
        last = -1;
        paused = true;
    }

    /** Until it is closed. */
    Subscription subscribe(Consumer<Frame> subscriber) {
        subscribers.add(subscriber);
        return () -> subscribers.remove(subscriber);
    }

    synchronized void came(Packet packet) {
        received++;
        bytes += packet.bytes().length;
        var gap = Math.floorMod(packet.sequence() - last - 1, SEQUENCES);
        if (last >= 0 && ssrc == packet.ssrc()) {
            // more than half of all numbers ahead means late, not lost
            lost += gap < SEQUENCES / 2 ? gap : 0;
            if (!paused) {
                intervals[measured % INTERVALS] = packet.arrived() - arrived;
                measured++;
            }
        }
        ssrc = packet.ssrc();
        last = packet.sequence();
        arrived = packet.arrived();
        paused = false;
    }

    synchronized void broke() {
        broken++;
    }

    synchronized void stayedShut() {
        unopened++;
    }

    void heard(Frame frame) {
        synchronized (this) {
            if (frame.isSilence()) {
                silent++;
                // what comes next comes when somebody plays again: that is a pause, not a bad pace
                paused = true;
            } else if (frame.sealed()) {
                sealed++;
            } else {
                plain++;
            }
            recent.addLast(frame);
            if (recent.size() > RECENT) {
                recent.removeFirst();
            }
        }
        subscribers.forEach(it -> it.accept(frame));
    }
}
