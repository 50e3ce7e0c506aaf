package dev.skylark.fact;

import dev.skylark.fleet.State;
import dev.skylark.json.Json;
import dev.skylark.voice.Crowd;
import java.time.Instant;

/** Something that became true in the cloud. */
public sealed interface Fact {

    /** A server changed its state. {@code id} is the event's own: the same fact may come again under it. */
    record ServerChanged(String id, String account, String region, String server, State state, Instant at)
            implements Fact {}

    /** AWS says that money is being spent: a budget of the account was reached, or something costs more than usual. */
    record SpendingNoticed(String id, Source source, String account, String title, String text, Instant at)
            implements Fact {}

    /**
     * The cloud noticed that something goes wrong, or is over. {@code topic} is the topic of SNS that brought it, empty
     * where EventBridge did.
     */
    record Noticed(String id, String account, String region, String topic, Signal signal) implements Fact {}

    /**
     * Another system told one of our doors something, which {@code by} knows how to read. {@code id} is the sender's own:
     * the same may come again under it; {@code guild} is whose door it was, empty for a door of the house.
     */
    record Told(String id, String by, String guild, Json what) implements Fact {}

    /** Alerts of a guild have changed, so that what is shown of them must too. */
    record AlertsChanged(String guild) implements Fact {}

    /** The voice worker saw that so many people are together as a server is to be woken for. */
    record Gathered(Crowd crowd) implements Fact {}

    /** Who noticed. */
    enum Source {
        ANOMALY_DETECTION,
        AWS_BUDGETS
    }
}
