package dev.skylark.schedule;

import dev.skylark.command.Command;
import dev.skylark.discord.Press;
import dev.skylark.feature.Feature;
import dev.skylark.feature.Feature.Panel;
import dev.skylark.feature.Feature.Vital;
import dev.skylark.table.Table;
import dev.skylark.text.Texts;
import java.util.List;
import java.util.stream.Stream;

/** Schedules: commands that are done at certain times. */
public final class ScheduleFeature {

    static final String NAME = "schedules";

    private ScheduleFeature() {}

    public static Feature of(ScheduleNeeds needs) {
        var schedules = new DynamoSchedules(needs.rows());
        var running = new Running(needs, schedules);
        var finder = new Finder(needs, schedules);
        var commands = Stream.of(
                        new ScheduleCommands(needs, schedules, running, finder).commands(),
                        new OverrideCommands(needs, schedules, finder).commands(),
                        List.of(new Guide(needs).command()))
                .<Command>flatMap(List::stream)
                .toList();
        return new Feature(NAME, true, commands)
                .doing(Running.KIND, running::due)
                .doing(Running.AGAIN, running::due)
                .doing(Running.RUN, running::run)
                .planning(Table.SCHEDULES, guild -> schedules.all(guild).forEach(running::set))
                .telling(new Vital("health.schedules", (guild, texts) -> health(schedules, guild, texts)))
                .showing(new Panel(15, "menu.schedules", "🗓️", Press.run("schedule list")));
    }

    /** How many there are, and of how many the last run went wrong. */
    private static String health(Schedules schedules, String guild, Texts texts) {
        var all = schedules.all(guild);
        var trouble = all.stream()
                .filter(it -> it.isOn()
                        && it.last().map(last -> last.result().isTrouble()).orElse(false))
                .count();
        return texts.of(
                "health.schedules.text", all.stream().filter(Schedule::isOn).count(), trouble);
    }
}
