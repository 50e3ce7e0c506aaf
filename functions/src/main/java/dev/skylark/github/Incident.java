package dev.skylark.github;

import dev.skylark.fact.Occurrence.Circumstance;
import dev.skylark.fact.Severity;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What of an alert goes to GitHub. {@code id} has 32 hexadecimal digits; {@code links} are addresses by their names, in the
 * order in which they are to stand there.
 */
public record Incident(
        String id,
        String service,
        String environment,
        Severity severity,
        String kind,
        String message,
        String trace,
        List<String> related,
        Instant first,
        Instant last,
        long count,
        Map<Circumstance, String> circumstances,
        Map<String, String> links) {

    private static final int SHORT = 8;

    public Incident {
        related = List.copyOf(related);
        circumstances = Map.copyOf(circumstances);
        links = Collections.unmodifiableMap(new LinkedHashMap<>(links));
    }

    /** Enough of the id for people. */
    public String shortId() {
        return id.substring(0, SHORT);
    }
}
