package dev.skylark.fact;

import dev.skylark.json.Json;
import java.util.List;
import java.util.function.Supplier;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequestEntry;

/** {@link Bus} over the default bus of EventBridge, on whose rules {@link Facts} is told of it. */
public final class EventBridgeBus implements Bus {

    /** Under this name our own facts go. */
    static final String SOURCE = "dev.skylark";

    private final Supplier<EventBridgeClient> client;

    public EventBridgeBus(Supplier<EventBridgeClient> client) {
        this.client = client;
    }

    @Override
    public void tell(Fact fact) {
        var answer = client.get()
                .putEvents(it -> it.entries(List.of(PutEventsRequestEntry.builder()
                        .source(SOURCE)
                        .detailType(fact.getClass().getSimpleName())
                        .detail(detail(fact).toString())
                        .build())));
        if (answer.failedEntryCount() > 0) {
            throw new IllegalStateException("EventBridge did not take a fact: "
                    + answer.entries().getFirst().errorMessage());
        }
    }

    private static Json detail(Fact fact) {
        return switch (fact) {
            case Fact.AlertsChanged(var guild) -> Json.fields().with("guild", guild);
            case Fact.Told(var id, var by, var guild, var what) ->
                Json.fields().with("id", id).with("by", by).with("guild", guild).with("what", what);
            case Fact.Gathered(var crowd) -> crowd.json();
            case Fact.ServerChanged _, Fact.SpendingNoticed _, Fact.Noticed _ ->
                throw new IllegalArgumentException("Only what we find out ourselves is told: " + fact);
        };
    }
}
