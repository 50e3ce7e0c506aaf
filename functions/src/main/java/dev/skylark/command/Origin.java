package dev.skylark.command;

import java.time.Instant;
import java.util.Map;

/**
 * Where and when a call was made. {@code message} is the message whose button or form was used, empty for a typed
 * command; {@code guild} is empty in a direct message.
 */
public record Origin(
        String interaction,
        String guild,
        String channel,
        String message,
        boolean messageIsPrivate,
        Person person,
        String locale,
        Instant at,
        Map<String, Upload> uploads) {

    public Origin {
        uploads = Map.copyOf(uploads);
    }

    /** Under which key everything about this place is kept: the guild's, or in a direct message the person's own. */
    public String partition() {
        return guild.isEmpty() ? "dm-" + person.id() : guild;
    }

    public boolean isPress() {
        return !message.isEmpty();
    }
}
