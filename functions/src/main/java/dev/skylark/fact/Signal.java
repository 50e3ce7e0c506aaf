package dev.skylark.fact;

import java.time.Instant;

/** What somebody who watches a service tells us. */
public sealed interface Signal {

    /** Something goes wrong. */
    record Raised(Occurrence occurrence) implements Signal {}

    /** What was raised under this key is over; {@code server} is the id of the server that it was about, or empty. */
    record Cleared(String service, String environment, String key, String server, Instant at) implements Signal {}
}
