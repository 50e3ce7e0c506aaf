package dev.skylark.care;

import dev.skylark.fleet.Answer;

/** How large tables are, and that they are there. */
public interface TableSizes {

    /** As the database last counted, which may be hours ago. */
    record Size(long records, long bytes, boolean ready) {}

    Answer<Size> of(String table);
}
