package dev.skylark.alert;

import dev.skylark.access.Guild;
import dev.skylark.command.Call;
import dev.skylark.command.Command;
import dev.skylark.command.Durations;
import dev.skylark.command.Option;
import dev.skylark.command.Permission;
import dev.skylark.command.Refused;
import dev.skylark.discord.Button;
import dev.skylark.discord.Markdown;
import dev.skylark.discord.Message;
import dev.skylark.discord.Press;
import dev.skylark.discord.Reply;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** {@code /oncall}: who is called when something goes wrong. */
final class OnCallCommands {

    private static final Pattern PERSON = Pattern.compile("<@!?(\\d{15,20})>|\\b(\\d{15,20})\\b");
    private static final Pattern NIGHT =
            Pattern.compile("\\s*(\\d{1,2}:\\d{2})\\s*(?:-|–|to|bis)\\s*(\\d{1,2}:\\d{2})\\s*");
    private static final int MOST_PEOPLE = 20;

    private final AlertNeeds needs;
    private final Plans plans;
    private final Option<Duration> lasting = Option.duration(
                    "for", "For how long you take it, for example 8h", Duration.ofMinutes(30), Duration.ofDays(31))
            .orElse(Duration.ofHours(8));
    private final Option<String> people =
            Option.text("people", "Mention everybody who takes turns, in this order; nobody for none", 1, 1000);
    private final Option<Long> days =
            Option.whole("days", "How many days a turn lasts", 1, 90).orElse(7L);
    private final Option<String> change =
            Option.text("change", "When turns change, for example 09:00", 4, 5).orElse("09:00");
    private final Option<Optional<String>> night = Option.text(
                    "quiet", "Hours in which only what is critical calls, for example 22:00-07:00; off", 2, 20)
            .optional();

    OnCallCommands(AlertNeeds needs, Plans plans) {
        this.needs = needs;
        this.plans = plans;
    }

    List<Command> commands() {
        return List.of(
                Command.named("oncall show", "Who is called when something goes wrong")
                        .only(Permission.VIEWER)
                        .deferred()
                        .runs(call -> show(call, Message.neutral(call.text("oncall.title")))),
                Command.named("oncall take", "Be on call yourself for a while, in place of whose turn it is")
                        .takes(lasting)
                        .only(Permission.OPERATOR)
                        .deferred()
                        .runs(this::take),
                Command.named("oncall set", "Who takes turns to be on call, and when it is quiet")
                        .takes(people, days, change, night)
                        .only(Permission.ADMIN)
                        .deferred()
                        .runs(this::set));
    }

    private Reply show(Call call, Message message) {
        var plan = plans.of(call.guild());
        var zone = zone(call);
        var now = needs.clock().instant();
        var rota = plan.rota();
        var more = message.text(rota.onCall(now, zone)
                .map(it -> call.text("oncall.now", Markdown.person(it)))
                .orElse(call.text("oncall.nobody")));
        var taken = rota.taken().filter(it -> now.isBefore(it.until()));
        if (taken.isPresent()) {
            more = more.text(call.text("oncall.taken", Markdown.at(taken.get().until())));
        } else if (rota.people().size() > 1) {
            more = more.text(call.text("oncall.changes", Markdown.at(rota.changes(now, zone))));
        }
        if (!rota.people().isEmpty()) {
            more = more.text(call.text(
                    "oncall.turns",
                    rota.days(),
                    rota.people().stream().map(Markdown::person).collect(Collectors.joining(" → "))));
        }
        var hours = plan.night();
        if (hours.isPresent()) {
            more = more.text(
                    call.text("oncall.night", hours.get().from(), hours.get().until(), zone));
        }
        more = more.text(call.text("oncall.ladder", Durations.write(plan.patience())))
                .buttons(Button.primary(call.text("oncall.button.take"), Press.run("oncall take", "for", "8h")));
        return Reply.say(more);
    }

    private Reply take(Call call) {
        var until = needs.clock().instant().plus(call.value(lasting));
        PlanCommands.changed(
                needs,
                plans,
                call.guild(),
                it -> it.with(it.rota().takenBy(call.person().id(), until)));
        return show(
                call,
                Message.good(
                        call.text("oncall.took", Markdown.person(call.person().id()))));
    }

    private Reply set(Call call) {
        var found = new ArrayList<String>();
        var named = PERSON.matcher(call.value(people));
        while (named.find()) {
            var id = named.group(1) == null ? named.group(2) : named.group(1);
            if (!found.contains(id)) {
                found.add(id);
            }
        }
        if (found.isEmpty() && !call.value(people).strip().equalsIgnoreCase("nobody")) {
            throw new Refused("oncall.people");
        }
        if (found.size() > MOST_PEOPLE) {
            throw new Refused("oncall.many", MOST_PEOPLE);
        }
        var hours = call.value(night);
        var quiet = hours.flatMap(OnCallCommands::night);
        var rota = new Rota(
                found,
                call.value(days).intValue(),
                LocalDate.ofInstant(needs.clock().instant(), zone(call)),
                time(call.value(change)),
                Optional.empty());
        PlanCommands.changed(needs, plans, call.guild(), it -> {
            var turns = it.with(rota);
            return hours.isPresent() ? turns.with(quiet) : turns;
        });
        return show(call, Message.good(call.text("oncall.set")));
    }

    private static Optional<Night> night(String text) {
        if (text.strip().equalsIgnoreCase("off")) {
            return Optional.empty();
        }
        var hours = NIGHT.matcher(text);
        if (!hours.matches()) {
            throw new Refused("oncall.night.unclear", Markdown.plain(text));
        }
        return Optional.of(new Night(time(hours.group(1)), time(hours.group(2))));
    }

    private static LocalTime time(String text) {
        try {
            return LocalTime.parse(text.length() == 4 ? "0" + text : text);
        } catch (DateTimeException unclear) {
            throw new Refused("oncall.time", Markdown.plain(text));
        }
    }

    private ZoneId zone(Call call) {
        return needs.guilds()
                .get()
                .find(call.guild())
                .orElseGet(() -> Guild.unknown(call.guild()))
                .zone();
    }
}
