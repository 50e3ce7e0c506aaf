package dev.skylark.voice;

import java.util.Locale;

/** Under which names the table of music keeps what: the doors and the worker read what the other one writes. */
public final class MusicRows {

    /** What plays in a guild. */
    public static final String PLAYING = "playing";

    /** How a guild likes its music. */
    public static final String RULES = "rules";

    /** The attribute of what is long and therefore packed. */
    public static final String PACKED = "packed";

    /** What all lists begin with. */
    public static final String LISTS = "list#";

    private MusicRows() {}

    /** A saved list; its name is the same however it is written. */
    public static String list(String name) {
        return LISTS + name.strip().toLowerCase(Locale.ROOT);
    }

    /** The partition of what belongs to a person wherever they are: no guild's id has such a sign. */
    public static String person(String id) {
        return "@" + id;
    }
}
