package dev.skylark.work;

import dev.skylark.data.Item;
import dev.skylark.data.Rows;
import dev.skylark.data.Rows.Write;
import dev.skylark.voice.SlotRows;
import dev.skylark.voice.VoiceOrder;
import java.time.Clock;
import java.time.Duration;

/**
 * {@link Voices} over a queue for each slot, and workers that are started when somebody is needed. The order goes first
 * and the look at who is there second: a worker that ends looks the other way round, so one of both sees the other.
 */
public final class SlottedVoices implements Voices {

    /** Where orders wait for the worker of a slot, in the order in which they were given in each guild. */
    @FunctionalInterface
    public interface Queues {
        void put(int slot, VoiceOrder order);
    }

    /** What nobody has touched for so long is forgotten. */
    private static final Duration FORGOTTEN = Duration.ofDays(30);

    private final Queues queues;
    private final Runnable start;
    private final int slots;
    private final Rows rows;
    private final Clock clock;

    public SlottedVoices(Queues queues, Runnable start, int slots, Rows rows, Clock clock) {
        this.queues = queues;
        this.start = start;
        this.slots = slots;
        this.rows = rows;
        this.clock = clock;
    }

    @Override
    public Reception send(VoiceOrder order) {
        var slot = SlotRows.of(order.guild(), slots);
        if (!order.command().wakes()) {
            if (!isCaredFor(slot)) {
                return Reception.ASLEEP;
            }
            queues.put(slot, order);
            return Reception.HEARD;
        }
        queues.put(slot, order);
        if (isHeldAfterOrdering(slot)) {
            return Reception.HEARD;
        }
        start.run();
        return Reception.WAKING;
    }

    @Override
    public void call() {
        start.run();
    }

    /** Somebody has the slot, or will have it in a moment because guilds of it are played for. */
    private boolean isCaredFor(int slot) {
        return rows.find(SlotRows.SLOTS, SlotRows.slot(slot))
                .filter(it -> isHeld(it) || clock.instant().isBefore(it.instant(SlotRows.BUSY)))
                .isPresent();
    }

    private boolean isHeldAfterOrdering(int slot) {
        var now = clock.instant();
        var write = rows.setIf(
                SlotRows.SLOTS,
                SlotRows.slot(slot),
                "#ordered = :ordered, #expires = :expires",
                "attribute_not_exists(#ordered) OR #ordered <= :ordered",
                Item.values("ordered", now.plus(SlotRows.PATIENCE).toEpochMilli())
                        .with("expires", now.plus(FORGOTTEN).getEpochSecond()));
        return isHeld(
                switch (write) {
                    case Write.Done(var item) -> item;
                    case Write.Kept(var item) -> item;
                });
    }

    private boolean isHeld(Item slot) {
        return !slot.text(SlotRows.HOLDER).isEmpty() && clock.instant().isBefore(slot.instant(SlotRows.UNTIL));
    }
}
