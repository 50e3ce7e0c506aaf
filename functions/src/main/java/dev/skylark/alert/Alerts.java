package dev.skylark.alert;

import dev.skylark.fact.Occurrence;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** All alerts, and what happened to them. */
interface Alerts {

    /** What it meant that something went wrong. */
    enum News {
        /** It never did, or was over. */
        OPENED,
        /** Once more; what is shown of it was up to date until now. */
        CHANGED,
        /** Once more, and it is known already that what is shown is out of date. */
        KNOWN
    }

    /** Counted once for each delivery, however often it is brought. One write. */
    News raise(String guild, String delivery, Occurrence occurrence, Instant now);

    Optional<Alert> find(String guild, String id);

    /** All that is not over, or not shown as it is. */
    List<Alert> open(String guild);

    /** The latest, also those that are over. */
    List<Alert> like(String guild, String beginning, int most);

    /**
     * Handled so from now on, unless somebody else was quicker: then nothing. {@code isNews} is whether it has to be
     * shown anew; one that is over and shown is forgotten at {@code expires}.
     */
    Optional<Alert> save(Alert alert, boolean isNews, Optional<Instant> expires);

    void happened(Event event, Instant expires);

    /** The oldest first. */
    List<Event> timeline(String guild, String alert);
}
