package dev.skylark.fleet;

import java.time.Instant;

/**
 * A server is to stay on, or off, until then, whatever the plan says. {@code before} is what it was doing, to which it
 * returns where there is no plan.
 */
public record Keep(
        String guild, String server, State wanted, Instant until, String person, String channel, State before) {

    public boolean holds(Instant now) {
        return now.isBefore(until);
    }
}
