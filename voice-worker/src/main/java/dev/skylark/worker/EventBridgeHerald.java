package dev.skylark.worker;

import dev.skylark.voice.Crowd;
import java.util.List;
import java.util.function.Supplier;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequestEntry;

/** {@link Herald} over the default bus of EventBridge, under the name of all facts of our own. */
final class EventBridgeHerald implements Herald {

    private static final String SOURCE = "dev.skylark";

    private final Supplier<EventBridgeClient> client;

    EventBridgeHerald(Supplier<EventBridgeClient> client) {
        this.client = client;
    }

    @Override
    public void tell(Crowd crowd) {
        var answer = client.get()
                .putEvents(it -> it.entries(List.of(PutEventsRequestEntry.builder()
                        .source(SOURCE)
                        .detailType(Crowd.FACT)
                        .detail(crowd.json().toString())
                        .build())));
        if (answer.failedEntryCount() > 0) {
            throw new IllegalStateException("EventBridge did not take a fact: "
                    + answer.entries().getFirst().errorMessage());
        }
    }
}
