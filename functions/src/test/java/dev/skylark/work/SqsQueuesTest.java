package dev.skylark.work;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skylark.data.Moto;
import dev.skylark.json.Json;
import dev.skylark.voice.VoiceCommand;
import dev.skylark.voice.VoiceOrder;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

final class SqsQueuesTest {

    private final SqsClient client = Moto.client(SqsClient.builder());
    private final String url = client.createQueue(
                    it -> it.queueName("doors-3.fifo").attributes(Map.of(QueueAttributeName.FIFO_QUEUE, "true")))
            .queueUrl();

    @Test
    void orders_wait_by_guild_in_their_order_and_each_only_once() {
        var queues = new SqsQueues(() -> client, url.substring(0, url.length() - "-3.fifo".length()));
        var first = SlottedVoicesTest.play("1");
        var second = SlottedVoicesTest.order("2", new VoiceCommand.Pause());
        queues.put(3, first);
        queues.put(3, second);
        queues.put(3, first);

        var waiting = client.receiveMessage(it -> it.queueUrl(url)
                        .maxNumberOfMessages(10)
                        .messageSystemAttributeNames(MessageSystemAttributeName.MESSAGE_GROUP_ID))
                .messages();

        assertThat(waiting)
                .extracting(it -> VoiceOrder.read(Json.read(it.body())))
                .isEqualTo(List.of(first, second));
        assertThat(waiting)
                .extracting(it -> it.attributes().get(MessageSystemAttributeName.MESSAGE_GROUP_ID))
                .containsOnly(first.guild());
    }
}
