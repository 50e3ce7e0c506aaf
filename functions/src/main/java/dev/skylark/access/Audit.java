package dev.skylark.access;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The record of who did what, newest first, for 400 days. */
public interface Audit {

    /** What to look for; empty means anything. */
    record Filter(
            Optional<String> person, Optional<String> command, Optional<AuditEntry.Result> result, Instant since) {}

    /** A part of the record, and where the next one begins. */
    record Page(List<AuditEntry> entries, Optional<String> next) {
        public Page {
            entries = List.copyOf(entries);
        }
    }

    /** Writing the same entry again changes nothing. */
    void add(AuditEntry entry);

    Page page(String guild, Filter filter, int most, Optional<String> from);
}
