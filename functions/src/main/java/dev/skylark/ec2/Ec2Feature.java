package dev.skylark.ec2;

import dev.skylark.command.Command;
import dev.skylark.discord.Press;
import dev.skylark.feature.Feature;
import dev.skylark.feature.Feature.Panel;
import dev.skylark.feature.Feature.Vital;
import dev.skylark.fleet.Controls;
import dev.skylark.table.Table;
import dev.skylark.text.Texts;
import dev.skylark.uptime.Uptime;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** Servers: to see, start, stop, keep, copy and launch them. */
public final class Ec2Feature {

    /** Rounds are made once a day, by the clocks of guilds that may go over to summer time. */
    private static final Duration A_DAY_AND_SOME = Duration.ofHours(26);

    private Ec2Feature() {}

    public static Feature of(Needs needs) {
        var servers = new Servers(needs);
        var cards = new Cards(needs);
        var progress = new Progress(needs, cards);
        var reminders = new Reminders(needs);
        var keep = new KeepServer(needs, servers, cards);
        var shelf = new Shelf(needs);
        var copies = new Copies(needs, servers, cards, shelf);
        var commands = Stream.<List<Command>>of(
                        new Look(needs, servers, cards).commands(),
                        new Move(needs, servers, cards).commands(),
                        List.of(keep.command(), reminders.command()),
                        copies.commands(),
                        new Restore(needs, shelf).commands(),
                        new SourceCommands(needs).commands(),
                        new TemplateCommands(needs, servers).commands())
                .flatMap(List::stream)
                .toList();
        return new Feature("servers", true, commands)
                .hearing(progress::hear)
                .doing(Controls.WATCH, progress::look)
                .doing(Reminders.KIND, reminders::remind)
                .doing(KeepServer.KIND, keep::ends)
                .doing(Copies.KIND, copies::copyDaily)
                .planning(Table.FLEET, guild -> {
                    keep.planAnew(guild);
                    copies.planAnew(guild);
                })
                .planning(Table.UPTIME, guild -> needs.uptime().get().makeRounds(guild))
                .doing(Uptime.ROUNDS, A_DAY_AND_SOME, job -> needs.fleet().get().look(job.guild()))
                .telling(new Vital("health.cache", (guild, texts) -> cache(needs, guild, texts)))
                .showing(new Panel(10, "menu.servers", "🖥️", Press.run("ec2 list")));
    }

    /** How often a look at the cloud was spared today. */
    private static String cache(Needs needs, String guild, Texts texts) {
        var counts = needs.fleet().get().counts(guild);
        var all = counts.hits() + counts.misses();
        return all == 0
                ? texts.of("health.cache.none")
                : texts.of("health.cache.text", counts.hits() * 100 / all, counts.hits(), counts.misses());
    }
}
