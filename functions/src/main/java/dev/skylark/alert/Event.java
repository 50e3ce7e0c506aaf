package dev.skylark.alert;

import java.time.Instant;
import java.util.Locale;

/** One thing that happened to an alert. {@code person} is empty where nobody did it; {@code text} may be. */
record Event(String guild, String alert, Instant at, Kind kind, String person, String text) {

    /** What happened. */
    enum Kind {
        RETURNED,
        ACKNOWLEDGED,
        ASSIGNED,
        NOTED,
        SILENCED,
        UNSILENCED,
        EXPECTED,
        ESCALATED,
        ISSUE,
        PULL,
        MERGED,
        DEPLOYED,
        VERIFIED,
        RESOLVED;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
