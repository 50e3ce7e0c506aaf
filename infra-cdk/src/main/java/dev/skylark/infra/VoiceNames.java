package dev.skylark.infra;

import java.util.List;
import java.util.stream.IntStream;
import software.amazon.awscdk.Stack;
import software.constructs.IConstruct;

/** How the parts of the voice worker are called, for those who know it before it is made. */
final class VoiceNames {

    static final String CLUSTER = "skylark";
    static final String SERVICE = "skylark-voice";

    private VoiceNames() {}

    /** How the URLs of the queues begin. */
    static String queues(IConstruct here) {
        var stack = Stack.of(here);
        return "https://sqs.%s.%s/%s/%s"
                .formatted(stack.getRegion(), stack.getUrlSuffix(), stack.getAccount(), SERVICE);
    }

    static String queue(int slot) {
        return "%s-%d.fifo".formatted(SERVICE, slot);
    }

    /** One queue for each slot, and no other. */
    static List<String> queueArns(IConstruct here, int slots) {
        return IntStream.range(0, slots)
                .mapToObj(slot -> Names.arn(here, "sqs", queue(slot)))
                .toList();
    }

    static String serviceArn(IConstruct here) {
        return Names.arn(here, "ecs", "service/%s/%s".formatted(CLUSTER, SERVICE));
    }
}
