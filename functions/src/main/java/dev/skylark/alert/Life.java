package dev.skylark.alert;

import dev.skylark.fact.Severity;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What becomes of an alert by itself as time goes by. Decides, and does nothing. */
final class Life {

    /** How long a merged fix may wait to be deployed until we no longer wait for news of it. */
    static final Duration DEPLOY_BY = Duration.ofHours(24);

    /** One that comes and goes is given more time before it counts as over. */
    private static final int PATIENCE_WITH_FLAPPING = 4;

    /** Person on call, role, channel of the admins. */
    static final int LEVELS = 3;

    private Life() {}

    /** What is known when one looks. {@code expected} says why the alert must ring, or nothing. */
    record Situation(Plan plan, ZoneId zone, List<Silence> silences, String expected, Instant now) {}

    /** What is true from now on, what to write down about it, and whether somebody is called: 0 for nobody. */
    record Step(Handling handling, Event event, int calls) {}

    /** The next thing that has become of it, or nothing. */
    static Optional<Step> next(Alert it, Situation now) {
        var handling = it.handling();
        if (it.hasReturned()) {
            return step(it, handling.returned(it.what().last()), it.what().last(), Event.Kind.RETURNED, "");
        }
        if (!it.isOpen()) {
            return proven(it, now);
        }
        if (!handling.expected().equals(now.expected())) {
            return step(it, handling.expected(now.expected()), now.now(), Event.Kind.EXPECTED, now.expected());
        }
        var silenced = silencedUntil(it, now);
        if (!handling.silencedUntil().equals(silenced)) {
            return silenced.isPresent()
                    ? step(
                            it,
                            handling.silenced(silenced),
                            now.now(),
                            Event.Kind.SILENCED,
                            silenced.get().toString())
                    : step(it, handling.silenced(silenced), now.now(), Event.Kind.UNSILENCED, "");
        }
        if (quietAt(it, now).filter(at -> !now.now().isBefore(at)).isPresent()) {
            // not from now on: what is told late has happened after it was over
            var over = Resolution.plain(Resolution.Why.QUIET, it.what().last(), "");
            return step(
                    it,
                    handling.resolved(over),
                    now.now(),
                    Event.Kind.RESOLVED,
                    over.why().word());
        }
        return escalated(it, now);
    }

    private static Optional<Step> proven(Alert it, Situation now) {
        var over = it.handling().resolution().orElseThrow();
        if (over.awaitsDeploy() && !now.now().isBefore(over.at().plus(DEPLOY_BY))) {
            return step(
                    it,
                    it.handling().resolved(deployed(over, now.now(), now.plan())),
                    now.now(),
                    Event.Kind.DEPLOYED,
                    "");
        }
        return over.verified().filter(at -> !now.now().isBefore(at)).flatMap(_ -> {
            var proven = new Resolution(
                    over.why(), over.at(), over.by(), over.link(), over.author(), false, Optional.empty());
            return step(it, it.handling().resolved(proven), now.now(), Event.Kind.VERIFIED, over.link());
        });
    }

    /** The mended code is in use from then on; quiet for long enough after that, it is proven. */
    static Resolution deployed(Resolution over, Instant at, Plan plan) {
        return new Resolution(
                over.why(), at, over.by(), over.link(), over.author(), false, Optional.of(at.plus(plan.proof())));
    }

    private static Optional<Step> escalated(Alert it, Situation now) {
        var level = it.handling().escalation().level();
        var due = escalatesAt(it, now).filter(at -> !now.now().isBefore(at));
        if (due.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Step(
                it.handling().escalated(level + 1, now.now()),
                new Event(it.guild(), it.id(), now.now(), Event.Kind.ESCALATED, "", String.valueOf(level + 1)),
                level + 1));
    }

    private static Optional<Step> step(Alert it, Handling handling, Instant at, Event.Kind kind, String text) {
        return Optional.of(new Step(handling, new Event(it.guild(), it.id(), at, kind, "", text), 0));
    }

    private static Optional<Instant> silencedUntil(Alert it, Situation now) {
        return now.silences().stream()
                .filter(silence -> silence.covers(it, now.now()))
                .map(Silence::until)
                .max(Instant::compareTo);
    }

    /** What has a key of its own is over when its sender says so; of the rest, silence says it. */
    private static Optional<Instant> quietAt(Alert it, Situation now) {
        var last = it.what().last();
        return it.what().key().isEmpty()
                ? Optional.of(
                        last.plus(now.plan().quiet().multipliedBy(it.isFlapping(last) ? PATIENCE_WITH_FLAPPING : 1)))
                : Optional.empty();
    }

    private static Optional<Instant> escalatesAt(Alert it, Situation now) {
        var calls = it.status(now.now()).calls()
                && it.what().severity().isAtLeast(Severity.ERROR)
                && it.handling().escalation().level() < LEVELS;
        if (!calls) {
            return Optional.empty();
        }
        var last = it.handling().escalation();
        var from = last.level() == 0 ? it.handling().opened() : last.at();
        var due = later(from.plus(now.plan().patience()), it.flapsUntil().orElse(Instant.MIN));
        var night = now.plan().night().filter(_ -> it.what().severity() != Severity.CRITICAL);
        var call = later(due, now.now());
        return Optional.of(night.filter(hours -> hours.covers(call, now.zone()))
                .map(hours -> hours.ends(call, now.zone()))
                .orElse(due));
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    /** When to look at it again. */
    static Optional<Instant> due(Alert it, Situation now) {
        if (!it.isOpen()) {
            return it.handling()
                    .resolution()
                    .flatMap(over -> over.awaitsDeploy() ? Optional.of(over.at().plus(DEPLOY_BY)) : over.verified());
        }
        return Stream.of(quietAt(it, now), escalatesAt(it, now), it.handling().silencedUntil())
                .flatMap(Optional::stream)
                .filter(at -> at.isAfter(now.now()))
                .min(Instant::compareTo);
    }
}
