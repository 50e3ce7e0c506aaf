package dev.skylark.work;

import dev.skylark.data.Item;
import dev.skylark.data.Rows;
import dev.skylark.data.Rows.Write;
import dev.skylark.voice.SlotRows;
import dev.skylark.voice.VoiceOrder;
import java.time.Clock;
import java.time.Duration;
import java.util.function.Supplier;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * {@link Voices} over a FIFO queue for each slot, and a service of ECS that is raised when somebody is needed. The order
 * goes first and the look at who is there second: a worker that ends looks the other way round, so one of both sees the
 * other.
 */
public final class SqsVoices implements Voices {

    /** What nobody has touched for so long is forgotten. */
    private static final Duration FORGOTTEN = Duration.ofDays(30);

    /** What it needs of AWS and of the settings. */
    public record Needs(
            Supplier<SqsClient> queues,
            Supplier<EcsClient> services,
            String queuePrefix,
            int slots,
            String cluster,
            String service) {}

    private final Needs needs;
    private final Rows rows;
    private final Clock clock;

    public SqsVoices(Needs needs, Rows rows, Clock clock) {
        this.needs = needs;
        this.rows = rows;
        this.clock = clock;
    }

    @Override
    public Reception send(VoiceOrder order) {
        var slot = SlotRows.of(order.guild(), needs.slots());
        if (!order.command().wakes()) {
            if (!isCaredFor(slot)) {
                return Reception.ASLEEP;
            }
            queue(order, slot);
            return Reception.HEARD;
        }
        queue(order, slot);
        if (isHeldAfterOrdering(slot)) {
            return Reception.HEARD;
        }
        raise();
        return Reception.WAKING;
    }

    private void queue(VoiceOrder order, int slot) {
        needs.queues()
                .get()
                .sendMessage(it -> it.queueUrl(needs.queuePrefix() + "-" + slot + ".fifo")
                        .messageGroupId(order.guild())
                        .messageDeduplicationId(order.id())
                        .messageBody(order.json().toString()));
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
        return !slot.text("holder").isEmpty() && clock.instant().isBefore(slot.instant("until"));
    }

    private void raise() {
        var there = needs.services()
                .get()
                .describeServices(it -> it.cluster(needs.cluster()).services(needs.service()))
                .services();
        if (there.stream().allMatch(it -> it.desiredCount() == 0)) {
            needs.services()
                    .get()
                    .updateService(it ->
                            it.cluster(needs.cluster()).service(needs.service()).desiredCount(1));
        }
    }
}
