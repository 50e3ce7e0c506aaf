package dev.skylark.fleet;

import java.time.Instant;
import java.util.Optional;

/** What people want of servers just now, at most one thing of each. */
public interface Intents {

    /** Writes it down; or gives what somebody wants already and is not over. */
    Optional<Intent> begin(Intent intent, Instant now);

    /** The last one, also when it is over; for a day. */
    Optional<Intent> find(String guild, String server);

    /** Over; true for the one who ended it. */
    boolean end(Intent intent);
}
