package dev.skylark.alert;

import dev.skylark.discord.Spot;
import dev.skylark.json.Json;
import java.time.Instant;

/**
 * Where an alert is shown, with which status, as it was at which version and when; in a digest together with others, or alone. An alert
 * that is shown alone has a thread under its message, empty until it is made.
 */
record Showing(Spot spot, boolean alone, String thread, Status status, long version, Instant at) {

    Showing of(Status otherStatus, long otherVersion, Instant when) {
        return new Showing(spot, alone, thread, otherStatus, otherVersion, when);
    }

    Showing under(String otherThread) {
        return new Showing(spot, alone, otherThread, status, version, at);
    }

    Json.Fields json() {
        return Json.fields()
                .with("spot", spot.json())
                .with("alone", alone)
                .with("thread", thread)
                .with("status", status.name())
                .with("version", version)
                .with("at", at.toEpochMilli());
    }

    static Showing read(Json json) {
        return new Showing(
                Spot.read(json.at("spot")),
                json.at("alone").truth(),
                json.at("thread").text(),
                Status.valueOf(json.at("status").text()),
                json.at("version").whole(0),
                Instant.ofEpochMilli(json.at("at").whole(0)));
    }
}
