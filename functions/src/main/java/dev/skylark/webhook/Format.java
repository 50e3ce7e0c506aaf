package dev.skylark.webhook;

import dev.skylark.fact.Signal;
import dev.skylark.json.Json;
import java.time.Instant;
import java.util.List;

/** Stub. */
public enum Format {
    GENERIC,
    ALERTMANAGER,
    GRAFANA,
    SENTRY,
    DATADOG,
    UPTIMEROBOT;

    public List<Signal> read(Json body, String service, String environment, Instant now) {
        if (body.isNothing()) {
            throw new Unreadable("not yet " + service + environment + now);
        }
        return List.of();
    }
}
