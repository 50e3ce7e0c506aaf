package dev.skylark.player;

import dev.skylark.voice.Track;
import java.util.List;

/** Where music can be played from. Waits for others, never longer than its limits. */
public interface Sources {

    /** What somebody wants to hear: an address or words, and the name that a file had, often empty. */
    record Query(String guild, String what, String name) {}

    /** What there is of it. */
    sealed interface Answer {

        /** These, in this order; {@code list} is the name of the list that they are, empty for a single one. */
        record Found(String list, List<Track> tracks, int leftOut) implements Answer {
            public Found {
                tracks = List.copyOf(tracks);
            }
        }

        record Nothing() implements Answer {}

        /** {@code detail} is what the other side said, for people who can do something with it; may be empty. */
        record Failed(Trouble trouble, String detail) implements Answer {}
    }

    /** Why nothing came of it. The names are the ends of keys in the bundle. */
    enum Trouble {
        /** The address leads into a network that is not open to the world. */
        PRIVATE,
        /** Only http and https lead anywhere. */
        SCHEME,
        TOO_LARGE,
        TOO_SLOW,
        TOO_MANY_REDIRECTS,
        /** There is something, but no music that we can read. */
        NOT_MUSIC,
        UNREACHABLE,
        /** The file is broken. */
        BROKEN,
        /** This source is not switched on here. */
        SWITCHED_OFF,
        /** The source failed often lately and is left alone for a while. */
        RESTING
    }

    /** What somebody asked for. */
    Answer find(Query query);

    /** Up to {@code most} tracks that words lead to, over all sources that can be searched; the best first. */
    List<Track> search(String guild, String words, int most);

    /** It was looked at more closely than when it was found; whoever remembers nothing need not know. */
    default void learned(Track track) {}

    /** It could not be played: whoever asks for it again wants what is there then. */
    default void forget(Track track) {}
}
