package dev.skylark.schedule;

import dev.skylark.command.Call;
import dev.skylark.cron.ClockChange;
import dev.skylark.cron.Spoken;
import dev.skylark.cron.Timetable;
import dev.skylark.discord.Markdown;
import dev.skylark.discord.Message;
import dev.skylark.fleet.Server;
import dev.skylark.fleet.State;
import dev.skylark.money.Money;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Everything that will come of a schedule, shown before it is kept. */
final class Preview {

    private static final int RUNS = 5;
    private static final int CHANGES = 4;
    private static final int COLLISIONS = 5;

    private final ScheduleNeeds needs;
    private final Schedules schedules;

    Preview(ScheduleNeeds needs, Schedules schedules) {
        this.needs = needs;
        this.schedules = schedules;
    }

    Message show(Call call, Schedule wanted) {
        var texts = call.texts();
        var now = needs.clock().instant();
        var message = Message.neutral(texts.of("schedule.preview", Markdown.plain(wanted.name())));
        message = facts(call, wanted, message);
        message = message.fact(texts.of("schedule.next"), next(wanted, now, RUNS, texts.locale()));
        var changes = wanted.timetable().clockChanges(now, wanted.zone());
        if (!changes.isEmpty()) {
            message = message.text(
                    changes.stream().limit(CHANGES).map(it -> change(call, it)).collect(Collectors.joining("\n")));
        }
        if (wanted.servers().isEmpty()) {
            return message;
        }
        var listing = needs.fleet().get().of(call.guild());
        var targets = Targets.of(wanted.servers(), listing);
        for (var missing : targets.missing()) {
            message = message.text("⚠️ " + texts.of("schedule.why.gone", Markdown.plain(missing)));
        }
        var others = schedules.all(call.guild()).stream()
                .filter(it -> it.isOn() && !it.id().equals(wanted.id()))
                .filter(it ->
                        Targets.of(it.servers(), listing).servers().stream().anyMatch(targets.servers()::contains))
                .toList();
        for (var it : Foresight.collisions(wanted, others, now).stream()
                .limit(COLLISIONS)
                .toList()) {
            message = message.text("⚠️ "
                    + texts.of(
                            "schedule.collides",
                            Markdown.plain(it.other().name()),
                            Markdown.code(it.other().id()),
                            Markdown.at(it.at())));
        }
        return money(call, wanted, others, targets.servers(), now)
                .map(message::text)
                .orElse(message);
    }

    /** What it is, for whom and when. */
    Message facts(Call call, Schedule it, Message start) {
        var texts = call.texts();
        var message = start.fact(texts.of("schedule.what"), Markdown.code(called(it)));
        if (!it.servers().isEmpty()) {
            var targets = Targets.of(it.servers(), needs.fleet().get().of(call.guild()));
            message = message.fact(
                    texts.of("schedule.servers"),
                    Markdown.code(it.servers()) + " → "
                            + (targets.servers().isEmpty()
                                    ? texts.of("schedule.servers.none")
                                    : targets.servers().stream()
                                            .limit(10)
                                            .map(server -> Markdown.plain(server.called()))
                                            .collect(Collectors.joining(", "))));
        }
        return message.fact(texts.of("schedule.when"), new Spoken(texts).say(it.timetable(), it.zone()))
                .fact("Cron", Markdown.code(shown(it.timetable())))
                .fact(texts.of("schedule.zone"), it.zone().getId());
    }

    /** As EventBridge has it; which of its runs are passed over is said in words. */
    private static String shown(Timetable timetable) {
        return timetable.kept().split(" every | from ", 2)[0];
    }

    /** As one would type it, without the servers. */
    static String called(Schedule it) {
        return "/" + it.command()
                + it.arguments().entrySet().stream()
                        .filter(argument -> !argument.getKey().equals(Schedule.SERVER))
                        .map(argument -> " " + argument.getKey() + ":" + argument.getValue())
                        .sorted()
                        .collect(Collectors.joining());
    }

    static String next(Schedule it, Instant now, int most, Locale locale) {
        var local = DateTimeFormatter.ofLocalizedPattern("MMMEdHm")
                .withLocale(locale)
                .withZone(it.zone());
        var runs = it.timetable().next(now, it.zone(), most);
        return runs.isEmpty()
                ? "–"
                : runs.stream()
                        .map(at -> Markdown.at(at) + " · " + local.format(at))
                        .collect(Collectors.joining("\n"));
    }

    private static String change(Call call, ClockChange it) {
        return "🕐 "
                + call.text(
                        it.kind() == ClockChange.Kind.SKIPPED ? "schedule.skipped" : "schedule.twice",
                        it.at().toLocalDate(),
                        it.at().toLocalTime());
    }

    /** What the plans of these servers cost in a month with it, against without it. */
    private Optional<String> money(
            Call call, Schedule wanted, List<Schedule> others, List<Server> servers, Instant now) {
        if (wanted.effect().leads().isEmpty() || wanted.timetable() instanceof Timetable.Once) {
            return Optional.empty();
        }
        var starts = wanted.effect() == Effect.START;
        var listing = needs.fleet().get().of(call.guild());
        var more = Money.NOTHING;
        var perHour = Money.NOTHING;
        var paired = true;
        for (var server : servers) {
            var price = needs.worth().get().perHour(server);
            if (price.isEmpty()) {
                return Optional.of(call.text("schedule.money.unknown"));
            }
            var plans = new ArrayList<>(others.stream()
                    .filter(it -> Targets.of(it.servers(), listing).servers().contains(server))
                    .toList());
            paired &= plans.stream().anyMatch(it -> it.effect() == (starts ? Effect.STOP : Effect.START));
            var first = starts ? State.STOPPED : State.RUNNING;
            var without = Foresight.on(plans, first, now);
            plans.add(wanted);
            var difference = Foresight.on(plans, first, now).minus(without);
            more = more.plus(price.get().times(hours(difference)));
            perHour = perHour.plus(price.get());
        }
        var locale = call.texts().locale();
        if (servers.isEmpty()) {
            return Optional.empty();
        }
        if (!paired) {
            return Optional.of(
                    call.text(starts ? "schedule.money.start" : "schedule.money.stop", perHour.write(locale)));
        }
        var cheaper = more.amount().signum() < 0;
        return Optional.of(call.text(
                cheaper ? "schedule.money.saves" : "schedule.money.costs",
                cheaper ? more.times(BigDecimal.ONE.negate()).write(locale) : more.write(locale)));
    }

    private static BigDecimal hours(Duration length) {
        return BigDecimal.valueOf(length.toMinutes()).divide(BigDecimal.valueOf(60), MathContext.DECIMAL64);
    }
}
