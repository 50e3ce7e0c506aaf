package dev.skylark.backup;

import java.time.Instant;

/** A guild's wish to have records of its own back. They are unpacked first, and shown. */
record Restore(String guild, String id, Backup backup, String person, String channel, Instant begun) {

    /** The table in which they are unpacked. */
    String copy() {
        return Backups.COPY + id;
    }
}
