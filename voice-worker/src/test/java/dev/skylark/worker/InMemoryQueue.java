package dev.skylark.worker;

import dev.skylark.voice.VoiceOrder;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.concurrent.TimeUnit;

/** {@link Orders} in memory; the twin for tests. */
final class InMemoryQueue implements Orders {

    private final LinkedBlockingDeque<VoiceOrder> waiting = new LinkedBlockingDeque<>();
    private final List<String> taken = new CopyOnWriteArrayList<>();
    private final List<String> back = new CopyOnWriteArrayList<>();

    void put(VoiceOrder order) {
        waiting.addLast(order);
    }

    List<String> taken() {
        return List.copyOf(taken);
    }

    List<String> back() {
        return List.copyOf(back);
    }

    Waiting waiting(VoiceOrder order) {
        return new Waiting(order, () -> taken.add(order.id()), () -> {
            back.add(order.id());
            waiting.addFirst(order);
        });
    }

    @Override
    public List<Waiting> next() {
        try {
            var order = waiting.pollFirst(20, TimeUnit.MILLISECONDS);
            return order == null ? List.of() : List.of(waiting(order));
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
            return List.of();
        }
    }
}
