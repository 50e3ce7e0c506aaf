package dev.skylark.uptime;

import dev.skylark.fleet.Server;
import dev.skylark.fleet.State;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The meter of one server: what it was doing when we heard of it last. {@code since} is when the session began that
 * is open, {@code seen} when we knew last that it ran. Version 0 was never saved.
 */
public record Reading(Server server, Instant changed, Optional<Instant> since, Instant seen, long version) {

    private static final Duration NEWS_COMES_WITHIN = Duration.ofMinutes(5);

    /** What a piece of news makes of a meter: the meter after it, and the session that it closed. */
    public record Change(Reading after, Optional<Session> closed) {}

    /** A meter of which nothing is known yet. */
    public static Reading fresh(Server server) {
        return new Reading(server, Instant.EPOCH, Optional.empty(), Instant.EPOCH, 0);
    }

    /** The cloud says that the state changed at that moment. News that is older than what we know changes nothing. */
    public Optional<Change> hear(State state, Instant at) {
        if (!at.isAfter(changed)) {
            return Optional.empty();
        }
        var now = server.with(state, at);
        if (state == State.RUNNING) {
            return since.isPresent()
                    ? Optional.of(new Change(new Reading(now, at, since, at, version), Optional.empty()))
                    : Optional.of(new Change(new Reading(now, at, Optional.of(at), at, version), Optional.empty()));
        }
        return Optional.of(new Change(
                new Reading(now, at, Optional.empty(), seen, version), since.map(start -> ended(start, at))));
    }

    /** We looked, and this is how the server is: repairs what no news told us. */
    public Optional<Change> look(Server now, Instant at) {
        if (now.state() == State.RUNNING) {
            return lookAtRunning(now, at);
        }
        if (since.isEmpty()) {
            return unheard(now);
        }
        if (now.state() == State.STARTING) {
            return Optional.empty(); // its news is on the way
        }
        var start = since.get();
        var end = now.changed().isAfter(start) && !now.changed().isAfter(at) ? now.changed() : later(start, seen);
        return Optional.of(new Change(
                new Reading(now, later(changed, end), Optional.empty(), seen, version),
                Optional.of(ended(start, end))));
    }

    /** It stands still. Did it run in between, from start to stop, and nobody told us? The cloud knows both moments. */
    private Optional<Change> unheard(Server now) {
        var ran = version > 0
                && now.state() == State.STOPPED
                && now.launched().isAfter(changed)
                && now.changed().isAfter(now.launched());
        if (ran) {
            return Optional.of(new Change(
                    new Reading(now, now.changed(), Optional.empty(), seen, version),
                    Optional.of(new Session(now, now.launched(), now.changed(), false))));
        }
        return now.equals(server)
                ? Optional.empty()
                : Optional.of(new Change(new Reading(now, changed, since, seen, version), Optional.empty()));
    }

    private Optional<Change> lookAtRunning(Server now, Instant at) {
        var launched = now.launched().equals(Instant.EPOCH) || now.launched().isAfter(at) ? at : now.launched();
        if (since.isEmpty()) {
            if (Duration.between(launched, at).compareTo(NEWS_COMES_WITHIN) < 0) {
                // the news has the exact time, and is on its way
                return Optional.of(new Change(new Reading(now, changed, since, seen, version), Optional.empty()));
            }
            var start = later(launched, changed);
            return Optional.of(new Change(new Reading(now, start, Optional.of(start), at, version), Optional.empty()));
        }
        var start = since.get();
        if (launched.isAfter(later(start, seen))) {
            // It was stopped and started again, and nobody told us: the end is somewhere after we saw it last.
            return Optional.of(new Change(
                    new Reading(now, launched, Optional.of(launched), at, version),
                    Optional.of(ended(start, later(start, seen)))));
        }
        return Optional.of(new Change(new Reading(now, changed, since, at, version), Optional.empty()));
    }

    /** The session that is open, until this moment. */
    public Optional<Session> open(Instant until) {
        return since.filter(it -> it.isBefore(until)).map(it -> new Session(server, it, until, true));
    }

    private Session ended(Instant start, Instant end) {
        return new Session(server, start, later(start, end), false);
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
