package dev.skylark.schedule;

import dev.skylark.command.Call;
import dev.skylark.command.Call.Consent;
import dev.skylark.command.Command;
import dev.skylark.command.Option;
import dev.skylark.command.Permission;
import dev.skylark.command.Refused;
import dev.skylark.discord.Block;
import dev.skylark.discord.Button;
import dev.skylark.discord.Choice;
import dev.skylark.discord.Markdown;
import dev.skylark.discord.Message;
import dev.skylark.discord.Press;
import dev.skylark.discord.Reply;
import dev.skylark.text.Cut;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** When plans shall be otherwise for a while: overrides, holidays, and servers that were stopped by hand. */
final class OverrideCommands {

    /** In which way a plan is left for a while. */
    enum How {
        /** Its next time only. */
        SKIP,
        /** All until then. */
        HOLD,
        /** Its servers stay on until then. */
        KEEP,
        /** The plan holds again. */
        END
    }

    private static final Duration USUAL = Duration.ofHours(24);
    private static final int MOST_DAYS = 31;

    private final ScheduleNeeds needs;
    private final Schedules schedules;
    private final Finder finder;
    private final Option<String> schedule;
    private final Option<How> how = Option.choice(
            "how", "Skip the next run, hold all for a while, keep its servers on for a while, or end that", How.class);
    private final Option<Duration> length = Option.duration(
                    "for",
                    "For how long, for example 3h or 2d; a day if you say nothing",
                    Duration.ofMinutes(5),
                    Duration.ofDays(30))
            .orElse(USUAL);
    private final Option<String> date =
            Option.text("date", "The day, for example 2026-12-24, or 12-25 for every year", 5, 10);
    private final Option<Optional<String>> until =
            Option.text("last", "The last day, where it is several", 10, 10).optional();
    private final Option<Optional<String>> name =
            Option.text("name", "What that day is", 1, 60).optional();
    private final Option<String> known;
    private final Option<Boolean> respect =
            Option.truth("respect", "Whether a server that was stopped by hand stays off for the rest of the day");

    OverrideCommands(ScheduleNeeds needs, Schedules schedules, Finder finder) {
        this.needs = needs;
        this.schedules = schedules;
        this.finder = finder;
        this.schedule = finder.schedule();
        this.known = Option.text("date", "Which day", 5, 10)
                .suggesting((call, typed) -> schedules.holidays(call.guild()).stream()
                        .filter(it -> it.day().contains(typed) || it.name().contains(typed))
                        .limit(25)
                        .map(it -> new Choice(it.day() + " " + it.name(), it.day()))
                        .toList());
    }

    List<Command> commands() {
        return List.of(
                Command.named("schedule override", "For a while something else than planned; then the plan holds again")
                        .takes(schedule, how, length)
                        .only(Permission.OPERATOR)
                        .deferred()
                        .runs(this::override),
                Command.named("schedule holidays add", "A day on which plans rest")
                        .takes(date, until, name)
                        .only(Permission.ADMIN)
                        .deferred()
                        .runs(this::add),
                Command.named("schedule holidays remove", "A day on which plans do not rest after all")
                        .takes(known)
                        .only(Permission.ADMIN)
                        .deferred()
                        .runs(this::remove),
                Command.named("schedule holidays list", "The days on which plans rest")
                        .only(Permission.VIEWER)
                        .deferred()
                        .runs(this::list),
                Command.named("schedule hands", "Whether plans leave alone what somebody stopped by hand")
                        .takes(respect)
                        .only(Permission.ADMIN)
                        .deferred()
                        .runs(this::hands));
    }

    private Reply override(Call call) {
        var it = finder.find(call, call.value(schedule));
        return shown(
                call,
                switch (call.value(how)) {
                    case SKIP -> skip(call, it);
                    case HOLD -> hold(call, it);
                    case KEEP -> keep(call, it);
                    case END -> end(call, it);
                });
    }

    private Message skip(Call call, Schedule it) {
        var now = needs.clock().instant();
        var next = it.next(now, 2);
        if (next.isEmpty()) {
            throw new Refused("schedule.over.none", Markdown.plain(it.name()));
        }
        schedules.hold(new Hold(
                call.guild(), it.id(), next.getFirst(), true, call.person().id()));
        var after = next.size() > 1 ? Markdown.at(next.getLast()) : "–";
        return overridden(call, it, call.text("schedule.over.skip", Markdown.at(next.getFirst()), after));
    }

    private Message hold(Call call, Schedule it) {
        var now = needs.clock().instant();
        if (it.next(now, 1).isEmpty()) {
            throw new Refused("schedule.over.none", Markdown.plain(it.name()));
        }
        var end = now.plus(call.value(length));
        schedules.hold(new Hold(call.guild(), it.id(), end, false, call.person().id()));
        var next = it.next(end, 1);
        return overridden(
                call,
                it,
                call.text("schedule.over.hold", Markdown.at(end), next.isEmpty() ? "–" : Markdown.at(next.getFirst())));
    }

    private Message overridden(Call call, Schedule it, String text) {
        return Message.good(call.text("schedule.over.title", Markdown.plain(it.name())))
                .text(text)
                .buttons(
                        Button.secondary(
                                call.text("schedule.over.end"),
                                Press.run("schedule override", "schedule", it.id(), "how", "end")),
                        Button.secondary(call.text("button.look"), Press.run("schedule show", "schedule", it.id())));
    }

    /** As somebody would do it with {@code /ec2 keep}, which ends by itself; the person needs the right to that. */
    private Message keep(Call call, Schedule it) {
        var servers =
                Targets.of(it.servers(), needs.fleet().get().of(call.guild())).servers();
        if (servers.isEmpty()) {
            throw new Refused("schedule.over.noServers", Markdown.plain(it.name()));
        }
        var message = Message.good(call.text("schedule.over.keep", Markdown.plain(it.name())));
        for (var server : servers) {
            var arguments = Map.of("server", server.id(), "state", "on", "until", minutes(call.value(length)));
            // forty servers are one thing that a person did, not forty against their quota
            var kept = needs.errands()
                    .get()
                    .run(new Call("ec2 keep", arguments, Consent.CONFIRMED, call.rights(), call.origin()));
            var said = Telling.message(List.of(kept));
            message = message.text("**" + said.title() + "**");
            for (var block : said.blocks()) {
                if (block instanceof Block.Text) {
                    message = message.with(block);
                }
            }
        }
        return message;
    }

    private static String minutes(Duration length) {
        return length.toMinutes() + "m";
    }

    private Message end(Call call, Schedule it) {
        schedules.release(call.guild(), it.id());
        return Message.good(call.text("schedule.over.ended", Markdown.plain(it.name())))
                .buttons(Button.secondary(call.text("button.look"), Press.run("schedule show", "schedule", it.id())));
    }

    private Reply add(Call call) {
        var first = day(call.value(date));
        var called = Cut.clip(call.value(name).orElse(""), 60);
        var days = new ArrayList<String>();
        if (call.value(until).isPresent()) {
            var from = LocalDate.parse(full(first));
            var last = LocalDate.parse(full(day(call.value(until).get())));
            if (last.isBefore(from) || !last.isBefore(from.plusDays(MOST_DAYS))) {
                throw new Refused("schedule.holiday.range", MOST_DAYS);
            }
            from.datesUntil(last.plusDays(1)).forEach(it -> days.add(it.toString()));
        } else {
            days.add(first);
        }
        days.forEach(it -> schedules.add(new Holiday(call.guild(), it, called)));
        return shown(call, listed(call, Message.good(call.text("schedule.holiday.added", days.size()))));
    }

    private static String day(String text) {
        return Holiday.read(text.strip())
                .orElseThrow(() -> new Refused("schedule.holiday.unclear", Markdown.plain(text)));
    }

    private static String full(String day) {
        if (day.length() < 10) {
            throw new Refused("schedule.holiday.unclear", Markdown.plain(day));
        }
        return day;
    }

    private Reply remove(Call call) {
        var day = day(call.value(known));
        if (!schedules.removeHoliday(call.guild(), day)) {
            throw new Refused("schedule.holiday.unknown", Markdown.plain(day));
        }
        return shown(call, listed(call, Message.good(call.text("schedule.holiday.removed", day))));
    }

    private Reply list(Call call) {
        return shown(call, listed(call, Message.neutral(call.text("schedule.holidays"))));
    }

    private Message listed(Call call, Message start) {
        var all = schedules.holidays(call.guild());
        var today = needs.clock()
                .instant()
                .atZone(finder.guild(call.guild()).zone())
                .toLocalDate()
                .toString();
        var lines = all.stream()
                .filter(it -> it.day().length() < 10 || it.day().compareTo(today) >= 0)
                .limit(40)
                .map(it -> Markdown.code(it.day()) + " " + Markdown.plain(it.name()))
                .toList();
        return start.text(lines.isEmpty() ? call.text("schedule.holiday.none") : String.join("\n", lines))
                .buttons(
                        Button.secondary(call.text("schedule.holiday.add"), Press.ask("schedule holidays add")),
                        Button.secondary(call.text("schedule.list.button"), Press.run("schedule list")));
    }

    private Reply hands(Call call) {
        var wanted = call.value(respect);
        schedules.respectHands(call.guild(), wanted);
        return Reply.say(Message.good(call.text(wanted ? "schedule.hands.on" : "schedule.hands.off")));
    }

    private static Reply shown(Call call, Message message) {
        return call.origin().isPress() ? Reply.update(message) : Reply.say(message);
    }
}
