package dev.skylark.music;

import dev.skylark.voice.Playing;
import dev.skylark.voice.Rules;
import dev.skylark.voice.Track;
import java.util.List;
import java.util.Optional;

/**
 * What is kept of music: what plays, lists of tracks, how a guild likes it, and how a person does. An owner is a guild or
 * a person.
 */
public interface Library {

    /** As many lists as one owner may have. */
    int MOST_LISTS = 50;

    /** A list of tracks under its name. */
    record Named(String name, int size) {}

    /** What an owner can choose from, found at one look; recordings by the names that they have there. */
    record Shelf(Optional<Playing> playing, List<Named> lists, List<String> recordings) {
        public Shelf {
            lists = List.copyOf(lists);
            recordings = List.copyOf(recordings);
        }
    }

    /** What became of a list that somebody wanted to keep. */
    enum Kept {
        NEW,
        REPLACED,
        FULL
    }

    /** What plays, as the worker kept it last. */
    Optional<Playing> playing(String guild);

    Rules rules(String guild);

    void keep(String guild, Rules rules);

    Taste taste(String person);

    void keep(String person, Taste taste);

    Shelf shelf(String owner);

    /** Notes which recordings a guild has, so that they are known without a look at them. */
    void note(String guild, List<String> recordings);

    Kept keep(String owner, String name, List<Track> tracks);

    /** False where there was none. */
    boolean remove(String owner, String name);
}
