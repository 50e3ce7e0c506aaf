package dev.skylark.alert;

import dev.skylark.fact.Occurrence;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** An alert that lives: what people and the world do to it, and what becomes of it when one looks only when it is due. */
final class Lifetime {

    private static final int MOST_STEPS = 8;

    /** A step, and what it was taken from. */
    record Taken(Alert before, Life.Step step, List<Silence> silences, String expected, Instant at) {}

    private final List<Taken> steps = new ArrayList<>();
    private final Plan plan;
    private final Optional<Duration> restless;
    private List<Silence> silences = List.of();
    private String expected = "";
    private Instant now;
    private Alert alert;

    Lifetime(Plan plan, Occurrence what) {
        this(plan, what, Optional.empty());
    }

    /** {@code restless}: somebody looks that often besides. */
    Lifetime(Plan plan, Occurrence what, Optional<Duration> restless) {
        this.plan = plan;
        this.restless = restless;
        this.alert = Samples.alert(what);
        this.now = what.last();
        look();
    }

    Alert alert() {
        return alert;
    }

    Instant now() {
        return now;
    }

    Status status() {
        return alert.status(now);
    }

    List<Taken> steps() {
        return steps;
    }

    List<Integer> calls() {
        return steps.stream().map(it -> it.step().calls()).filter(it -> it > 0).toList();
    }

    void passes(Duration time) {
        var target = now.plus(time);
        var next = next();
        while (next.filter(it -> !it.isAfter(target)).isPresent()) {
            now = next.get();
            look();
            next = next();
        }
        now = target;
    }

    private Optional<Instant> next() {
        var due = Life.due(alert, situation());
        var anyway = restless.map(now::plus);
        return due.isPresent() && anyway.isPresent()
                ? due.filter(it -> it.isBefore(anyway.get())).or(() -> anyway)
                : due.or(() -> anyway);
    }

    void happens() {
        var it = alert.what();
        var what = new Occurrence(
                it.service(),
                it.environment(),
                it.severity(),
                it.kind(),
                it.message(),
                it.trace(),
                it.related(),
                it.circumstances(),
                it.key(),
                it.count() + 1,
                it.first(),
                now);
        alert = new Alert(alert.guild(), alert.id(), what, alert.handling(), alert.version() + 1, alert.edit());
        look();
    }

    void acknowledged() {
        handled(alert.handling().acknowledged("41", now));
    }

    void resolved(Resolution how) {
        if (alert.isOpen()) {
            handled(alert.handling().resolved(how));
        }
    }

    void deployed() {
        var over = alert.handling().resolution().filter(Resolution::awaitsDeploy);
        over.ifPresent(it -> handled(alert.handling().resolved(Life.deployed(it, now, plan))));
    }

    void silencedFor(Duration time) {
        silences = List.of(new Silence("1", "s", "", "", "", "", now, now.plus(time), "41", "", "102"));
        look();
    }

    void silenceEnds() {
        silences = List.of();
        look();
    }

    void isExpected(String why) {
        expected = why;
        look();
    }

    private void handled(Handling handling) {
        alert = alert.with(handling);
        look();
    }

    private void look() {
        for (int count = 0; count < MOST_STEPS; count++) {
            var step = Life.next(alert, situation());
            if (step.isEmpty()) {
                return;
            }
            steps.add(new Taken(alert, step.get(), silences, expected, now));
            alert = alert.with(step.get().handling());
        }
        throw new AssertionError("it never comes to rest: " + steps);
    }

    private Life.Situation situation() {
        return new Life.Situation(plan, ZoneOffset.UTC, silences, expected, now);
    }
}
