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

    /** What the names of lists begin with; after them in the alphabet comes all that there is to choose from. */
    public static final String NAMES = "name#";

    /** The names of a guild's own recordings. */
    public static final String RECORDINGS = "recordings";

    /** How a person likes their music. */
    public static final String TASTE = "taste";

    /** What is to be played when it is a list of the guild. */
    public static final String PLAY_LIST = "list:";

    /** What is to be played when it is one of the guild's own recordings. */
    public static final String PLAY_RECORDING = "library:";

    /** What is to be played when words are searched at SoundCloud first. */
    public static final String PLAY_SOUNDCLOUD = "soundcloud:";

    private MusicRows() {}

    /** A saved list; its name is the same however it is written. */
    public static String list(String name) {
        return LISTS + name.strip().toLowerCase(Locale.ROOT);
    }

    /** That there is a list of this name; its tracks are elsewhere. */
    public static String name(String list) {
        return NAMES + list.strip().toLowerCase(Locale.ROOT);
    }

    /** The partition of what belongs to a person wherever they are: no guild's id has such a sign. */
    public static String person(String id) {
        return "@" + id;
    }
}
