package dev.skylark.alert;

import dev.skylark.access.Guild;
import dev.skylark.access.Guild.Purpose;
import dev.skylark.command.Call;
import dev.skylark.command.Refused;
import dev.skylark.discord.Choice;
import dev.skylark.discord.Markdown;
import dev.skylark.discord.Message;
import dev.skylark.fact.Fact.AlertsChanged;
import java.time.Duration;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What people do to alerts: each deed is written down with who did it, and shown. */
final class Book {

    static final Duration TIMELINE_LASTS = Duration.ofDays(90);

    private static final int MOST_TRIES = 5;
    private static final int MOST_CHOICES = 25;
    private static final int ALL = 200;

    private final AlertNeeds needs;
    private final Alerts alerts;
    private final Plans plans;

    Book(AlertNeeds needs, Alerts alerts, Plans plans) {
        this.needs = needs;
        this.alerts = alerts;
        this.plans = plans;
    }

    /** By its id or the beginning of it. */
    Alert find(String guild, String name) {
        var id = name.strip().toLowerCase(Locale.ROOT);
        var there = id.matches("[0-9a-f]{4,32}") ? alerts.like(guild, id, 2) : List.<Alert>of();
        if (there.size() != 1) {
            throw new Refused(there.isEmpty() ? "alert.unknown" : "alert.ambiguous", Markdown.plain(name));
        }
        return there.getFirst();
    }

    /** While the alert is what {@code how} wants it to be; empty from it means that there is nothing to do. */
    Alert handle(Alert first, Event event, Function<Alert, Optional<Handling>> how) {
        var alert = first;
        for (int tries = 0; tries < MOST_TRIES; tries++) {
            var wanted = how.apply(alert);
            if (wanted.isEmpty()) {
                return alert;
            }
            var saved = alerts.save(alert.with(wanted.get()), true, Optional.empty());
            if (saved.isPresent()) {
                happened(event);
                needs.bus().get().tell(new AlertsChanged(alert.guild()));
                return saved.get();
            }
            alert = alerts.find(alert.guild(), alert.id())
                    .orElseThrow(() -> new Refused("alert.gone", first.shortId()));
        }
        throw new Refused("alert.busy", alert.shortId());
    }

    Alert handle(Call call, Alert alert, Event.Kind kind, String text, UnaryOperator<Handling> how) {
        return handle(alert, event(call, alert, kind, text), it -> Optional.of(how.apply(it.handling())));
    }

    Event event(Call call, Alert alert, Event.Kind kind, String text) {
        return new Event(
                alert.guild(),
                alert.id(),
                needs.clock().instant(),
                kind,
                call.person().id(),
                text);
    }

    void happened(Event event) {
        alerts.happened(event, needs.clock().instant().plus(TIMELINE_LASTS));
    }

    /** With a word about it where alerts of the guild have no channel to go to. */
    Message warned(Call call, Message message) {
        var channels =
                needs.guilds().get().find(call.guild()).map(Guild::channels).orElse(Map.of());
        var hasOne = channels.containsKey(Purpose.ALERTS)
                || channels.containsKey(Purpose.ADMIN)
                || !plans.of(call.guild()).routes().isEmpty();
        return hasOne ? message : message.text(call.text("alert.nowhere"));
    }

    List<Alert> all(String guild) {
        // what is open is never left out, however many there are
        return Stream.concat(alerts.open(guild).stream(), alerts.like(guild, "", ALL).stream())
                .collect(Collectors.toMap(Alert::id, it -> it, (first, _) -> first, LinkedHashMap::new))
                .values()
                .stream()
                .toList();
    }

    List<Choice> suggestions(Call call, String typed) {
        var like = typed.strip().toLowerCase(Locale.ROOT);
        return all(call.guild()).stream()
                .filter(it -> (it.id() + it.what().kind() + it.what().service())
                        .toLowerCase(Locale.ROOT)
                        .contains(like))
                .sorted(Comparator.comparingInt((Alert it) -> it.isOpen() ? 0 : 1)
                        .thenComparing(it -> it.what().last(), Comparator.reverseOrder()))
                .limit(MOST_CHOICES)
                .map(AlertCards::choice)
                .toList();
    }
}
