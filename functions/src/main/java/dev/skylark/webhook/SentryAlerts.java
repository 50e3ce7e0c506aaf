package dev.skylark.webhook;

import dev.skylark.fact.Moments;
import dev.skylark.fact.Occurrence.Circumstance;
import dev.skylark.fact.Signal;
import dev.skylark.json.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The webhooks of an integration in Sentry: an event that a rule was triggered by, and what becomes of an issue. */
final class SentryAlerts {

    private static final Pattern REVISION = Pattern.compile("[0-9a-f]{7,64}");
    private static final int MOST_BREADCRUMBS = 20;

    private SentryAlerts() {}

    // https://docs.sentry.io/organization/integrations/integration-platform/webhooks/
    static List<Signal> read(Json body, Sender sender) {
        var data = body.at("data");
        var action = body.at("action").text();
        if (!data.at("event").members().isEmpty()) {
            return List.of(event(data.at("event"), data.at("triggered_rule").text(), sender));
        }
        if (!data.at("issue").members().isEmpty()) {
            return issue(data.at("issue"), action, sender).stream().toList();
        }
        if (!data.at("installation").members().isEmpty()) {
            return List.of();
        }
        throw new Unreadable("data must hold the event of an alert rule or an issue.");
    }

    private static Signal event(Json event, String rule, Sender sender) {
        var tags = tags(event.at("tags"));
        var thrown = event.at("exception").at("values").items();
        var last = thrown.isEmpty() ? Json.fields() : thrown.getLast();
        var release = event.at("release").text();
        var request = event.at("request");
        // In whose name it is raised it is cleared: that an issue is resolved, Sentry says of all environments at once.
        var draft = sender.draft()
                .severity(event.at("level").text())
                .severity(tags.at("severity").text());
        draft.kind(event.at("title").text())
                .kind(last.at("type").text())
                .message(event.at("title").text())
                .message(event.at("logentry").at("formatted").text())
                .message(event.at("message").text())
                .message(last.at("value").text())
                .trace(SentryTrace.of(thrown, event.at("platform").text()))
                .key(event.at("issue_id").text())
                .at(Moments.past(event.at("datetime").text(), sender.now()))
                .with(Circumstance.INSTANCE, tags.at("server_name").text())
                .with(Circumstance.COMMIT, REVISION.matcher(release).matches() ? release : "")
                .with(Circumstance.LINK, event.at("web_url").text())
                .with(
                        Circumstance.REQUEST,
                        request.at("method").text() + " "
                                + request.at("url").text().replaceFirst("\\?.*+", ""))
                .with(
                        Circumstance.REQUEST_ID,
                        event.at("contexts").at("trace").at("trace_id").text());
        breadcrumbs(event).forEach(draft::related);
        if (!rule.isBlank()) {
            draft.related("rule=" + rule);
        }
        tags.members().forEach((name, value) -> draft.related(name + "=" + value.text()));
        return draft.raised();
    }

    private static Optional<Signal> issue(Json issue, String action, Sender sender) {
        var id = issue.at("id").text();
        if (id.isBlank()) {
            throw new Unreadable("data.issue.id is required.");
        }
        var draft = sender.draft().key(id);
        return switch (action) {
            case "created", "unresolved" -> {
                var metadata = issue.at("metadata");
                yield Optional.of(draft.severity(issue.at("level").text())
                        .kind(issue.at("title").text())
                        .kind(metadata.at("type").text())
                        .message(issue.at("title").text())
                        .message(metadata.at("value").text())
                        .at(Moments.past(issue.at("lastSeen").text(), sender.now()))
                        .related("culprit=" + issue.at("culprit").text())
                        .related("project=" + issue.at("project").at("slug").text())
                        .with(Circumstance.LINK, issue.at("permalink").text())
                        .with(Circumstance.LINK, issue.at("web_url").text())
                        .raised());
            }
            case "resolved" -> Optional.of(draft.cleared());
            // somebody was given it, or looks away from it: it is neither worse nor over
            case "assigned", "archived", "ignored" -> Optional.empty();
            default ->
                throw new Unreadable(
                        "action must be one of created, unresolved, resolved, assigned, archived, ignored.");
        };
    }

    /** As pairs, or as an object: it depends on the door of Sentry. */
    private static Json tags(Json written) {
        if (written instanceof Json.Fields) {
            return written;
        }
        Map<String, Json> tags = new LinkedHashMap<>();
        written.items().stream()
                .map(Json::items)
                .filter(it -> it.size() == 2)
                .forEach(it -> tags.putIfAbsent(it.getFirst().text(), it.getLast()));
        return new Json.Fields(tags);
    }

    private static Stream<String> breadcrumbs(Json event) {
        var all = event.at("breadcrumbs").at("values").items();
        return all.subList(Math.max(0, all.size() - MOST_BREADCRUMBS), all.size()).stream()
                .filter(it -> !it.at("message").text().isBlank())
                .map(it -> (it.at("level").text() + " " + it.at("category").text() + ": "
                                + it.at("message").text())
                        .strip());
    }
}
