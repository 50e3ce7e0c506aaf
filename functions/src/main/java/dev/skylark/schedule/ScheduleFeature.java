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
        var timers = new PlanTimers(needs.timers());
        var running = new Running(needs, schedules, timers);
        var finder = new Finder(needs, schedules);
        var commands = Stream.of(
                        new AddCommands(needs, schedules, timers, finder).commands(),
                        new ScheduleCommands(needs, schedules, timers, finder).commands(),
                        new OverrideCommands(needs, schedules, finder).commands(),
                        List.of(new Guide(needs).command()))
                .<Command>flatMap(List::stream)
                .toList();
        return new Feature(NAME, true, commands)
                .doing(PlanTimers.KIND, running::due)
                .doing(PlanTimers.AGAIN, running::due)
                .doing(PlanTimers.RUN, running::run)
                .planning(Table.SCHEDULES, guild -> schedules.all(guild).forEach(timers::set))
                .telling(new Vital("health.schedules", (guild, texts) -> health(needs, schedules, guild, texts)))
                .showing(new Panel(15, "menu.schedules", "🗓️", Press.run("schedule list")));
    }

    /** How many there are, of how many the last run went wrong, and of how many nobody could be told. */
    private static String health(ScheduleNeeds needs, Schedules schedules, String guild, Texts texts) {
        var all = schedules.all(guild);
        var trouble = all.stream()
                .filter(it -> it.isOn()
                        && it.last().map(last -> last.result().isTrouble()).orElse(false))
                .count();
        var active = all.stream().filter(Schedule::isOn).count();
        var text = trouble == 0
                ? texts.of("health.schedules.well", active)
                : texts.of("health.schedules.text", active, trouble);
        var untold = schedules.untold(guild, needs.clock().instant()).size();
        return untold == 0 ? text : text + "\n" + texts.of("health.schedules.untold", untold);
    }
}
