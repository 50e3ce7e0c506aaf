package dev.skylark.backup;

import dev.skylark.backup.Backup.Kind;
import dev.skylark.fleet.Answer;
import dev.skylark.table.Table;
import java.util.List;

/** Copies of the tables that the cloud keeps. One can be unpacked into a table of its own, which is read and thrown away. */
public interface Backups {

    /** How far the unpacking is. */
    enum Unpacking {
        GOES_ON,
        DONE,
        /** There is no such table. */
        NOTHING
    }

    Answer<Backup> make(Table table, Kind kind);

    /** Those that can be unpacked. */
    Answer<List<Backup>> all();

    Answer<Backup> remove(Backup backup);

    /** Begins to fill a table of this name, which must begin with {@link #COPY}; nothing happens where that was begun before. */
    Answer<String> unpack(Backup backup, String copy);

    Answer<Unpacking> look(String copy);

    /** Throws an unpacked table away; nothing happens where there is none. */
    Answer<String> discard(String copy);

    /** How the tables begin that may be thrown away. */
    String COPY = "skylark-copy-";
}
