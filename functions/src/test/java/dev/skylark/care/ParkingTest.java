package dev.skylark.care;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.skylark.care.Parking.Letter;
import dev.skylark.data.Moto;
import dev.skylark.data.Store;
import dev.skylark.data.Time;
import dev.skylark.fleet.Answer;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.ReceiveMessageRequest;
import software.amazon.awssdk.services.sqs.model.ReceiveMessageResponse;

/** What holds of every {@link Parking}: of the twin, and of SQS as moto plays it. */
final class ParkingTest {

    /** A parking, and how something gets there. */
    record Place(Parking parking, BiConsumer<String, String> park) {}

    static Stream<Named<Place>> all() {
        var twin = new InMemoryParking(new Time(), "jobs", "work");
        return Stream.of(Named.of("memory", new Place(twin, twin::park)), Named.of("moto", moto()));
    }

    private static Place moto() {
        var client = Moto.client(SqsClient.builder());
        var queues = Map.of("work", queue(client, "work"), "jobs", queue(client, "jobs"));
        return new Place(
                new SqsParking(() -> client, queues),
                (place, body) ->
                        client.sendMessage(it -> it.queueUrl(queues.get(place)).messageBody(body)));
    }

    private static String queue(SqsClient client, String name) {
        return client.createQueue(it -> it.queueName(name + "-" + Store.newId()))
                .queueUrl();
    }

    @ParameterizedTest
    @MethodSource("all")
    void what_is_read_goes_on_waiting(Place it) {
        it.park().accept("work", "one");
        it.park().accept("work", "two");
        it.park().accept("jobs", "three");

        assertThat(it.parking().places()).containsExactly("jobs", "work");
        for (int time = 0; time < 2; time++) {
            assertThat(it.parking().waiting("work")).isEqualTo(Answer.got(2L));
            assertThat(read(it, "work")).extracting(Letter::body).containsExactlyInAnyOrder("one", "two");
        }
        assertThat(read(it, "jobs")).singleElement().satisfies(letter -> {
            assertThat(letter.place()).isEqualTo("jobs");
            assertThat(letter.id()).isNotEmpty();
        });
    }

    @ParameterizedTest
    @MethodSource("all")
    void what_is_taken_is_gone_and_nothing_else_is(Place it) {
        it.park().accept("work", "one");
        it.park().accept("work", "two");
        var taken = new ArrayList<String>();

        var many = it.parking().take("work", letter -> letter.body().equals("one"), letter -> taken.add(letter.body()));

        assertThat(many).isEqualTo(Answer.got(1));
        assertThat(taken).containsExactly("one");
        assertThat(read(it, "work")).extracting(Letter::body).containsExactly("two");
    }

    @ParameterizedTest
    @MethodSource("all")
    void what_fails_while_it_is_taken_goes_on_waiting(Place it) {
        it.park().accept("work", "one");

        assertThatThrownBy(() -> it.parking().take("work", _ -> true, _ -> {
                    throw new IllegalStateException("not now");
                }))
                .isInstanceOf(IllegalStateException.class);

        assertThat(read(it, "work")).extracting(Letter::body).containsExactly("one");
    }

    /** SQS asks only some of its machines unless it is told to wait, so it says of few messages that there are none. */
    @Test
    void what_waits_is_found_although_sqs_is_in_a_hurry() {
        var client = Moto.client(SqsClient.builder());
        var queue = queue(client, "hurry");
        client.sendMessage(it -> it.queueUrl(queue).messageBody("one"));
        var hasty = (SqsClient) Proxy.newProxyInstance(
                SqsClient.class.getClassLoader(), new Class<?>[] {SqsClient.class}, (_, method, arguments) -> {
                    if (method.getName().equals("receiveMessage") && arguments[0] instanceof Consumer<?> how) {
                        return hasty(client, how);
                    }
                    return method.invoke(client, arguments);
                });
        var parking = new SqsParking(() -> hasty, Map.of("work", queue));

        assertThat(parking.read("work", 5))
                .isInstanceOfSatisfying(
                        Answer.Got.class, it -> assertThat((List<?>) it.value()).hasSize(1));
        assertThat(parking.take("work", _ -> true, _ -> {})).isEqualTo(Answer.got(1));
    }

    @SuppressWarnings("unchecked")
    private static ReceiveMessageResponse hasty(SqsClient client, Consumer<?> how) {
        var request = ReceiveMessageRequest.builder();
        ((Consumer<ReceiveMessageRequest.Builder>) how).accept(request);
        var asked = request.build();
        return asked.waitTimeSeconds() == null || asked.waitTimeSeconds() == 0
                ? ReceiveMessageResponse.builder().build()
                : client.receiveMessage(asked);
    }

    private static List<Letter> read(Place it, String place) {
        return ((Answer.Got<List<Letter>>) it.parking().read(place, 50)).value();
    }
}
