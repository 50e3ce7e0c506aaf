package dev.skylark.alert;

import dev.skylark.alert.Episode.Escalation;
import dev.skylark.alert.Episode.Taken;
import dev.skylark.json.Json;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What people and the desk have made of an alert: its {@code episode} ends and begins anew, all else stays.
 * {@code expected} says why it must be so, empty where it need not.
 */
record Handling(
        Episode episode,
        String assignee,
        String expected,
        Optional<Instant> silencedUntil,
        Links links,
        Optional<Showing> showing) {

    /** Where it is worked on; empty where it is not. */
    record Links(String issue, String pull) {
        static final Links NONE = new Links("", "");
    }

    static Handling fresh(Instant opened) {
        return new Handling(Episode.opened(opened), "", "", Optional.empty(), Links.NONE, Optional.empty());
    }

    Instant opened() {
        return episode.opened();
    }

    List<Instant> returns() {
        return episode.returns();
    }

    Optional<Taken> taken() {
        return episode.taken();
    }

    Escalation escalation() {
        return episode.escalation();
    }

    Optional<Resolution> resolution() {
        return episode.resolution();
    }

    Handling acknowledged(String person, Instant at) {
        return with(episode.taken(person, at));
    }

    Handling escalated(int level, Instant at) {
        return with(episode.escalated(level, at));
    }

    Handling resolved(Resolution how) {
        return with(episode.resolved(how));
    }

    Handling returned(Instant at) {
        return with(episode.returned(at));
    }

    private Handling with(Episode other) {
        return new Handling(other, assignee, expected, silencedUntil, links, showing);
    }

    Handling assigned(String person) {
        return new Handling(episode, person, expected, silencedUntil, links, showing);
    }

    Handling expected(String why) {
        return new Handling(episode, assignee, why, silencedUntil, links, showing);
    }

    Handling silenced(Optional<Instant> until) {
        return new Handling(episode, assignee, expected, until, links, showing);
    }

    Handling linked(Links where) {
        return new Handling(episode, assignee, expected, silencedUntil, where, showing);
    }

    Handling shown(Showing where) {
        return new Handling(episode, assignee, expected, silencedUntil, links, Optional.of(where));
    }

    Json.Fields json() {
        return Json.fields()
                .with("episode", episode.json())
                .with("assignee", assignee)
                .with("expected", expected)
                .with("silencedUntil", silencedUntil.map(Instant::toEpochMilli).orElse(0L))
                .with("issue", links.issue())
                .with("pull", links.pull())
                .with("showing", showing.map(Showing::json).orElse(null));
    }

    static Handling read(Json json) {
        return new Handling(
                Episode.read(json.at("episode")),
                json.at("assignee").text(),
                json.at("expected").text(),
                Optional.of(json.at("silencedUntil").whole(0))
                        .filter(it -> it > 0)
                        .map(Instant::ofEpochMilli),
                new Links(json.at("issue").text(), json.at("pull").text()),
                Optional.of(json.at("showing")).filter(it -> !it.isNothing()).map(Showing::read));
    }
}
