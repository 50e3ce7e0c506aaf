package dev.skylark.fleet;

import java.time.Instant;
import java.util.Optional;

/** What is planned for servers. */
public interface Plans {

    /** What this server should be doing at that moment; empty where nothing is planned for it. */
    Optional<State> wanted(Server server, Instant at);
}
