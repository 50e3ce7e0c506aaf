package dev.skylark.infra;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.sqs.Queue;
import software.constructs.IConstruct;

/** Where what failed for good waits, each queue under the name that people know it by. */
final class Parkings {

    private final Map<String, String> addresses = new LinkedHashMap<>();
    private final Map<String, String> arns = new LinkedHashMap<>();

    Parkings(IConstruct here, HandOver handOver, Timers timers, Facts facts, Subscriptions subscriptions) {
        add("work", handOver.parking());
        add("undelivered", handOver.undelivered());
        add("jobs", timers.parking());
        add("facts", facts.parking());
        add("logs", subscriptions.parking());
        var stack = Stack.of(here);
        addresses.put(
                "voice",
                "https://sqs.%s.%s/%s/%s"
                        .formatted(stack.getRegion(), stack.getUrlSuffix(), stack.getAccount(), VoiceNames.DEAD));
        arns.put("voice", Names.arn(here, "sqs", VoiceNames.DEAD));
    }

    private void add(String name, Queue queue) {
        addresses.put(name, queue.getQueueUrl());
        arns.put(name, queue.getQueueArn());
    }

    /** As the functions read it. */
    String written() {
        return addresses.entrySet().stream()
                .map(it -> it.getKey() + "=" + it.getValue())
                .collect(Collectors.joining(","));
    }

    List<String> arns() {
        return List.copyOf(arns.values());
    }
}
