package dev.skylark.webhook;

import dev.skylark.fact.Signal;
import dev.skylark.json.Json;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;

/** How a system writes what it has to tell. */
public enum Format {
    GENERIC,
    ALERTMANAGER,
    GRAFANA,
    SENTRY,
    DATADOG,
    UPTIMEROBOT;

    static final int MOST_ALERTS = 1_000;
    private static final int MOST_FIELDS = 100;

    /**
     * What the body tells; nothing where it is one that tells of no alert. The service and the environment are those of
     * the source, for bodies that name none.
     *
     * @throws Unreadable where it is no body of this format
     */
    public List<Signal> read(Json body, String service, String environment, Instant now) {
        if (!(body instanceof Json.Fields)) {
            throw new Unreadable("The body must be a JSON object.");
        }
        var sender = new Sender(service, environment, now);
        return switch (this) {
            case GENERIC -> GenericAlerts.read(body, sender);
            case ALERTMANAGER -> AlertmanagerAlerts.read(body, sender);
            case GRAFANA -> GrafanaAlerts.read(body, sender);
            case SENTRY -> SentryAlerts.read(body, sender);
            case DATADOG -> DatadogAlerts.read(body, sender);
            case UPTIMEROBOT -> UptimeRobotAlerts.read(body, sender);
        };
    }

    /** A body that was filled in like a form, as an object of texts; of a field that comes twice the first counts. */
    public static Json form(String body) {
        var fields = new LinkedHashMap<String, Json>();
        for (var pair : body.strip().split("&", MOST_FIELDS + 1)) {
            if (fields.size() == MOST_FIELDS) {
                throw new Unreadable("The body must have at most %d fields.".formatted(MOST_FIELDS));
            }
            var middle = pair.indexOf('=');
            if (middle > 0) {
                fields.putIfAbsent(decoded(pair.substring(0, middle)), Json.of(decoded(pair.substring(middle + 1))));
            }
        }
        return new Json.Fields(fields);
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException malformed) {
            throw new Unreadable("The body must be form-encoded: a % must be followed by two hexadecimal digits.");
        }
    }

    /** The alerts in a body, of which there must be some and not too many. */
    static List<Json> alerts(Json body) {
        var alerts = body.at("alerts").items();
        if (alerts.isEmpty() || alerts.size() > MOST_ALERTS) {
            throw new Unreadable("alerts must be a list of 1 to 1,000 alerts.");
        }
        return alerts;
    }
}
