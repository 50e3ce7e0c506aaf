package dev.skylark.care;

import dev.skylark.fleet.Answer;
import dev.skylark.fleet.Ec2Instances;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** {@link Parking} in queues of SQS. Who looks at a message hides it from the others, and lets it go when done. */
public final class SqsParking implements Parking {

    // https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_ReceiveMessage.html
    private static final int AT_ONCE = 10;

    /** Longer than anything that is done with a message; what we cannot let go comes back by itself. */
    private static final int HIDDEN_SECONDS = 60;

    private static final int MOST = 200;

    private final Supplier<SqsClient> client;
    private final Map<String, String> queues;

    /** {@code queues} has the address of each place. */
    public SqsParking(Supplier<SqsClient> client, Map<String, String> queues) {
        this.client = client;
        this.queues = queues;
    }

    @Override
    public List<String> places() {
        return queues.keySet().stream().sorted().toList();
    }

    @Override
    public Answer<Long> waiting(String place) {
        return Ec2Instances.asked(() -> Answer.got(many(place)));
    }

    private long many(String place) {
        return Long.parseLong(client.get()
                .getQueueAttributes(it ->
                        it.queueUrl(address(place)).attributeNames(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES))
                .attributes()
                .getOrDefault(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES, "0"));
    }

    @Override
    public Answer<List<Letter>> read(String place, int most) {
        return Ec2Instances.asked(() -> {
            var seen = received(place, most);
            seen.forEach(it -> letGo(place, it));
            return Answer.got(
                    seen.stream().limit(most).map(it -> letter(place, it)).toList());
        });
    }

    @Override
    public Answer<Integer> take(String place, Predicate<Letter> wanted, Consumer<Letter> with) {
        return Ec2Instances.asked(() -> {
            var taken = 0;
            var left = new ArrayList<>(received(place, MOST));
            try {
                while (!left.isEmpty()) {
                    var message = left.getFirst();
                    var letter = letter(place, message);
                    if (wanted.test(letter)) {
                        with.accept(letter);
                        client.get()
                                .deleteMessage(
                                        it -> it.queueUrl(address(place)).receiptHandle(message.receiptHandle()));
                        taken++;
                    } else {
                        letGo(place, message);
                    }
                    left.removeFirst();
                }
            } finally {
                left.forEach(it -> letGo(place, it));
            }
            return Answer.got(taken);
        });
    }

    /** Who is not told to wait asks only some of SQS's machines, and may hear that nothing is there. */
    private List<Message> received(String place, int most) {
        var all = new ArrayList<Message>();
        if (many(place) == 0) {
            return all;
        }
        while (all.size() < most) {
            var some = client.get()
                    .receiveMessage(it -> it.queueUrl(address(place))
                            .maxNumberOfMessages(AT_ONCE)
                            .visibilityTimeout(HIDDEN_SECONDS)
                            .waitTimeSeconds(1)
                            .messageSystemAttributeNames(MessageSystemAttributeName.SENT_TIMESTAMP))
                    .messages();
            if (some.isEmpty()) {
                break;
            }
            all.addAll(some);
        }
        return all;
    }

    private void letGo(String place, Message message) {
        client.get()
                .changeMessageVisibility(it -> it.queueUrl(address(place))
                        .receiptHandle(message.receiptHandle())
                        .visibilityTimeout(0));
    }

    private String address(String place) {
        return Objects.requireNonNull(queues.get(place), place);
    }

    private static Letter letter(String place, Message message) {
        var sent = message.attributes().getOrDefault(MessageSystemAttributeName.SENT_TIMESTAMP, "0");
        return new Letter(place, message.messageId(), Instant.ofEpochMilli(Long.parseLong(sent)), message.body());
    }
}
