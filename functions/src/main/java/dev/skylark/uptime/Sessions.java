package dev.skylark.uptime;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The meters of all servers, and the sessions that have ended. */
public interface Sessions {

    Optional<Reading> find(String guild, String server);

    /** The meter of a server of whoever's guild. */
    Optional<Reading> findAnywhere(String server);

    List<Reading> readings(String guild);

    /** Saves it under the next version, if nobody saved in between. */
    boolean save(Reading reading);

    /** The same session twice is one. */
    void add(Session ended);

    /** Those that ended at that moment or later. */
    List<Session> endedSince(String guild, Instant from);
}
