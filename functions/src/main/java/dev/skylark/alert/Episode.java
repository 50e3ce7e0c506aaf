package dev.skylark.alert;

import dev.skylark.json.Json;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The present time of trouble of an alert, or its last one: when it {@code opened}, how often it came back after it was
 * over (the latest last), who has taken it, whom we have called, and how it ended.
 */
record Episode(
        Instant opened,
        List<Instant> returns,
        Optional<Taken> taken,
        Escalation escalation,
        Optional<Resolution> resolution) {

    private static final int RETURNS_KEPT = 10;

    /** Somebody looks into it. */
    record Taken(String by, Instant at) {}

    /** How far up we have called, 0 for nobody, and when we did so last. */
    record Escalation(int level, Instant at) {
        static final Escalation NONE = new Escalation(0, Instant.EPOCH);
    }

    Episode {
        returns = List.copyOf(returns);
    }

    static Episode opened(Instant at) {
        return new Episode(at, List.of(), Optional.empty(), Escalation.NONE, Optional.empty());
    }

    Episode taken(String by, Instant at) {
        return new Episode(opened, returns, Optional.of(new Taken(by, at)), escalation, resolution);
    }

    Episode escalated(int level, Instant at) {
        return new Episode(opened, returns, taken, new Escalation(level, at), resolution);
    }

    /** Who had taken it need not any more. */
    Episode resolved(Resolution how) {
        return new Episode(opened, returns, Optional.empty(), Escalation.NONE, Optional.of(how));
    }

    Episode returned(Instant at) {
        var more = Stream.concat(returns.stream().skip(Math.max(0, returns.size() + 1 - RETURNS_KEPT)), Stream.of(at));
        return new Episode(at, more.toList(), Optional.empty(), Escalation.NONE, Optional.empty());
    }

    Json.Fields json() {
        return Json.fields()
                .with("opened", opened.toEpochMilli())
                .with(
                        "returns",
                        Json.items(returns.stream().map(Instant::toEpochMilli).toList()))
                .with("takenBy", taken.map(Taken::by).orElse(""))
                .with("takenAt", taken.map(it -> it.at().toEpochMilli()).orElse(0L))
                .with("escalated", escalation.level())
                .with("escalatedAt", escalation.at().toEpochMilli())
                .with("resolution", resolution.map(Resolution::json).orElse(null));
    }

    static Episode read(Json json) {
        return new Episode(
                instant(json.at("opened")),
                json.at("returns").items().stream().map(Episode::instant).toList(),
                Optional.of(json.at("takenBy").text())
                        .filter(by -> !by.isEmpty())
                        .map(by -> new Taken(by, instant(json.at("takenAt")))),
                new Escalation((int) json.at("escalated").whole(0), instant(json.at("escalatedAt"))),
                Optional.of(json.at("resolution")).filter(it -> !it.isNothing()).map(Resolution::read));
    }

    private static Instant instant(Json millis) {
        return Instant.ofEpochMilli(millis.whole(0));
    }
}
