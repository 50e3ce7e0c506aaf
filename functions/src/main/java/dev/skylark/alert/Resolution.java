package dev.skylark.alert;

import dev.skylark.json.Json;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * That an alert is over, since when, and why. What happens after {@code at} shows that it was not. {@code link} is the
 * pull request or issue that mended it, {@code author} who is to be told when it did not; while the mended code
 * {@code awaitsDeploy} nothing that happens says anything about it; {@code verified} is when it counts as proven.
 */
record Resolution(
        Why why, Instant at, String by, String link, String author, boolean awaitsDeploy, Optional<Instant> verified) {

    /** What it was that ended it. */
    enum Why {
        PERSON,
        /** Whoever raised it says that it is over. */
        CLEARED,
        QUIET,
        MERGED,
        CLOSED;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    static Resolution plain(Why why, Instant at, String by) {
        return new Resolution(why, at, by, "", "", false, Optional.empty());
    }

    boolean isPending(Instant now) {
        return awaitsDeploy || verified.filter(now::isBefore).isPresent();
    }

    Json.Fields json() {
        return Json.fields()
                .with("why", why.name())
                .with("at", at.toEpochMilli())
                .with("by", by)
                .with("link", link)
                .with("author", author)
                .with("awaitsDeploy", awaitsDeploy)
                .with("verified", verified.map(Instant::toEpochMilli).orElse(0L));
    }

    static Resolution read(Json json) {
        return new Resolution(
                Why.valueOf(json.at("why").text()),
                Instant.ofEpochMilli(json.at("at").whole(0)),
                json.at("by").text(),
                json.at("link").text(),
                json.at("author").text(),
                json.at("awaitsDeploy").truth(),
                Optional.of(json.at("verified").whole(0)).filter(it -> it > 0).map(Instant::ofEpochMilli));
    }
}
