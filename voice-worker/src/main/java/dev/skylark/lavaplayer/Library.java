package dev.skylark.lavaplayer;

import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/** The recordings that a guild keeps itself. */
public interface Library {

    /** A recording: {@code key} is its name in the guild's library, with its ending. */
    record Entry(String key, long size) {

        /** What people call it. */
        public String title() {
            var dot = key.lastIndexOf('.');
            return dot > 0 ? key.substring(0, dot) : key;
        }
    }

    /** Those whose names contain all of these words, in the order of their names. */
    List<Entry> search(String guild, String words) throws IOException;

    /** Where a recording can be read for an hour; nothing if there is none of that name. */
    Optional<URI> address(String guild, String key) throws IOException;
}
