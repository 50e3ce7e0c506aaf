package dev.skylark.voice;

import java.time.Duration;

/**
 * Under which names the table of voice keeps what, as far as the doors have a say: into which slot a guild falls, and
 * that somebody is needed there.
 */
public final class SlotRows {

    /** The partition of all slots. */
    public static final String SLOTS = "slots";

    /** The partition of all workers that live. */
    public static final String WORKERS = "workers";

    /** Who has a slot, empty for nobody. */
    public static final String HOLDER = "holder";

    /** Until when a slot is held, or a worker lives, unless it says so again. */
    public static final String UNTIL = "until";

    /** For how many guilds a worker plays. */
    public static final String GUILDS = "guilds";

    /** Which sources a worker leaves alone for a while, and why. */
    public static final String RESTING = "resting";

    /** Until when an order that was given makes a worker necessary. */
    public static final String ORDERED = "ordered";

    /** Until when guilds that are played for make a worker necessary. */
    public static final String BUSY = "busy";

    /** How long a worker is kept after the last order. */
    public static final Duration PATIENCE = Duration.ofMinutes(10);

    private SlotRows() {}

    public static String slot(int number) {
        return "slot#" + number;
    }

    /** The slot of a guild, by Discord's own rule for shards: https://discord.com/developers/docs/events/gateway#sharding */
    public static int of(String guild, int slots) {
        return (int) ((Long.parseUnsignedLong(guild) >>> 22) % slots);
    }
}
