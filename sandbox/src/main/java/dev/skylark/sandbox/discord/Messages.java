package dev.skylark.sandbox.discord;

import dev.skylark.json.Json;
import dev.skylark.sandbox.http.Events;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.UnaryOperator;

/** What stands in every channel, oldest first. Whatever changes is told to the pages that look on. */
final class Messages {

    private static final int MOST_IN_A_CHANNEL = 500;

    private final Map<String, SequencedMap<String, Json.Fields>> channels = new LinkedHashMap<>();
    private final Events events;
    private final Runnable changed;

    Messages(Json kept, Events events, Runnable changed) {
        this.events = events;
        this.changed = changed;
        kept.members()
                .forEach((channel, messages) -> messages.items().forEach(it -> {
                    if (it instanceof Json.Fields message) {
                        in(channel).put(message.at("id").text(), message);
                    }
                }));
    }

    /** Also what the page shows. */
    synchronized Json.Fields kept() {
        var all = new LinkedHashMap<String, Json>();
        channels.forEach((channel, messages) -> all.put(channel, Json.items(messages.values())));
        return new Json.Fields(all);
    }

    synchronized List<Json.Fields> all(String channel) {
        return List.copyOf(in(channel).values());
    }

    synchronized Optional<Json.Fields> find(String channel, String id) {
        return Optional.ofNullable(in(channel).get(id));
    }

    void add(Json.Fields message) {
        synchronized (this) {
            var messages = in(message.at("channel_id").text());
            messages.put(message.at("id").text(), message);
            if (messages.size() > MOST_IN_A_CHANNEL) {
                messages.pollFirstEntry();
            }
            tell(message);
        }
        changed.run();
    }

    /** The message as it is after the change, unless there is no such message. One change at a time. */
    Optional<Json.Fields> change(String channel, String id, UnaryOperator<Json.Fields> how) {
        Json.Fields now;
        synchronized (this) {
            now = in(channel).computeIfPresent(id, (_, old) -> how.apply(old));
            if (now == null) {
                return Optional.empty();
            }
            tell(now);
        }
        changed.run();
        return Optional.of(now);
    }

    /** False when it is not there. */
    boolean delete(String channel, String id) {
        synchronized (this) {
            if (in(channel).remove(id) == null) {
                return false;
            }
            events.tell(Json.fields()
                    .with("kind", "delete")
                    .with("channel", channel)
                    .with("id", id));
        }
        changed.run();
        return true;
    }

    private SequencedMap<String, Json.Fields> in(String channel) {
        return channels.computeIfAbsent(channel, _ -> new LinkedHashMap<>());
    }

    private void tell(Json.Fields message) {
        events.tell(Json.fields().with("kind", "message").with("message", message));
    }
}
