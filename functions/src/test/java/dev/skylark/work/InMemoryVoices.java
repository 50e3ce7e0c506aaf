package dev.skylark.work;

import dev.skylark.voice.VoiceOrder;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** {@link Voices} that remembers what was sent; the twin for tests. */
public final class InMemoryVoices implements Voices {

    private final List<VoiceOrder> orders = new CopyOnWriteArrayList<>();
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
