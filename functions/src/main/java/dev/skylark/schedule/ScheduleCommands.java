package dev.skylark.schedule;

import dev.skylark.command.Call;
import dev.skylark.command.Call.Consent;
import dev.skylark.command.Command;
import dev.skylark.command.Option;
import dev.skylark.command.Permission;
import dev.skylark.command.Refused;
import dev.skylark.cron.Spoken;
import dev.skylark.cron.Timetable;
import dev.skylark.discord.Button;
import dev.skylark.discord.Markdown;
import dev.skylark.discord.Message;
import dev.skylark.discord.Press;
import dev.skylark.discord.Reply;
import dev.skylark.schedule.Schedule.Standing;
import dev.skylark.text.Cut;
import dev.skylark.text.Sha256;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** {@code /schedule add}, {@code list}, {@code show}, {@code next}, {@code enable}, {@code disable}, {@code delete}. */
final class ScheduleCommands {

    private static final int MOST = 100;
    private static final int ON_A_PAGE = 8;
    private static final int RUNS_SHOWN = 10;
    private static final int LONGEST_NAME = 60;
    private static final int ID_BYTES = 4;

    private final ScheduleNeeds needs;
    private final Schedules schedules;
    private final Running running;
    private final Preview preview;
    private final Finder finder;
    private final Option<String> what;
    private final Option<String> when;
    private final Option<Optional<String>> server;
    private final Option<Optional<String>> zone;
    private final Option<Optional<String>> name =
            Option.text("name", "What to call it", 1, LONGEST_NAME).optional();
    private final Option<Optional<String>> with = Option.text(
                    "with", "More options of the command, for example back=1", 1, 200)
            .optional();
    private final Option<Boolean> holidays = Option.truth("holidays", "Whether it runs on this guild's holidays too")
            .orElse(false);
    private final Option<String> schedule;
    private final Option<Optional<String>> any;
    private final Option<Long> page = Option.whole("page", "Which page", 1, 100).orElse(1L);

    ScheduleCommands(ScheduleNeeds needs, Schedules schedules, Running running, Finder finder) {
        this.needs = needs;
        this.schedules = schedules;
        this.running = running;
        this.finder = finder;
        this.preview = new Preview(needs, schedules);
        this.what = finder.what();
        this.when = finder.when();
        this.server = finder.server();
        this.zone = finder.zone();
        this.schedule = finder.schedule();
        this.any = finder.schedule().optional();
    }

    List<Command> commands() {
        return List.of(
                Command.named("schedule add", "Have a command done at certain times: first shown, then kept")
                        .takes(what, when, server, zone, name, with, holidays)
                        .only(Permission.OPERATOR)
                        .deferred()
                        .runs(this::add),
                Command.named("schedule save", "Keep the schedule that was shown")
                        .takes(what, when, server, zone, name, with, holidays)
                        .unlisted()
                        .only(Permission.OPERATOR)
                        .deferred()
                        .runs(this::save),
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

    private Reply add(Call call) {
        var wanted = wanted(call, "");
        var arguments = new LinkedHashMap<>(call.arguments());
        // what was shown is kept, not what the same words would mean a little later
        arguments.put(when.name(), wanted.timetable().kept());
        arguments.put(zone.name(), wanted.zone().getId());
        return Reply.say(preview.show(call, wanted)
                .buttons(
                        Button.success(call.text("schedule.save"), new Press.Run("schedule save", arguments).write()),
                        Button.secondary(call.text("schedule.cancel"), Press.run("cancel"))));
    }

    private Reply save(Call call) {
        if (schedules.all(call.guild()).size() >= MOST) {
            throw new Refused("schedule.tooMany", MOST);
        }
        // the same press delivered again keeps the same schedule
        var kept = wanted(call, Sha256.hex(call.origin().interaction(), ID_BYTES));
        schedules.save(kept);
        running.set(kept);
        var message = Message.good(call.text("schedule.saved", Markdown.plain(kept.name())));
        return shown(call, card(call, kept, message));
    }

    private Schedule wanted(Call call, String id) {
        var command = finder.command(call.value(what));
        var in = finder.zone(call, call.value(zone));
        var timetable = Timetable.of(call.value(when))
                .filter(it -> !id.isEmpty())
                .orElseGet(() -> finder.timetable(call.value(when), in));
        if (timetable.next(needs.clock().instant(), in, 1).isEmpty()) {
            throw new Refused("cron.no.past");
        }
        var arguments = new LinkedHashMap<String, String>();
        call.value(with).ifPresent(text -> arguments.putAll(options(command, text)));
        var theirs = call.value(server);
        var about = command.options().stream().anyMatch(it -> it.name().equals(Schedule.SERVER));
        if (about && theirs.isEmpty()) {
            throw new Refused("schedule.server.missing", command.name());
        }
        if (!about && theirs.isPresent()) {
            throw new Refused("schedule.server.needless", command.name());
        }
        theirs.ifPresent(it -> arguments.put(Schedule.SERVER, it));
        var planned = new Call(command.name(), arguments, Consent.GIVEN, call.rights(), call.origin());
        command.options().forEach(planned::value);
        needs.router().get().requireRight(planned);
        return new Schedule(
                call.guild(),
                id,
                call.value(name)
                        .orElseGet(() -> Cut.clip(
                                command.name() + theirs.map(it -> " " + it).orElse(""), LONGEST_NAME)),
                new Press.Run(command.name(), arguments).write(),
                timetable,
                in,
                call.person().id(),
                call.origin().channel(),
                call.texts().locale().getLanguage(),
                call.value(holidays),
                Standing.ON,
                Optional.empty());
    }

    /** {@code back=1, keep=3} */
    private static Map<String, String> options(Command command, String text) {
        var arguments = new LinkedHashMap<String, String>();
        for (var one : text.split(",", -1)) {
            var at = one.indexOf('=');
            var option = at < 0 ? one.strip() : one.substring(0, at).strip();
            if (at < 0
                    || command.typedOptions().stream().noneMatch(it -> it.name().equals(option))) {
                throw new Refused("schedule.with", Markdown.plain(one), command.name());
            }
            arguments.put(option, one.substring(at + 1).strip());
        }
        return arguments;
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
        return shown(call, card(call, it, Message.neutral(Markdown.plain(it.name()))));
    }

    private Message card(Call call, Schedule it, Message start) {
        var now = needs.clock().instant();
        var message = preview.facts(call, it, start)
                .fact(call.text("schedule.owner"), Markdown.person(it.owner()) + " · " + Markdown.channel(it.channel()))
                .fact(
                        call.text("schedule.next"),
                        it.isOn()
                                ? Preview.next(it, now, 5, call.texts().locale())
                                : call.text("schedule.standing."
                                        + it.standing().name().toLowerCase(Locale.ROOT)));
        var hold = schedules.held(call.guild(), it.id(), now).filter(by -> by.covers(now));
        if (hold.isPresent()) {
            message = message.text("⏸️ "
                    + call.text(
                            hold.get().once() ? "schedule.why.once" : "schedule.why.held",
                            hold.get().person(),
                            hold.get().until().getEpochSecond()));
        }
        var runs = schedules.runs(call.guild(), it.id(), RUNS_SHOWN);
        if (!runs.isEmpty()) {
            message = message.line()
                    .text(String.join(
                            "\n", runs.stream().map(run -> line(call, run)).toList()));
        }
        var buttons = new ArrayList<Button>();
        if (it.isOn()) {
            buttons.add(Button.secondary(
                    call.text("schedule.skip"), Press.run("schedule override", "schedule", it.id(), "how", "skip")));
            buttons.add(Button.secondary(
                    call.text("schedule.disable"), Press.run("schedule disable", "schedule", it.id())));
        } else {
            buttons.add(
                    Button.success(call.text("schedule.enable"), Press.run("schedule enable", "schedule", it.id())));
        }
        buttons.add(
                Button.danger(call.text("schedule.delete.button"), Press.run("schedule delete", "schedule", it.id())));
        buttons.add(Button.secondary(call.text("schedule.list.button"), Press.run("schedule list")));
        return message.buttons(buttons.toArray(Button[]::new));
    }

    private static String line(Call call, Run run) {
        var took = Duration.between(run.started(), run.ended()).toSeconds();
        return "%s %s · %s · %d s%s"
                .formatted(
                        run.result().sign(),
                        Markdown.at(run.planned()),
                        call.text("schedule.result." + run.result().word()),
                        took,
                        run.detail().isEmpty()
                                ? ""
                                : "\n-# " + run.detail().lines().findFirst().orElse(""));
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
        schedules.save(theirs);
        running.set(theirs);
        return shown(
                call, card(call, theirs, Message.good(call.text("schedule.enabled", Markdown.plain(theirs.name())))));
    }

    private Reply disable(Call call) {
        var off = finder.findToChange(call, call.value(schedule)).with(Standing.OFF);
        schedules.save(off);
        running.set(off);
        return shown(call, card(call, off, Message.good(call.text("schedule.disabled", Markdown.plain(off.name())))));
    }

    private Reply delete(Call call) {
        var found = finder.findToChange(call, call.value(schedule));
        running.cancel(found);
        schedules.remove(call.guild(), found.id());
        return shown(
                call,
                Message.good(call.text("schedule.deleted", Markdown.plain(found.name())))
                        .buttons(Button.secondary(call.text("schedule.list.button"), Press.run("schedule list"))));
    }

    private static Reply shown(Call call, Message message) {
        return call.origin().isPress() ? Reply.update(message) : Reply.say(message);
    }
}
