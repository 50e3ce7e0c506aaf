package dev.skylark.worker;

import dev.skylark.json.Json;
import dev.skylark.voice.VoiceOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;

/** {@link Orders} in a FIFO queue, in which each guild is a group. */
final class SqsOrders implements Orders {

    private static final int LONGEST_WAIT_SECONDS = 20;
    private static final int MOST = 10;

    private final Supplier<SqsClient> client;
    private final String queue;
    private final Consumer<RuntimeException> unreadable;

    /** What nobody can read is told to {@code unreadable}, and is parked by SQS after some tries. */
    SqsOrders(Supplier<SqsClient> client, String queue, Consumer<RuntimeException> unreadable) {
        this.client = client;
        this.queue = queue;
        this.unreadable = unreadable;
    }

    @Override
    public List<Waiting> next() {
        var received = client.get()
                .receiveMessage(
                        it -> it.queueUrl(queue).maxNumberOfMessages(MOST).waitTimeSeconds(LONGEST_WAIT_SECONDS));
        var waiting = new ArrayList<Waiting>();
        for (var message : received.messages()) {
            try {
                waiting.add(new Waiting(
                        VoiceOrder.read(Json.read(message.body())), () -> forget(message), () -> giveBack(message)));
            } catch (IllegalArgumentException notOurs) {
                unreadable.accept(notOurs);
            }
        }
        return waiting;
    }

    private void forget(Message message) {
        client.get().deleteMessage(it -> it.queueUrl(queue).receiptHandle(message.receiptHandle()));
    }

    private void giveBack(Message message) {
        client.get()
                .changeMessageVisibility(it -> it.queueUrl(queue)
                        .receiptHandle(message.receiptHandle())
                        .visibilityTimeout(0));
    }
}
