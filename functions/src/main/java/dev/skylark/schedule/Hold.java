package dev.skylark.schedule;

import java.time.Instant;

/** A schedule is left out for what is planned until then, and goes on by itself; {@code once} is its next time only. */
public record Hold(String guild, String schedule, Instant until, boolean once, String person) {

    boolean covers(Instant planned) {
        return !planned.isAfter(until);
    }
}
