package dev.skylark.fact;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * Something that went wrong in a service, once or many times alike, as a door was told. {@code kind} is the type of the
 * exception or the name of the alarm; {@code key} is how the sender itself tells it from others, empty where it does not;
 * {@code trace} and {@code related} (lines of the log around it) may be empty.
 */
public record Occurrence(
        String service,
        String environment,
        Severity severity,
        String kind,
        String message,
        String trace,
        List<String> related,
        Map<Circumstance, String> circumstances,
        String key,
        long count,
        Instant first,
        Instant last) {

    /** What else is known of where it happened. */
    public enum Circumstance {
        /** The request that failed, for example {@code GET /orders}. */
        REQUEST,
        /** The id under which the request is found in the logs. */
        REQUEST_ID,
        /** The server, container or log stream. */
        INSTANCE,
        /** The revision of the code that ran. */
        COMMIT,
        /** Where more about it stands: an address. */
        LINK,
        /** A picture of the graph behind it: an address. */
        PICTURE,
        /** The log group that it was read from, by its name. */
        LOG_GROUP,
        /** The id of the server that an alarm watches. */
        SERVER,
        /** The sender's own words on what to do. */
        ADVICE
    }

    public Occurrence {
        related = List.copyOf(related);
        circumstances = Map.copyOf(circumstances);
    }

    /** What is known of it, or nothing. */
    public String at(Circumstance circumstance) {
        return circumstances.getOrDefault(circumstance, "");
    }
}
