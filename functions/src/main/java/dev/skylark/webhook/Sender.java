package dev.skylark.webhook;

import dev.skylark.fact.Draft;
import dev.skylark.json.Json;
import java.time.Instant;

/** What we know of who sends, before we read what it sends: which service it speaks of if it does not say, and when. */
record Sender(String service, String environment, Instant now) {

    Draft draft() {
        return new Draft(service, environment, now);
    }

    /** Labels that its people have put there win over what we know. */
    Draft draft(Json labels) {
        return draft().service(labels.at("service").text())
                .environment(labels.at("env").text())
                .environment(labels.at("environment").text())
                .severity(labels.at("severity").text());
    }
}
