package dev.skylark.alert;

import dev.skylark.alert.Handling.Links;
import dev.skylark.command.Call;
import dev.skylark.discord.Choice;
import dev.skylark.fact.Environments;
import dev.skylark.fact.Occurrence;
import dev.skylark.github.Incident;
import dev.skylark.github.Repositories.Filed;
import dev.skylark.github.Troubles;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@link Troubles}: our alerts. */
final class AlertTroubles implements Troubles {

    private final AlertNeeds needs;
    private final Alerts alerts;
    private final Plans plans;
    private final Book book;

    AlertTroubles(AlertNeeds needs, Alerts alerts, Plans plans, Book book) {
        this.needs = needs;
        this.alerts = alerts;
        this.plans = plans;
        this.book = book;
    }

    @Override
    public Case find(String guild, String named) {
        var it = book.find(guild, named);
        return new Case(
                incident(it),
                it.handling().links().issue(),
                it.handling().links().pull());
    }

    @Override
    public List<Choice> suggestions(Call call, String typed) {
        return book.suggestions(call, typed);
    }

    private static Incident incident(Alert it) {
        var what = it.what();
        var card = it.handling()
                .showing()
                .map(Showing::spot)
                .filter(spot -> !spot.message().isEmpty())
                .map(spot -> Map.of(
                        "Alert in Discord",
                        "https://discord.com/channels/%s/%s/%s".formatted(it.guild(), spot.channel(), spot.message())))
                .orElse(Map.of());
        return new Incident(
                it.id(),
                what.service(),
                what.environment(),
                what.severity(),
                what.kind(),
                what.message(),
                what.trace(),
                what.related(),
                what.first(),
                what.last(),
                what.count(),
                what.circumstances(),
                card);
    }

    @Override
    public void linked(String guild, String alert, Filed filed, String person) {
        alerts.find(guild, alert).ifPresent(it -> {
            var isIssue = filed.kind() == Filed.Kind.ISSUE;
            var kind = isIssue ? Event.Kind.ISSUE : Event.Kind.PULL;
            book.handle(it, event(it, kind, person, filed.url()), now -> {
                var handling = now.handling();
                var there = handling.links();
                var linked = handling.linked(
                        isIssue ? new Links(filed.url(), there.pull()) : new Links(there.issue(), filed.url()));
                return Optional.of(linked).filter(other -> !other.equals(handling));
            });
        });
    }

    @Override
    public void mended(String guild, String named, Mended how) {
        var found = alerts.like(guild, named, 2);
        if (found.size() == 1) {
            var it = found.getFirst();
            book.handle(it, mendedEvent(it, how), now -> over(now, how).map(now.handling()::resolved));
        }
    }

    private Event mendedEvent(Alert it, Mended how) {
        var kind = how.kind() == Filed.Kind.ISSUE ? Event.Kind.RESOLVED : Event.Kind.MERGED;
        return new Event(it.guild(), it.id(), how.at(), kind, how.person(), how.url());
    }

    /** Nothing where it is no news: it is over already, or began after that. */
    private Optional<Resolution> over(Alert it, Mended how) {
        var isIssue = how.kind() == Filed.Kind.ISSUE;
        // Anybody may open an issue that bears our mark; only the one we know of counts.
        var isMeant = !isIssue || how.url().equals(it.handling().links().issue());
        var isOver = it.handling()
                .resolution()
                .filter(_ -> !it.hasReturned())
                .filter(over -> isIssue || over.why() != Resolution.Why.CLOSED)
                .isPresent();
        if (!isMeant || isOver || how.at().isBefore(it.handling().opened())) {
            return Optional.empty();
        }
        var now = needs.clock().instant();
        var proof = plans.of(it.guild()).proof();
        var awaitsDeploy = how.deployed().stream()
                .anyMatch(environment ->
                        Environments.isSame(environment, it.what().environment()));
        return Optional.of(new Resolution(
                isIssue ? Resolution.Why.CLOSED : Resolution.Why.MERGED,
                awaitsDeploy ? how.at() : now,
                how.person(),
                how.url(),
                how.author(),
                awaitsDeploy,
                awaitsDeploy ? Optional.empty() : Optional.of(now.plus(proof))));
    }

    @Override
    public void live(String guild, String service, String environment, Instant since, Instant at) {
        var plan = plans.of(guild);
        for (var alert : alerts.open(guild)) {
            if (isOf(alert.what(), service, environment) && awaits(alert, since)) {
                book.handle(
                        alert,
                        new Event(guild, alert.id(), at, Event.Kind.DEPLOYED, "", environment),
                        it -> Optional.of(it)
                                .filter(other -> awaits(other, since))
                                .map(other -> other.handling()
                                        .resolved(Life.deployed(
                                                other.handling().resolution().orElseThrow(), at, plan))));
            }
        }
    }

    private static boolean awaits(Alert it, Instant since) {
        return it.handling()
                .resolution()
                .filter(over -> over.awaitsDeploy() && !over.at().isAfter(since))
                .isPresent();
    }

    @Override
    public void noted(String guild, String alert, String text) {
        alerts.find(guild, alert).ifPresent(it -> book.happened(event(it, Event.Kind.NOTED, "", text)));
    }

    @Override
    public List<Sighting> since(String guild, String service, String environment, Instant from) {
        return book.all(guild).stream()
                .filter(it -> isOf(it.what(), service, environment))
                .filter(it -> it.what().last().isAfter(from))
                .map(it -> new Sighting(
                        it.shortId(),
                        it.what().kind(),
                        !it.what().first().isBefore(from),
                        it.what().count()))
                .toList();
    }

    @Override
    public boolean mayAsk(String guild) {
        return plans.of(guild).advice();
    }

    private static boolean isOf(Occurrence it, String service, String environment) {
        return it.service().equalsIgnoreCase(service) && Environments.isSame(it.environment(), environment);
    }

    private Event event(Alert it, Event.Kind kind, String person, String text) {
        return new Event(it.guild(), it.id(), needs.clock().instant(), kind, person, text);
    }
}
