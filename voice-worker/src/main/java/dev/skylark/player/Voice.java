package dev.skylark.player;

import java.util.OptionalInt;

/** Voice channels: going in and out of them, and who is there. What becomes true comes back as a {@link VoiceFact}. */
public interface Voice {

    /** Goes into a channel of a guild and lets be heard there what the sound provides. Returns at once. */
    void join(String guild, String channel, Sounds.Sound sound);

    void leave(String guild);

    /** Who is where in a guild, seen from this person; the person may be empty. */
    Room room(String guild, String person);

    /** How many people are in a channel, whether we are or not; empty where that is not known. */
    OptionalInt people(String guild, String channel);

    /** Hears of what becomes true in guilds. */
    @FunctionalInterface
    interface Ear {
        void hear(String guild, VoiceFact fact);
    }
}
