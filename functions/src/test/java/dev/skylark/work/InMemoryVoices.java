package dev.skylark.work;

import dev.skylark.voice.VoiceOrder;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** {@link Voices} that remembers what was sent; the twin for tests. */
public final class InMemoryVoices implements Voices {

    private final List<VoiceOrder> orders = new CopyOnWriteArrayList<>();
    private final AtomicInteger calls = new AtomicInteger();
    private volatile boolean awake = true;
    private volatile boolean reachable = true;

    @Override
    public Reception send(VoiceOrder order) {
        if (!reachable) {
            throw new IllegalStateException("SQS answered 503");
        }
        if (!awake && !order.command().wakes()) {
            return Reception.ASLEEP;
        }
        if (orders.stream().noneMatch(it -> it.id().equals(order.id()))) {
            orders.add(order);
        }
        return awake ? Reception.HEARD : Reception.WAKING;
    }

    @Override
    public void call() {
        if (!reachable) {
            throw new IllegalStateException("ECS answered 503");
        }
        calls.incrementAndGet();
    }

    /** How often a worker was called for. */
    public int calls() {
        return calls.get();
    }

    public void fallAsleep() {
        awake = false;
    }

    public void reachable(boolean now) {
        reachable = now;
    }

    public List<VoiceOrder> orders() {
        return List.copyOf(orders);
    }
}
