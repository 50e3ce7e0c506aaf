package dev.skylark.discord;

import dev.skylark.discord.Reply.Where;
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

    String webhook() {
        return "/webhooks/" + application + "/" + token;
    }

    String original() {
        return webhook() + "/messages/@original";
    }
}
