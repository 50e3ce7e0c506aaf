package dev.skylark.alert;

import dev.skylark.json.Json;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What people and the desk have made of an alert. {@code opened} is when its present time of trouble began,
 * {@code returns} when it came back after it was over, the latest last; {@code expected} says why it must be so, empty
 * where it need not.
 */
record Handling(
        Instant opened,
        List<Instant> returns,
        String acknowledgedBy,
        Instant acknowledgedAt,
        String assignee,
        String expected,
        Optional<Instant> silencedUntil,
        int escalated,
        Instant escalatedAt,
        String issue,
        String pull,
        Optional<Resolution> resolution,
        Optional<Showing> showing) {

    private static final int RETURNS_KEPT = 10;

    Handling {
        returns = List.copyOf(returns);
    }

    static Handling fresh(Instant opened) {
        return new Handling(
                opened,
                List.of(),
                "",
                Instant.EPOCH,
                "",
                "",
                Optional.empty(),
                0,
                Instant.EPOCH,
                "",
                "",
                Optional.empty(),
                Optional.empty());
    }

    Handling acknowledged(String person, Instant at) {
        return new Handling(
                opened,
                returns,
                person,
                at,
                assignee,
                expected,
                silencedUntil,
                escalated,
                escalatedAt,
                issue,
                pull,
                resolution,
                showing);
    }

    Handling assigned(String person) {
        return new Handling(
                opened,
                returns,
                acknowledgedBy,
                acknowledgedAt,
                person,
                expected,
                silencedUntil,
                escalated,
                escalatedAt,
                issue,
                pull,
                resolution,
                showing);
    }

    Handling expected(String why) {
        return new Handling(
                opened,
                returns,
                acknowledgedBy,
                acknowledgedAt,
                assignee,
                why,
                silencedUntil,
                escalated,
                escalatedAt,
                issue,
                pull,
                resolution,
                showing);
    }

    Handling silenced(Optional<Instant> until) {
        return new Handling(
                opened,
                returns,
                acknowledgedBy,
                acknowledgedAt,
                assignee,
                expected,
                until,
                escalated,
                escalatedAt,
                issue,
                pull,
                resolution,
                showing);
    }

    Handling escalated(int level, Instant at) {
        return new Handling(
                opened,
                returns,
                acknowledgedBy,
                acknowledgedAt,
                assignee,
                expected,
                silencedUntil,
                level,
                at,
                issue,
                pull,
                resolution,
                showing);
    }

    Handling linked(String toIssue, String toPull) {
        return new Handling(
                opened,
                returns,
                acknowledgedBy,
                acknowledgedAt,
                assignee,
                expected,
                silencedUntil,
                escalated,
                escalatedAt,
                toIssue,
                toPull,
                resolution,
                showing);
    }

    /** Over: who had taken it need not any more. */
    Handling resolved(Resolution how) {
        return new Handling(
                opened,
                returns,
                "",
                Instant.EPOCH,
                assignee,
                expected,
                silencedUntil,
                0,
                Instant.EPOCH,
                issue,
                pull,
                Optional.of(how),
                showing);
    }

    Handling returned(Instant at) {
        var more =
                new java.util.ArrayList<>(returns.subList(Math.max(0, returns.size() - RETURNS_KEPT), returns.size()));
        more.add(at);
        return new Handling(
                at,
                more,
                "",
                Instant.EPOCH,
                assignee,
                expected,
                silencedUntil,
                0,
                Instant.EPOCH,
                issue,
                pull,
                Optional.empty(),
                showing);
    }

    Handling shown(Showing where) {
        return new Handling(
                opened,
                returns,
                acknowledgedBy,
                acknowledgedAt,
                assignee,
                expected,
                silencedUntil,
                escalated,
                escalatedAt,
                issue,
                pull,
                resolution,
                Optional.of(where));
    }

    Json.Fields json() {
        return Json.fields()
                .with("opened", opened.toEpochMilli())
                .with(
                        "returns",
                        Json.items(returns.stream().map(Instant::toEpochMilli).toList()))
                .with("acknowledgedBy", acknowledgedBy)
                .with("acknowledgedAt", acknowledgedAt.toEpochMilli())
                .with("assignee", assignee)
                .with("expected", expected)
                .with("silencedUntil", silencedUntil.map(Instant::toEpochMilli).orElse(0L))
                .with("escalated", escalated)
                .with("escalatedAt", escalatedAt.toEpochMilli())
                .with("issue", issue)
                .with("pull", pull)
                .with("resolution", resolution.map(Resolution::json).orElse(null))
                .with("showing", showing.map(Showing::json).orElse(null));
    }

    static Handling read(Json json) {
        return new Handling(
                instant(json, "opened"),
                json.at("returns").items().stream()
                        .map(it -> Instant.ofEpochMilli(it.whole(0)))
                        .toList(),
                json.at("acknowledgedBy").text(),
                instant(json, "acknowledgedAt"),
                json.at("assignee").text(),
                json.at("expected").text(),
                Optional.of(instant(json, "silencedUntil")).filter(it -> it.isAfter(Instant.EPOCH)),
                (int) json.at("escalated").whole(0),
                instant(json, "escalatedAt"),
                json.at("issue").text(),
                json.at("pull").text(),
                Optional.of(json.at("resolution")).filter(it -> !it.isNothing()).map(Resolution::read),
                Optional.of(json.at("showing")).filter(it -> !it.isNothing()).map(Showing::read));
    }

    private static Instant instant(Json json, String name) {
        return Instant.ofEpochMilli(json.at(name).whole(0));
    }
}
