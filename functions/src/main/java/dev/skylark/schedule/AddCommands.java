package dev.skylark.schedule;

import dev.skylark.command.Call;
import dev.skylark.command.Call.Consent;
import dev.skylark.command.Command;
import dev.skylark.command.Option;
import dev.skylark.command.Permission;
import dev.skylark.command.Refused;
import dev.skylark.cron.Timetable;
import dev.skylark.discord.Button;
import dev.skylark.discord.Markdown;
import dev.skylark.discord.Message;
import dev.skylark.discord.Press;
import dev.skylark.discord.Reply;
import dev.skylark.schedule.Schedule.Standing;
import dev.skylark.text.Cut;
import dev.skylark.text.Sha256;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code /schedule add}: shows what would be kept, and keeps it when somebody presses Save. */
final class AddCommands {

    private static final int MOST = 100;
    private static final int LONGEST_NAME = 60;
    private static final int ID_BYTES = 4;

    private final ScheduleNeeds needs;
    private final Schedules schedules;
    private final PlanTimers timers;
    private final Finder finder;
    private final Preview preview;
    private final Card card;
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
    private final Option<Optional<String>> shown =
            Option.text("shown", "Which preview it was", 1, 30).optional();

    AddCommands(ScheduleNeeds needs, Schedules schedules, PlanTimers timers, Finder finder) {
        this.needs = needs;
        this.schedules = schedules;
        this.timers = timers;
        this.finder = finder;
        this.preview = new Preview(needs, schedules);
        this.card = new Card(needs, schedules, preview);
        this.what = finder.what();
        this.when = finder.when();
        this.server = finder.server();
        this.zone = finder.zone();
    }

    List<Command> commands() {
        return List.of(
                Command.named("schedule add", "Have a command done at certain times: first shown, then kept")
                        .takes(what, when, server, zone, name, with, holidays)
                        .only(Permission.OPERATOR)
                        .deferred()
                        .runs(this::add),
                Command.named("schedule save", "Keep the schedule that was shown")
                        .takes(what, when, server, zone, name, with, holidays, shown)
                        .unlisted()
                        .only(Permission.OPERATOR)
                        .deferred()
                        .runs(this::save));
    }

    private Reply add(Call call) {
        var wanted = wanted(call, "");
        var arguments = new LinkedHashMap<>(call.arguments());
        // what was shown is kept, not what the same words would mean a little later
        arguments.put(when.name(), wanted.timetable().kept());
        arguments.put(zone.name(), wanted.zone().getId());
        arguments.put(shown.name(), call.origin().interaction());
        return Reply.say(preview.show(call, wanted)
                .buttons(
                        Button.success(call.text("schedule.save"), new Press.Run("schedule save", arguments).write()),
                        Button.secondary(call.text("schedule.cancel"), Press.run("cancel"))));
    }

    private Reply save(Call call) {
        // a second press, or the same one delivered again, keeps the same schedule
        var id = Sha256.hex(call.value(shown).orElse(call.origin().interaction()), ID_BYTES);
        if (schedules.all(call.guild()).stream()
                        .filter(it -> !it.id().equals(id))
                        .count()
                >= MOST) {
            throw new Refused("schedule.tooMany", MOST);
        }
        var kept = wanted(call, id);
        // a timer without a schedule ends itself, a schedule without a timer never would run
        timers.set(kept);
        schedules.save(kept);
        var message = Message.good(call.text("schedule.saved", Markdown.plain(kept.name())));
        return ScheduleCommands.shown(call, card.show(call, kept, message));
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
}
