package dev.skylark.sandbox.house;

import dev.skylark.voice.VoiceOrder;
import dev.skylark.work.SlottedVoices.Queues;
import dev.skylark.worker.Orders;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The queues to the voice worker, as SQS keeps them: what nobody has taken for good is brought again. */
final class PlayedQueues implements Queues {

    private static final long PATIENCE_MILLISECONDS = 1000;

    private final Map<Integer, Deque<VoiceOrder>> waiting = new LinkedHashMap<>();
    private final Map<String, Runnable> underway = new LinkedHashMap<>();

    @Override
    public synchronized void put(int slot, VoiceOrder order) {
        waiting.computeIfAbsent(slot, _ -> new ArrayDeque<>()).addLast(order);
        notifyAll();
    }

    Orders of(int slot) {
        return () -> next(slot);
    }

    /** Whoever had taken them is gone. */
    synchronized void bringAgain() {
        List.copyOf(underway.values()).forEach(Runnable::run);
        underway.clear();
    }

    private synchronized List<Orders.Waiting> next(int slot) {
        var mine = waiting.computeIfAbsent(slot, _ -> new ArrayDeque<>());
        try {
            if (mine.isEmpty()) {
                wait(PATIENCE_MILLISECONDS);
            }
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
            return List.of();
        }
        var taken = new ArrayList<Orders.Waiting>();
        while (!mine.isEmpty()) {
            var order = mine.removeFirst();
            underway.put(order.id(), () -> mine.addFirst(order));
            taken.add(new Orders.Waiting(order, () -> done(order)));
        }
        return taken;
    }

    private synchronized void done(VoiceOrder order) {
        underway.remove(order.id());
    }
}
