package dev.skylark.music;

import dev.skylark.command.Upload;
import dev.skylark.fleet.Answer;
import java.util.List;

/** The recordings that a guild keeps itself, to be played whenever somebody wants. */
public interface Recordings {

    /** As many as a guild may have. */
    int MOST = 200;

    /** As many bytes as one may have. */
    long LARGEST = 100L * 1024 * 1024;

    /** A recording: {@code name} is what it is called in the guild's library, with its ending. */
    record Recording(String name, long size) {}

    /** All that the guild has, by their names. */
    Answer<List<Recording>> all(String guild);

    /** Keeps a file that somebody sent. One of the same name is replaced. */
    Answer<Recording> add(String guild, String name, Upload file);

    /** Also good where there was none. */
    Answer<String> remove(String guild, String name);
}
