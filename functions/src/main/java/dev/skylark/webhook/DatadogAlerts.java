package dev.skylark.webhook;

import dev.skylark.fact.Draft;
import dev.skylark.fact.Occurrence.Circumstance;
import dev.skylark.fact.Severity;
import dev.skylark.fact.Signal;
import dev.skylark.json.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The webhook of Datadog, whose payload its users write themselves out of its variables. */
final class DatadogAlerts {

    private static final Pattern STATUS = Pattern.compile("^\\[[^\\]]{1,200}+]\\s{0,5}+");

    private DatadogAlerts() {}

    // https://docs.datadoghq.com/integrations/webhooks/#variables
    static List<Signal> read(Json body, Sender sender) {
        var title = said(body, "title", "event_title");
        var words = said(body, "body").replace("%%%", "").strip();
        if (title.isBlank() && words.isBlank()) {
            throw new Unreadable("title or body must be a text that says what happened.");
        }
        var tags = tags(body.at("tags"));
        var transition = said(body, "alert_transition");
        var type = said(body, "alert_type");
        var key = said(body, "aggreg_key", "alert_id");
        var draft = sender.draft(tags).key(key);
        if (isOver(transition, type, title)) {
            if (key.isBlank()) {
                throw new Unreadable("aggreg_key or alert_id is required when something has recovered.");
            }
            return List.of(draft.cleared());
        }
        if (tags.at("severity").text().isBlank()) {
            draft.severity(severity(transition, said(body, "priority", "alert_priority"), type));
        }
        tags.members().forEach((name, value) -> draft.related(name + "=" + value.text()));
        return List.of(draft
                // the title begins with the status, which changes while the alert is the same
                .kind(STATUS.matcher(title).replaceFirst(""))
                .message(title)
                .message(words)
                .with(Circumstance.INSTANCE, tags.at("host").text())
                .with(Circumstance.INSTANCE, said(body, "hostname"))
                .with(Circumstance.LINK, said(body, "link"))
                .with(Circumstance.PICTURE, said(body, "snapshot"))
                .raised());
    }

    /** Who sends no more than the payload that Datadog proposes says it in the title alone. */
    private static boolean isOver(String transition, String type, String title) {
        return transition.isEmpty()
                ? type.equals("success") || title.startsWith("[Recovered")
                : transition.startsWith("Recovered");
    }

    private static Severity severity(String transition, String priority, String type) {
        if (transition.contains("Warn")) {
            return Severity.WARNING;
        }
        // of the others, normal and low, every event has one
        var written = priority.startsWith("P") ? priority : type;
        return Severity.read(written).orElse(Severity.ERROR);
    }

    /** The first of these that is there. A variable without a value is null, or still has its own name. */
    private static String said(Json body, String... names) {
        return Stream.of(names)
                .map(it -> body.at(it).text().strip())
                .filter(it -> !it.isEmpty() && !it.equals("null") && !it.startsWith("$"))
                .findFirst()
                .orElse("");
    }

    private static Json tags(Json written) {
        var all = written.isText()
                ? Stream.of(written.text().split(",", Draft.MOST_LINES))
                : written.items().stream().map(Json::text);
        Map<String, Json> tags = new LinkedHashMap<>();
        all.forEach(it -> {
            var middle = it.indexOf(':');
            if (middle > 0) {
                tags.putIfAbsent(
                        it.substring(0, middle).strip(),
                        Json.of(it.substring(middle + 1).strip()));
            }
        });
        return new Json.Fields(tags);
    }
}
