package dev.skylark.sandbox.house;

import dev.skylark.voice.VoiceOrder;
import dev.skylark.work.SlottedVoices.Queues;
import dev.skylark.worker.Orders;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingDeque;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.concurrent.TimeUnit;

/** The queues to the voice worker, as SQS keeps them: what nobody has taken for good is brought again. */
final class PlayedQueues implements Queues {

    private final Map<Integer, BlockingDeque<VoiceOrder>> waiting = new ConcurrentHashMap<>();
    private final Map<String, Runnable> underway = new ConcurrentHashMap<>();

    @Override
    public void put(int slot, VoiceOrder order) {
        queue(slot).addLast(order);
    }

    Orders of(int slot) {
        return () -> next(queue(slot));
    }

    /** Whoever had taken them is gone. */
    void bringAgain() {
        List.copyOf(underway.values()).forEach(Runnable::run);
        underway.clear();
    }

    private void bringAgain(VoiceOrder order) {
        var again = underway.remove(order.id());
        if (again != null) {
            again.run();
        }
    }

    private BlockingDeque<VoiceOrder> queue(int slot) {
        return waiting.computeIfAbsent(slot, _ -> new LinkedBlockingDeque<>());
    }

    private List<Orders.Waiting> next(BlockingDeque<VoiceOrder> queue) {
        try {
            var order = queue.pollFirst(1, TimeUnit.SECONDS);
            if (order == null) {
                return List.of();
            }
            underway.put(order.id(), () -> queue.addFirst(order));
            return List.of(new Orders.Waiting(order, () -> underway.remove(order.id()), () -> bringAgain(order)));
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
            return List.of();
        }
    }
}
