package dev.skylark.alert;

import java.time.Instant;

/** Which trouble is our own doing: a server that somebody stopped does not answer. */
interface Expectations {

    /** Why something at this server must have gone wrong at that moment, as a key of the bundle; empty if it need not. */
    String why(String guild, String server, Instant at);
}
