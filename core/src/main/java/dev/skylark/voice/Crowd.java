package dev.skylark.voice;

import dev.skylark.json.Json;

/**
 * So many people are together in a voice channel that a server is to be woken for them. {@code people} is how many
 * somebody asked for; {@code id} is the same however often it is told.
 */
public record Crowd(String id, String guild, String server, String channel, int people) {

    /** Under which name the voice worker tells it on the house's bus. */
    public static final String FACT = "Gathered";

    public Json.Fields json() {
        return Json.fields()
                .with("id", id)
                .with("guild", guild)
                .with("server", server)
                .with("channel", channel)
                .with("people", people);
    }

    public static Crowd read(Json it) {
        return new Crowd(
                it.at("id").text(),
                it.at("guild").text(),
                it.at("server").text(),
                it.at("channel").text(),
                (int) it.at("people").whole(0));
    }
}
