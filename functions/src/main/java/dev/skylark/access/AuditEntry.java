package dev.skylark.access;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/** Who did what, and what came of it. {@code id} is the interaction's, so the same order is one line. */
public record AuditEntry(
        String guild,
        Instant at,
        String id,
        String person,
        String personName,
        String channel,
        String command,
        Map<String, String> options,
        String target,
        Result result,
        String detail,
        Duration took) {

    /** How a command ended. */
    public enum Result {
        DONE,
        ASKED,
        REFUSED,
        FAILED
    }

    public AuditEntry {
        options = Map.copyOf(options);
    }
}
