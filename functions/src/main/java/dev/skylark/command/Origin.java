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

    private static final String PLANNED = "plan-";

    public Origin {
        uploads = Map.copyOf(uploads);
    }

    /** Under which key everything about this place is kept: the guild's, or in a direct message the person's own. */
    public String partition() {
        return guild.isEmpty() ? "dm-" + person.id() : guild;
    }

    /** Of a call that a schedule makes in the name of its owner; {@code id} is like no other of this guild. */
    public static Origin planned(String id, String guild, String channel, Person person, String locale, Instant at) {
        return new Origin(PLANNED + id, guild, channel, "", false, person, locale, at, Map.of());
    }

    /** Whether nobody is there who asks: a schedule does. */
    public boolean isPlanned() {
        return interaction.startsWith(PLANNED);
    }

    public boolean isPress() {
        return !message.isEmpty();
    }
}
