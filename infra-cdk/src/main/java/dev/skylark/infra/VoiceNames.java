package dev.skylark.infra;

import java.util.List;
import java.util.stream.IntStream;
import software.amazon.awscdk.Stack;
import software.constructs.IConstruct;

/** How the parts of the voice worker are called: spelled, so that no stack holds another's fast. */
final class VoiceNames {

    static final String CLUSTER = "skylark";
    static final String SERVICE = "skylark-voice";

    /** The queue for commands that no worker could carry out. */
    static final String DEAD = SERVICE + "-dead.fifo";

    /** The queue for what is known of workers that ended by themselves. */
    static final String STOPPED = SERVICE + "-stopped";

    private VoiceNames() {}

    /** How the URLs of the queues begin. */
    static String queues(IConstruct here) {
        var stack = Stack.of(here);
        return "https://sqs.%s.%s/%s/%s"
                .formatted(stack.getRegion(), stack.getUrlSuffix(), stack.getAccount(), SERVICE);
    }

    /** The queue of each slot. */
    static List<String> queues(int slots) {
        return IntStream.range(0, slots)
                .mapToObj("%s-%%d.fifo".formatted(SERVICE)::formatted)
                .toList();
    }

    static List<String> queueArns(IConstruct here, int slots) {
        return queues(slots).stream()
                .map(queue -> Names.arn(here, "sqs", queue))
                .toList();
    }

    static String serviceArn(IConstruct here) {
        return Names.arn(here, "ecs", "service/%s/%s".formatted(CLUSTER, SERVICE));
    }
}
