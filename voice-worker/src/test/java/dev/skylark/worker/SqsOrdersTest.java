package dev.skylark.worker;

import static dev.skylark.worker.House.order;
import static dev.skylark.worker.House.play;
import static org.assertj.core.api.Assertions.assertThat;

import dev.skylark.data.Moto;
import dev.skylark.data.Store;
import dev.skylark.voice.VoiceCommand;
import dev.skylark.voice.VoiceOrder;
import dev.skylark.worker.Orders.Waiting;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

final class SqsOrdersTest {

    private static SqsClient client;
    private final List<RuntimeException> unreadable = new ArrayList<>();
    private final String guild = Store.newId();
    private String queue = "";
    private String parking = "";

    @BeforeAll
    static void connect() {
        client = Moto.client(SqsClient.builder());
    }

    @BeforeEach
    void begin() {
        parking = create("parking", Map.of());
        var arn = client.getQueueAttributes(it -> it.queueUrl(parking).attributeNames(QueueAttributeName.QUEUE_ARN))
                .attributes()
                .get(QueueAttributeName.QUEUE_ARN);
        queue = create(
                "orders",
                Map.of(
                        QueueAttributeName.VISIBILITY_TIMEOUT,
                        "1",
                        QueueAttributeName.REDRIVE_POLICY,
                        "{\"deadLetterTargetArn\":\"%s\",\"maxReceiveCount\":\"2\"}".formatted(arn)));
    }

    @Test
    void the_orders_of_a_guild_come_in_the_order_in_which_they_were_given() {
        var given = List.of(
                play("1", guild, "lark"),
                order("2", guild, new VoiceCommand.Pause()),
                order("3", guild, new VoiceCommand.Resume()));
        given.forEach(it -> send(it.guild(), it.id(), it.json().toString()));

        var came = new ArrayList<VoiceOrder>();
        while (came.size() < 3) {
            orders().next().forEach(it -> {
                came.add(it.order());
                it.taken().run();
            });
        }

        assertThat(came).isEqualTo(given);
        assertThat(unreadable).isEmpty();
        assertThat(count(queue)).isZero();
    }

    @Test
    void what_was_not_taken_comes_again() {
        sendOne();
        assertThat(next()).extracting(it -> it.order().id()).containsExactly("1");

        var again = next();
        assertThat(again).as("a second later").extracting(it -> it.order().id()).containsExactly("1");
        again.forEach(it -> it.taken().run());
        assertThat(count(queue)).isZero();
    }

    @Test
    void what_is_given_back_comes_at_once() {
        client.setQueueAttributes(
                it -> it.queueUrl(queue).attributes(Map.of(QueueAttributeName.VISIBILITY_TIMEOUT, "600")));
        sendOne();
        next().forEach(it -> it.back().run());

        assertThat(next()).extracting(it -> it.order().id()).containsExactly("1");
    }

    @Test
    void what_nobody_can_read_is_parked_and_not_lost() throws InterruptedException {
        send(guild, "1", "{\"command\":{\"kind\":\"of-a-later-version\"}}");
        var tries = 0;
        while (count(parking) == 0 && tries++ < 5) {
            // something else is there each time, or we would wait for long
            var other = Store.newId();
            send(other, other, play(other, other, "lark").json().toString());
            next().forEach(it -> it.taken().run());
            Thread.sleep(1100);
        }

        assertThat(count(parking)).isEqualTo(1);
        assertThat(unreadable).hasSize(2).allSatisfy(it -> assertThat(it).isInstanceOf(IllegalArgumentException.class));
    }

    private SqsOrders orders() {
        return new SqsOrders(() -> client, queue, unreadable::add);
    }

    private List<Waiting> next() {
        return orders().next();
    }

    private void sendOne() {
        send(guild, "1", play("1", guild, "lark").json().toString());
    }

    private void send(String group, String id, String body) {
        client.sendMessage(it -> it.queueUrl(queue)
                .messageGroupId(group)
                .messageDeduplicationId(id)
                .messageBody(body));
    }

    private String create(String name, Map<QueueAttributeName, String> more) {
        var attributes = new HashMap<>(more);
        attributes.put(QueueAttributeName.FIFO_QUEUE, "true");
        return client.createQueue(
                        it -> it.queueName(name + "-" + guild + ".fifo").attributes(attributes))
                .queueUrl();
    }

    private static int count(String of) {
        var attributes = client.getQueueAttributes(it -> it.queueUrl(of)
                        .attributeNames(
                                QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES,
                                QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE))
                .attributes();
        return attributes.values().stream().mapToInt(Integer::parseInt).sum();
    }
}
