package dev.skylark.voice;

import dev.skylark.json.Json;
import java.time.Duration;

/**
 * A song that somebody likes, as another service names it; it is not yet known where it can be played from. {@code isrc}
 * is its number among all recordings, empty where the service does not say it.
 */
public record Wanted(String title, String artist, String isrc, Duration length) {

    public Json.Fields json() {
        return Json.fields()
                .with("title", title)
                .with("artist", artist)
                .with("isrc", isrc)
                .with("length", length.toMillis());
    }

    public static Wanted read(Json json) {
        return new Wanted(
                json.at("title").text(),
                json.at("artist").text(),
                json.at("isrc").text(),
                Duration.ofMillis(json.at("length").whole(0)));
    }
}
