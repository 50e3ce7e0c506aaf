package dev.skylark.sandbox.home;

import dev.skylark.json.Json;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;

/** The wall clock, moved forward by as much as somebody asked for; it stays moved after a restart. */
public final class SandboxClock extends Clock {

    private static final String FILE = "clock.json";

    /** Further than any schedule, and near enough that ids and timestamps stay as Discord has them. */
    private static final Duration FURTHEST = Duration.ofDays(3660);

    private final Home home;
    private final Clock wall;
    private volatile Duration offset;

    public SandboxClock(Home home, Clock wall) {
        this.home = home;
        this.wall = wall;
        var kept = home.read(FILE).at("offset").text();
        this.offset = kept.isEmpty() ? Duration.ZERO : Duration.parse(kept);
    }

    /** Moves the time; refuses to go back, since ids, tokens and schedules only know forward. */
    public synchronized void advance(String amount) {
        Duration by;
        try {
            by = Duration.parse(amount);
        } catch (DateTimeException notAnAmount) {
            throw new IllegalArgumentException("\"advance\" is an ISO 8601 duration such as PT1H or P1D.", notAnAmount);
        }
        if (by.isNegative()) {
            throw new IllegalArgumentException("The clock only goes forward.");
        }
        if (by.compareTo(FURTHEST) > 0 || offset.plus(by).compareTo(FURTHEST) > 0) {
            throw new IllegalArgumentException("The clock goes at most ten years ahead.");
        }
        offset = offset.plus(by);
        home.write(FILE, Json.fields().with("offset", offset).bytes());
    }

    public Duration offset() {
        return offset;
    }

    /** The time outside, which signatures carry: the door compares them with the real time. */
    public Instant wallTime() {
        return wall.instant();
    }

    @Override
    public Instant instant() {
        return wall.instant().plus(offset);
    }

    @Override
    public ZoneId getZone() {
        return wall.getZone();
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return Clock.offset(wall.withZone(zone), offset);
    }
}
