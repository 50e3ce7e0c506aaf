package dev.skylark.care;

import dev.skylark.fleet.Answer;
import java.util.Set;

/** How Discord sees our bot. */
public interface Presence {

    /** What the bot is called, as sure sign that Discord answers and takes our token. */
    Answer<String> name();

    /** What the bot may not do in a channel of a guild, of what it needs there; nothing is well. */
    Answer<Set<Need>> lacks(String guild, String channel);

    /** What the bot needs in a channel in which it speaks, and Discord's bit for it. */
    enum Need {
        // https://discord.com/developers/docs/topics/permissions#permissions-bitwise-permission-flags
        VIEW_CHANNEL(1L << 10),
        SEND_MESSAGES(1L << 11),
        EMBED_LINKS(1L << 14),
        ATTACH_FILES(1L << 15),
        READ_MESSAGE_HISTORY(1L << 16);

        private final long bit;

        Need(long bit) {
            this.bit = bit;
        }

        public long bit() {
            return bit;
        }
    }
}
