package dev.skylark.work;

import dev.skylark.voice.VoiceOrder;
import dev.skylark.work.SlottedVoices.Queues;
import java.util.function.Supplier;
import software.amazon.awssdk.services.sqs.SqsClient;

/** {@link Queues} of SQS that keep the order of each guild, and take the same order only once. */
public final class SqsQueues implements Queues {

    private final Supplier<SqsClient> client;
    private final String prefix;

    /** {@code prefix} is how the queues' addresses begin. */
    public SqsQueues(Supplier<SqsClient> client, String prefix) {
        this.client = client;
        this.prefix = prefix;
    }

    @Override
    public void put(int slot, VoiceOrder order) {
        client.get()
                .sendMessage(it -> it.queueUrl(prefix + "-" + slot + ".fifo")
                        .messageGroupId(order.guild())
                        .messageDeduplicationId(order.id())
                        .messageBody(order.json().toString()));
    }
}
