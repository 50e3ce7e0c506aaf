package dev.skylark.schedule;

import dev.skylark.fleet.Intent;
import dev.skylark.fleet.Intent.Verb;
import dev.skylark.fleet.Keep;
import dev.skylark.fleet.Server;
import dev.skylark.fleet.State;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Whether what is planned is done now, and to which servers: everything that is known goes in, the reason comes out. */
sealed interface Decision {

    /** Do it to these servers; {@code left} are left out, {@code busy} are tried again. */
    record Act(List<Server> servers, List<Left> left, List<Left> busy) implements Decision {}

    /** Do nothing. */
    record Skip(Why why) implements Decision {}

    /** Nothing now; look again at that moment. */
    record Later(Instant at, List<Left> busy) implements Decision {}

    /** A line of the bundle and what belongs into it. */
    record Why(String key, List<Object> values) {
        static Why that(String key, Object... values) {
            return new Why("schedule.why." + key, List.of(values));
        }
    }

    /** A server that is left out for now. */
    record Left(Server server, Why why) {}

    /** A server, and what people and programs want of it. */
    record Seen(Server server, Optional<Keep> keep, Optional<Intent> intent, Optional<String> inUse) {}

    /** All that is known. {@code aboutServers} is false for what needs none, such as a report. */
    record Situation(
            Schedule schedule,
            Instant planned,
            Instant now,
            Optional<Hold> hold,
            List<Holiday> holidays,
            boolean respectsHands,
            boolean aboutServers,
            List<Seen> servers) {}

    /** The scheduler tries for an hour; what comes later still is no longer what was wanted. */
    Duration LATEST = Duration.ofHours(3);

    Duration AGAIN = Duration.ofMinutes(10);

    /** How long a stop waits for people to go. */
    Duration PATIENCE = Duration.ofHours(2);

    static Decision of(Situation it) {
        var never = never(it);
        if (never.isPresent()) {
            return new Skip(never.get());
        }
        if (!it.aboutServers()) {
            return new Act(List.of(), List.of(), List.of());
        }
        if (it.servers().isEmpty()) {
            return new Skip(Why.that("none", it.schedule().servers()));
        }
        var acting = new ArrayList<Server>();
        var left = new ArrayList<Left>();
        var busy = new ArrayList<Left>();
        for (var seen : it.servers()) {
            var why = left(it, seen);
            if (why.isPresent()) {
                left.add(new Left(seen.server(), why.get()));
            } else if (seen.inUse().isPresent() && it.schedule().effect().disturbs()) {
                busy.add(new Left(seen.server(), Why.that("inUse", seen.inUse().get())));
            } else {
                acting.add(seen.server());
            }
        }
        if (!acting.isEmpty()) {
            return new Act(acting, left, busy);
        }
        if (busy.isEmpty()) {
            return new Skip(left.getFirst().why());
        }
        var again = it.now().plus(AGAIN);
        return again.isAfter(it.planned().plus(PATIENCE))
                ? new Skip(
                        Why.that("inUse.forGood", busy.getFirst().why().values().getFirst()))
                : new Later(again, busy);
    }

    private static Optional<Why> never(Situation it) {
        // one whose time has been may still be at the servers that were in use
        if (it.schedule().standing() == Schedule.Standing.OFF) {
            return Optional.of(Why.that("off"));
        }
        if (it.now().isAfter(it.planned().plus(LATEST))) {
            return Optional.of(Why.that("late"));
        }
        var hold = it.hold().filter(by -> by.covers(it.planned()));
        if (hold.isPresent()) {
            return Optional.of(Why.that(
                    hold.get().once() ? "once" : "held",
                    hold.get().person(),
                    hold.get().until().getEpochSecond()));
        }
        var date = it.planned().atZone(it.schedule().zone()).toLocalDate();
        return it.holidays().stream()
                .filter(day -> !it.schedule().holidays() && day.is(date))
                .findFirst()
                .map(day -> Why.that("holiday", day.name().isEmpty() ? day.day() : day.name()));
    }

    /** Why this server is left alone altogether. */
    private static Optional<Why> left(Situation it, Seen seen) {
        var effect = it.schedule().effect();
        var kept = seen.keep()
                .filter(keep -> keep.holds(it.now()))
                .filter(keep -> (effect == Effect.START && keep.wanted() == State.STOPPED)
                        || (effect.disturbs() && keep.wanted() == State.RUNNING));
        if (kept.isPresent()) {
            return Optional.of(Why.that(
                    kept.get().wanted() == State.RUNNING ? "keptOn" : "keptOff",
                    kept.get().until().getEpochSecond(),
                    kept.get().person()));
        }
        if (effect != Effect.START || !it.respectsHands()) {
            return Optional.empty();
        }
        var zone = it.schedule().zone();
        return seen.intent()
                .filter(wish -> wish.verb() == Verb.STOP && wish.because().isEmpty())
                .filter(wish -> wish.at()
                        .atZone(zone)
                        .toLocalDate()
                        .equals(it.planned().atZone(zone).toLocalDate()))
                .map(wish -> Why.that("hand", wish.person(), wish.at().getEpochSecond()));
    }
}
