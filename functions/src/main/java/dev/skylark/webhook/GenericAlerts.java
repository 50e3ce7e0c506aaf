package dev.skylark.webhook;

import dev.skylark.fact.Draft;
import dev.skylark.fact.Occurrence.Circumstance;
import dev.skylark.fact.Severity;
import dev.skylark.fact.Signal;
import dev.skylark.json.Json;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Our own format, as {@code integrations/alert.schema.json} describes it. A typo in it is refused, not swallowed. */
final class GenericAlerts {

    private static final Set<String> FIELDS = Set.of(
            "message",
            "kind",
            "exception",
            "severity",
            "service",
            "environment",
            "status",
            "key",
            "trace",
            "logs",
            "request",
            "request_id",
            "instance",
            "commit",
            "link",
            "at",
            "count",
            "context");

    private static final String SEVERITIES =
            Arrays.stream(Severity.values()).map(Severity::word).collect(Collectors.joining(", "));

    private static final int MOST_LOGS = 50;
    private static final int MOST_PAIRS = 20;
    private static final int MOST_AT_ONCE = 1_000_000;

    private final Json alert;
    private final String where;
    private final Sender sender;

    private GenericAlerts(Json alert, String where, Sender sender) {
        this.alert = alert;
        this.where = where;
        this.sender = sender;
    }

    static List<Signal> read(Json body, Sender sender) {
        if (!body.members().containsKey("alerts")) {
            return List.of(new GenericAlerts(body, "", sender).signal());
        }
        for (var name : body.members().keySet()) {
            if (!name.equals("alerts")) {
                throw new Unreadable("%s stands beside alerts, where nothing else may.".formatted(shown(name)));
            }
        }
        var alerts = Format.alerts(body);
        var signals = new ArrayList<Signal>();
        for (int i = 0; i < alerts.size(); i++) {
            signals.add(new GenericAlerts(alerts.get(i), "alerts[%d]".formatted(i), sender).signal());
        }
        return signals;
    }

    private Signal signal() {
        if (!(alert instanceof Json.Fields)) {
            throw new Unreadable(where + " must be an object.");
        }
        for (var name : alert.members().keySet()) {
            if (!FIELDS.contains(name)) {
                throw new Unreadable("%s is not a field of an alert.".formatted(named(shown(name))));
            }
        }
        var message = text("message", Draft.LONGEST_MESSAGE);
        if (message.isBlank()) {
            throw refused("message", "is required: a text of 1 to 4,000 characters");
        }
        if (alert.members().containsKey("kind") && alert.members().containsKey("exception")) {
            throw refused("exception", "means the same as kind: send one of them");
        }
        var draft = sender.draft()
                .message(message)
                .kind(text("kind", Draft.LONGEST_WORD))
                .kind(text("exception", Draft.LONGEST_WORD))
                .severity(choice("severity", "error", SEVERITIES))
                .service(text("service", Draft.LONGEST_WORD))
                .environment(text("environment", Draft.LONGEST_WORD))
                .key(text("key", Draft.LONGEST_WORD))
                .trace(text("trace", Draft.LONGEST_TRACE))
                .with(Circumstance.REQUEST, text("request", Draft.LONGEST_LINE))
                .with(Circumstance.REQUEST_ID, text("request_id", Draft.LONGEST_WORD))
                .with(Circumstance.INSTANCE, text("instance", Draft.LONGEST_WORD))
                .with(Circumstance.COMMIT, text("commit", Draft.LONGEST_WORD))
                .with(Circumstance.LINK, link())
                .at(at())
                .count(count());
        logs().forEach(draft::related);
        context().forEach(draft::related);
        if (choice("status", "firing", "firing, resolved").equals("firing")) {
            return draft.raised();
        }
        if (text("key", Draft.LONGEST_WORD).isBlank()) {
            throw refused("key", "is required when status is resolved: the key under which it was sent as firing");
        }
        return draft.cleared();
    }

    private Optional<Json> field(String name) {
        return Optional.ofNullable(alert.members().get(name));
    }

    private String text(String name, int longest) {
        return field(name)
                .map(it -> {
                    var text = it.text();
                    if (!it.isText() || text.codePointCount(0, text.length()) > longest) {
                        throw refused(name, "must be a text of at most %,d characters".formatted(longest));
                    }
                    return text;
                })
                .orElse("");
    }

    private String choice(String name, String usual, String choices) {
        return field(name)
                .map(it -> {
                    if (!it.isText() || !List.of(choices.split(", ")).contains(it.text())) {
                        throw refused(name, "must be one of " + choices);
                    }
                    return it.text();
                })
                .orElse(usual);
    }

    private String link() {
        var link = text("link", Draft.LONGEST_LINE);
        if (field("link").isPresent() && !Draft.isAddress(link)) {
            throw refused("link", "must be an address that begins with https:// or http://");
        }
        return link;
    }

    private Optional<Instant> at() {
        return field("at").map(it -> {
            var at = moment(it.text());
            if (at.isAfter(sender.now().plus(Duration.ofDays(1)))) {
                throw refused("at", "must not be more than a day in the future");
            }
            return at;
        });
    }

    private Instant moment(String written) {
        try {
            var at = Instant.parse(written);
            if (at.isAfter(Instant.EPOCH)) {
                return at;
            }
        } catch (DateTimeException none) {
            // said below, with the other way to be wrong
        }
        throw refused("at", "must be a moment since 1970 in ISO 8601, such as 2026-11-20T12:00:00Z");
    }

    private long count() {
        return field("count")
                .map(it -> {
                    var count = it.whole(0);
                    if (count < 1 || count > MOST_AT_ONCE) {
                        throw refused("count", "must be a whole number from 1 to 1,000,000");
                    }
                    return count;
                })
                .orElse(1L);
    }

    private List<String> logs() {
        var logs = field("logs").orElse(Json.items(List.of()));
        if (!(logs instanceof Json.Items)
                || logs.items().size() > MOST_LOGS
                || !logs.items().stream().allMatch(Json::isText)) {
            throw refused("logs", "must be a list of at most 50 texts");
        }
        return logs.items().stream().map(Json::text).toList();
    }

    private List<String> context() {
        var context = field("context").orElse(Json.fields());
        if (!(context instanceof Json.Fields)
                || context.members().size() > MOST_PAIRS
                || !context.members().values().stream().allMatch(GenericAlerts::isPlain)) {
            throw refused("context", "must be an object of at most 20 texts, numbers or truth values");
        }
        return context.members().entrySet().stream()
                .map(it -> it.getKey() + "=" + plain(it.getValue()))
                .toList();
    }

    private static boolean isPlain(Json value) {
        return value instanceof Json.Text || value instanceof Json.Numeral || value instanceof Json.Truth;
    }

    private static String plain(Json value) {
        return value.isText() ? value.text() : value.toString();
    }

    private Unreadable refused(String field, String why) {
        return new Unreadable(named(field) + " " + why + ".");
    }

    private String named(String field) {
        return where.isEmpty() ? field : where + "." + field;
    }

    /** What strangers call their fields, short and on one line. */
    private static String shown(String name) {
        var line = name.codePoints()
                .limit(60)
                .map(it -> Character.isISOControl(it) ? ' ' : it)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        return line.isBlank() ? "A field without a name" : line;
    }
}
