package dev.skylark.work;

import java.time.Instant;
import java.util.Optional;

/** Calls too long for a button: the button carries a ticket, the call waits here. */
public interface Tickets {

    void keep(String guild, String ticket, String call, Instant expires);

    Optional<String> find(String guild, String ticket, Instant now);
}
