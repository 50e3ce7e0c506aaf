package dev.skylark.uptime;

import dev.skylark.fleet.Server;
import java.time.Duration;
import java.time.Instant;

/** A server ran from then until then; one that still runs has no end yet and counts until now. */
public record Session(Server server, Instant start, Instant end, boolean open) {

    public Duration length() {
        return Duration.between(start, end);
    }

    /** The same, as it was at that moment. */
    public Session until(Instant moment) {
        return end.isAfter(moment) ? new Session(server, start, moment, true) : this;
    }

    /** As much of it as lies between these two moments. */
    public Duration within(Instant from, Instant to) {
        var first = start.isAfter(from) ? start : from;
        var last = end.isBefore(to) ? end : to;
        return first.isBefore(last) ? Duration.between(first, last) : Duration.ZERO;
    }
}
