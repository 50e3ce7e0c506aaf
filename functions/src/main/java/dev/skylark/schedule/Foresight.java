package dev.skylark.schedule;

import dev.skylark.fleet.State;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What plans will do in the coming month: where they get in each other's way, and how long servers will run. */
final class Foresight {

    static final Duration MONTH = Duration.ofDays(30);
    private static final Duration CLOSE = Duration.ofMinutes(10);
    /** More than a run every five minutes needs nobody to look at it run by run. */
    private static final int MOST_RUNS = 9000;

    private Foresight() {}

    /** Another schedule that does something to the same servers within ten minutes, and when for the first time. */
    record Collision(Schedule other, Instant at) {}

    /** {@code others} are those that have servers in common with it. */
    static List<Collision> collisions(Schedule wanted, List<Schedule> others, Instant now) {
        var ours = runs(wanted, now);
        var found = new ArrayList<Collision>();
        for (var other : others) {
            var theirs = runs(other, now);
            first(ours, theirs).ifPresent(at -> found.add(new Collision(other, at)));
        }
        return found;
    }

    private static Optional<Instant> first(List<Instant> ours, List<Instant> theirs) {
        var at = 0;
        for (var one : ours) {
            while (at < theirs.size() && theirs.get(at).isBefore(one.minus(CLOSE))) {
                at++;
            }
            if (at < theirs.size() && !theirs.get(at).isAfter(one.plus(CLOSE))) {
                return Optional.of(one);
            }
        }
        return Optional.empty();
    }

    private static List<Instant> runs(Schedule it, Instant now) {
        return it.timetable().between(now, now.plus(MONTH), it.zone(), MOST_RUNS);
    }

    private record Turn(Instant at, State leads) {}

    /** How long a server runs in the coming month that does this at first and then what is planned. */
    static Duration on(List<Schedule> plans, State first, Instant now) {
        var turns = plans.stream()
                .flatMap(plan -> plan.effect().leads().stream()
                        .flatMap(state -> runs(plan, now).stream().map(at -> new Turn(at, state))))
                .sorted(Comparator.comparing(Turn::at))
                .toList();
        var total = Duration.ZERO;
        var state = first;
        var since = now;
        for (var turn : turns) {
            if (state == State.RUNNING) {
                total = total.plus(Duration.between(since, turn.at()));
            }
            state = turn.leads();
            since = turn.at();
        }
        return state == State.RUNNING ? total.plus(Duration.between(since, now.plus(MONTH))) : total;
    }

    /** What the last run before a moment has led to; empty where none was within a month. */
    static Optional<State> wanted(List<Schedule> plans, Instant at) {
        return plans.stream()
                .flatMap(plan -> plan.effect().leads().stream().flatMap(state -> {
                    var runs = plan.timetable().between(at.minus(MONTH), at, plan.zone(), MOST_RUNS);
                    return runs.isEmpty() ? Stream.<Turn>empty() : Stream.of(new Turn(runs.getLast(), state));
                }))
                .max(Comparator.comparing(Turn::at))
                .map(Turn::leads);
    }
}
