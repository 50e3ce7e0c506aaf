package dev.skylark.schedule;

import dev.skylark.command.Call;
import dev.skylark.command.Call.Consent;
import dev.skylark.command.Command;
import dev.skylark.command.Option;
import dev.skylark.command.Permission;
import dev.skylark.command.Refused;
import dev.skylark.cron.Spoken;
import dev.skylark.discord.Button;
import dev.skylark.discord.Markdown;
import dev.skylark.discord.Message;
import dev.skylark.discord.Press;
import dev.skylark.discord.Reply;
import dev.skylark.schedule.Schedule.Standing;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** {@code /schedule list}, {@code show}, {@code next}, {@code enable}, {@code disable}, {@code delete}. */
final class ScheduleCommands {

    private static final int ON_A_PAGE = 8;
    private static final int RUNS_SHOWN = 10;

    private final ScheduleNeeds needs;
    private final Schedules schedules;
    private final PlanTimers timers;
    private final Preview preview;
    private final Card card;
    private final Finder finder;
    private final Option<String> schedule;
    private final Option<Optional<String>> any;
    private final Option<Long> page = Option.whole("page", "Which page", 1, 100).orElse(1L);

    ScheduleCommands(ScheduleNeeds needs, Schedules schedules, PlanTimers timers, Finder finder) {
        this.needs = needs;
        this.schedules = schedules;
        this.timers = timers;
        this.finder = finder;
        this.preview = new Preview(needs, schedules);
        this.card = new Card(needs, schedules, preview);
        this.schedule = finder.schedule();
        this.any = finder.schedule().optional();
    }

    List<Command> commands() {
        return List.of(
                Command.named("schedule list", "What is planned here")
                        .takes(page)
                        .only(Permission.VIEWER)
                        .deferred()
                        .runs(this::list),
                Command.named("schedule show", "A schedule, its next runs and how the last ones went")
                        .takes(schedule)
                        .only(Permission.VIEWER)
                        .deferred()
                        .runs(this::show),
                Command.named("schedule next", "What is due next")
                        .takes(any)
                        .only(Permission.VIEWER)
                        .deferred()
                        .runs(this::next),
                Command.named("schedule enable", "Have a schedule run again, in your name")
                        .takes(schedule)
                        .only(Permission.OPERATOR)
                        .deferred()
                        .runs(this::enable),
                Command.named("schedule disable", "Have a schedule run no more until it is enabled")
                        .takes(schedule)
                        .only(Permission.OPERATOR)
                        .deferred()
                        .runs(this::disable),
                Command.named("schedule delete", "Delete a schedule")
                        .takes(schedule)
                        .only(Permission.OPERATOR)
                        .deferred()
                        .confirms(call -> preview.facts(
                                call,
                                finder.findToChange(call, call.value(schedule)),
                                Message.warning(call.text(
                                        "schedule.delete",
                                        Markdown.plain(finder.find(call, call.value(schedule))
                                                .name())))))
                        .runs(this::delete));
    }

    private Reply list(Call call) {
        var all = schedules.all(call.guild());
        var message = Message.neutral(call.text("schedule.list"));
        if (all.isEmpty()) {
            return shown(
                    call,
                    message.text(call.text("schedule.none"))
                            .buttons(
                                    Button.secondary(call.text("schedule.help.button"), Press.run("schedule help")),
                                    Button.secondary(call.text("button.menu"), Press.run("menu"))));
        }
        var pages = (all.size() + ON_A_PAGE - 1) / ON_A_PAGE;
        var at = (int) Math.min(call.value(page), pages);
        for (var it : all.subList((at - 1) * ON_A_PAGE, Math.min(at * ON_A_PAGE, all.size()))) {
            message = message.section(
                    line(call, it),
                    Button.secondary(call.text("button.look"), Press.run("schedule show", "schedule", it.id())));
        }
        if (pages > 1) {
            message = message.buttons(
                    Button.secondary(
                                    call.text("page.previous"), Press.run("schedule list", "page", Math.max(1, at - 1)))
                            .enabledIf(at > 1),
                    Button.secondary(call.text("page.next"), Press.run("schedule list", "page", at + 1))
                            .enabledIf(at < pages));
        }
        return shown(
                call,
                message.buttons(
                        Button.secondary(call.text("schedule.next.button"), Press.run("schedule next")),
                        Button.secondary(call.text("schedule.holidays"), Press.run("schedule holidays list")),
                        Button.secondary(call.text("schedule.help.button"), Press.run("schedule help")),
                        Button.secondary(call.text("button.menu"), Press.run("menu"))));
    }

    private String line(Call call, Schedule it) {
        var next = it.next(needs.clock().instant(), 1);
        return "%s **%s** · %s\n-# %s · %s%s"
                .formatted(
                        it.isOn() ? "🟢" : "⚪",
                        Markdown.plain(it.name()),
                        next.isEmpty()
                                ? call.text("schedule.standing."
                                        + it.standing().name().toLowerCase(Locale.ROOT))
                                : Markdown.ago(next.getFirst()),
                        new Spoken(call.texts()).say(it.timetable(), it.zone()),
                        Markdown.person(it.owner()),
                        it.last()
                                .map(last -> " · " + last.result().sign() + " " + Markdown.ago(last.planned()))
                                .orElse(""));
    }

    private Reply show(Call call) {
        var it = finder.find(call, call.value(schedule));
        return shown(call, card.show(call, it, Message.neutral(Markdown.plain(it.name()))));
    }

    private Reply next(Call call) {
        var now = needs.clock().instant();
        var one = call.value(any).map(it -> finder.find(call, it));
        var message = Message.neutral(call.text("schedule.next"));
        if (one.isPresent()) {
            var it = one.get();
            return shown(
                    call,
                    message.text("**" + Markdown.plain(it.name()) + "**")
                            .text(
                                    it.isOn()
                                            ? Preview.next(
                                                    it,
                                                    now,
                                                    RUNS_SHOWN,
                                                    call.texts().locale())
                                            : call.text("schedule.nothing"))
                            .buttons(Button.secondary(
                                    call.text("button.look"), Press.run("schedule show", "schedule", it.id()))));
        }
        var due = schedules.all(call.guild()).stream()
                .flatMap(it -> it.next(now, RUNS_SHOWN).stream().map(at -> Map.entry(at, it)))
                .sorted(Map.Entry.comparingByKey(Comparator.<Instant>naturalOrder()))
                .limit(RUNS_SHOWN)
                .map(it -> Markdown.at(it.getKey()) + " · " + Markdown.ago(it.getKey()) + " · **"
                        + Markdown.plain(it.getValue().name()) + "**")
                .toList();
        return shown(
                call,
                message.text(due.isEmpty() ? call.text("schedule.nothing") : String.join("\n", due))
                        .buttons(
                                Button.secondary(call.text("button.refresh"), Press.run("schedule next")),
                                Button.secondary(call.text("schedule.list.button"), Press.run("schedule list"))));
    }

    /** It runs in the name of whoever enabled it, who must have the right now. */
    private Reply enable(Call call) {
        var found = finder.find(call, call.value(schedule));
        if (found.timetable().next(needs.clock().instant(), found.zone(), 1).isEmpty()) {
            throw new Refused("cron.no.past");
        }
        needs.router()
                .get()
                .requireRight(
                        new Call(found.command(), found.arguments(), Consent.GIVEN, call.rights(), call.origin()));
        var theirs = found.with(Standing.ON)
                .of(
                        call.person().id(),
                        call.origin().channel(),
                        call.texts().locale().getLanguage());
        timers.set(theirs);
        schedules.save(theirs);
        schedules.told(call.guild(), theirs.id());
        return shown(
                call,
                card.show(call, theirs, Message.good(call.text("schedule.enabled", Markdown.plain(theirs.name())))));
    }

    private Reply disable(Call call) {
        var off = finder.findToChange(call, call.value(schedule)).with(Standing.OFF);
        schedules.stand(off.guild(), off.id(), off.standing());
        timers.cancel(call.guild(), off.id());
        return shown(
                call, card.show(call, off, Message.good(call.text("schedule.disabled", Markdown.plain(off.name())))));
    }

    private Reply delete(Call call) {
        var found = finder.findToChange(call, call.value(schedule));
        schedules.remove(call.guild(), found.id());
        timers.cancel(call.guild(), found.id());
        return shown(
                call,
                Message.good(call.text("schedule.deleted", Markdown.plain(found.name())))
                        .buttons(Button.secondary(call.text("schedule.list.button"), Press.run("schedule list"))));
    }

    static Reply shown(Call call, Message message) {
        return call.origin().isPress() ? Reply.update(message) : Reply.say(message);
    }
}
