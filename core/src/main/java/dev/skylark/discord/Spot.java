package dev.skylark.discord;

import dev.skylark.json.Json;
import java.time.Instant;

/**
 * Where a message stands that may be changed later. While the interaction's token lives, the message is changed by it,
 * which works in channels that the bot itself cannot see; then as the bot. A post has no token.
 */
public record Spot(String application, String token, Instant began, String channel, String message, String locale) {

    /** Of a message that is the answer to nothing. */
    public static Spot ofPost(String channel, String message, String locale) {
        return new Spot("", "", Instant.EPOCH, channel, message, locale);
    }

    public Json.Fields json() {
        return Json.fields()
                .with("application", application)
                .with("token", token)
                .with("began", began.toEpochMilli())
                .with("channel", channel)
                .with("message", message)
                .with("locale", locale);
    }

    public static Spot read(Json json) {
        return new Spot(
                json.at("application").text(),
                json.at("token").text(),
                Instant.ofEpochMilli(json.at("began").whole(0)),
                json.at("channel").text(),
                json.at("message").text(),
                json.at("locale").text());
    }
}
