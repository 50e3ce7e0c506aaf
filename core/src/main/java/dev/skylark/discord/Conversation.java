package dev.skylark.discord;

import dev.skylark.discord.Reply.Where;
import dev.skylark.json.Json;
import java.time.Duration;
import java.time.Instant;

/** Where the answer to one interaction belongs. {@code channel} and {@code message} are empty where there is none. */
public record Conversation(
        String application,
        String token,
        String person,
        String channel,
        String message,
        Where thinking,
        Instant began,
        String locale) {

    // https://discord.com/developers/docs/interactions/receiving-and-responding#followup-messages
    static final Duration TOKEN_LASTS = Duration.ofMinutes(15);

    boolean tokenIsDead(Instant now) {
        return !now.isBefore(began.plus(TOKEN_LASTS));
    }

    /** Where the answer stands that Discord took and gave this id. */
    public Spot spot(String answered) {
        return new Spot(application, token, began, channel, answered, locale);
    }

    public Json.Fields json() {
        return Json.fields()
                .with("application", application)
                .with("token", token)
                .with("person", person)
                .with("channel", channel)
                .with("message", message)
                .with("thinking", thinking.name())
                .with("began", began.toEpochMilli())
                .with("locale", locale);
    }

    public static Conversation read(Json json) {
        return new Conversation(
                json.at("application").text(),
                json.at("token").text(),
                json.at("person").text(),
                json.at("channel").text(),
                json.at("message").text(),
                Where.valueOf(json.at("thinking").text()),
                Instant.ofEpochMilli(json.at("began").whole(0)),
                json.at("locale").text());
    }

    String webhook() {
        return "/webhooks/" + application + "/" + token;
    }

    String original() {
        return webhook() + "/messages/@original";
    }
}
