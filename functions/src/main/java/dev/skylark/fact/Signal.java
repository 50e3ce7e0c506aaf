package dev.skylark.fact;

import java.time.Instant;

/** What somebody who watches a service tells us. */
public sealed interface Signal {

    /** Something goes wrong. */
    record Raised(Occurrence occurrence) implements Signal {}

    /** What was raised under this key is over. */
    record Cleared(String service, String environment, String key, Instant at) implements Signal {}
}
