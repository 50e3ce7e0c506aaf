package dev.skylark.backup;

import dev.skylark.table.Table;
import java.time.Instant;

/** A table as it was at a moment. {@code id} is the cloud's name for it. */
public record Backup(Table table, String id, Instant made, Kind kind, long bytes) {

    /** Why it was made. */
    public enum Kind {
        NIGHTLY,
        BY_HAND
    }
}
