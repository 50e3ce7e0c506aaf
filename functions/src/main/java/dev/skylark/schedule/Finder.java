package dev.skylark.schedule;

import dev.skylark.access.Guild;
import dev.skylark.command.Call;
import dev.skylark.command.Command;
import dev.skylark.command.Option;
import dev.skylark.command.Permission;
import dev.skylark.command.Refused;
import dev.skylark.cron.Reading;
import dev.skylark.cron.Spoken;
import dev.skylark.cron.Timetable;
import dev.skylark.discord.Choice;
import dev.skylark.discord.Markdown;
import dev.skylark.text.Cut;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds what somebody means who types: a schedule, a command, a time, a zone; and offers it while they do. */
final class Finder {

    private static final int MOST = 25;
    private static final int LONGEST_LABEL = 100;

    private final ScheduleNeeds needs;
    private final Schedules schedules;

    Finder(ScheduleNeeds needs, Schedules schedules) {
        this.needs = needs;
        this.schedules = schedules;
    }

    Option<String> schedule() {
        return Option.text("schedule", "Which schedule, by its name", 1, 80)
                .suggesting((call, typed) -> schedules.all(call.guild()).stream()
                        .filter(it -> has(it.name(), typed) || it.id().equals(typed))
                        .limit(MOST)
                        .map(it -> new Choice(
                                Cut.clip(
                                        it.name() + " · " + new Spoken(call.texts()).say(it.timetable(), it.zone()),
                                        LONGEST_LABEL),
                                it.id()))
                        .toList());
    }

    Schedule find(Call call, String nameOrId) {
        return schedules
                .find(call.guild(), nameOrId.strip())
                .or(() -> schedules.all(call.guild()).stream()
                        .filter(it -> it.name().equalsIgnoreCase(nameOrId.strip()))
                        .findFirst())
                .orElseThrow(() -> new Refused("schedule.unknown", Markdown.plain(nameOrId)));
    }

    /** Only what is one's own, or anything for those who decide how Skylark works here. */
    Schedule findToChange(Call call, String nameOrId) {
        var found = find(call, nameOrId);
        if (!found.owner().equals(call.person().id())
                && !call.rights().permission().covers(Permission.ADMIN)) {
            throw new Refused("schedule.notYours", Markdown.plain(found.name()), Markdown.person(found.owner()));
        }
        return found;
    }

    Option<String> what() {
        return Option.text("what", "What is done: a command", 1, 60)
                .suggesting((call, typed) -> schedulable()
                        .filter(it -> has(it.name(), typed))
                        .limit(MOST)
                        .map(it -> new Choice(
                                Cut.clip("/" + it.name() + " · " + about(call, it), LONGEST_LABEL), it.name()))
                        .toList());
    }

    private static String about(Call call, Command command) {
        return call.texts()
                .findHere("command." + command.name().replace(' ', '.'))
                .orElse(command.description());
    }

    private Stream<Command> schedulable() {
        return needs.catalogue().get().all().stream().filter(it -> it.is(Command.Trait.SCHEDULABLE));
    }

    Command command(String name) {
        var wanted = name.strip().toLowerCase(Locale.ROOT);
        var bare = wanted.startsWith("/") ? wanted.substring(1) : wanted;
        return schedulable()
                .filter(it -> it.name().equals(bare) || it.name().equals("ec2 " + bare))
                .findFirst()
                .orElseThrow(() -> new Refused(
                        "schedule.what.unknown",
                        Markdown.plain(name),
                        String.join(
                                ", ", schedulable().map(it -> "/" + it.name()).toList())));
    }

    /** Says while one types what would be understood. */
    Option<String> when() {
        return Option.text("when", "Cron, or in words: weekdays at 8, every 6 hours, first Monday 09:30", 1, 200)
                .suggesting((call, typed) -> {
                    var zone = guild(call.guild()).zone();
                    var now = needs.clock().instant();
                    var examples = List.of(call.text("schedule.when.examples").split("\\|", -1));
                    var found = new ArrayList<Choice>();
                    for (var one : typed.isBlank() ? examples : List.of(typed)) {
                        if (one.length() <= LONGEST_LABEL
                                && Timetable.read(one, zone, now) instanceof Reading.Understood(var timetable)) {
                            found.add(new Choice(
                                    Cut.clip(
                                            one + " → " + new Spoken(call.texts()).say(timetable, zone), LONGEST_LABEL),
                                    one));
                        }
                    }
                    return found;
                });
    }

    Timetable timetable(String words, ZoneId zone) {
        return switch (Timetable.read(words, zone, needs.clock().instant())) {
            case Reading.Understood(var timetable) -> timetable;
            case Reading.NotUnderstood(var key, var values) ->
                throw new Refused(
                        key,
                        values.stream()
                                .map(it -> it instanceof String text ? Markdown.plain(text) : it)
                                .toArray());
        };
    }

    Option<Optional<String>> zone() {
        return Option.text("zone", "In which time zone; the guild's if you say nothing", 1, 50)
                .suggesting((_, typed) -> ZoneId.getAvailableZoneIds().stream()
                        .filter(it -> has(it.replace('_', ' '), typed.replace('_', ' ')))
                        .filter(it -> it.contains("/") && !it.startsWith("Etc/") && !it.startsWith("SystemV/"))
                        .sorted()
                        .limit(MOST)
                        .map(it -> new Choice(it, it))
                        .toList())
                .optional();
    }

    ZoneId zone(Call call, Optional<String> named) {
        return named.map(Finder::zone).orElseGet(() -> guild(call.guild()).zone());
    }

    private static ZoneId zone(String text) {
        // the scheduler knows zones by their names only, not +02:00
        return ZoneId.getAvailableZoneIds().stream()
                .filter(it -> it.equalsIgnoreCase(text.strip().replace(' ', '_')))
                .findFirst()
                .map(ZoneId::of)
                .orElseThrow(() -> new Refused("setup.zone", Markdown.plain(text)));
    }

    Option<Optional<String>> server() {
        return Option.text("server", "Which servers: names or tags such as use=prod, with commas between", 1, 600)
                .suggesting(this::servers)
                .optional();
    }

    /** What is typed may be several names: the last one is being typed. */
    private List<Choice> servers(Call call, String typed) {
        var comma = typed.lastIndexOf(',');
        var before = comma < 0 ? "" : typed.substring(0, comma + 1);
        var last = typed.substring(comma + 1).strip();
        var known = needs.listings().get().known(call.guild()).stream()
                .filter(it -> call.rights().cover(it.tags()))
                .toList();
        var names = known.stream()
                .filter(it -> has(it.called(), last) || it.id().contains(last))
                .map(it -> new Choice(before + it.called() + " · " + it.type(), before + it.id()));
        var tags = known.stream()
                .flatMap(it -> it.tags().entrySet().stream())
                .map(it -> it.getKey() + "=" + it.getValue())
                .distinct()
                .filter(it -> has(it, last))
                .sorted()
                .map(it -> new Choice("🏷️ " + before + it, before + it));
        return Stream.concat(names, tags)
                .filter(it -> it.value().length() <= LONGEST_LABEL && it.name().length() <= LONGEST_LABEL)
                .limit(MOST)
                .toList();
    }

    Guild guild(String id) {
        return needs.guilds().get().find(id).orElseGet(() -> Guild.unknown(id));
    }

    private static boolean has(String name, String typed) {
        return name.toLowerCase(Locale.ROOT).contains(typed.strip().toLowerCase(Locale.ROOT));
    }
}
