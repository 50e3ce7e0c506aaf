package dev.skylark.entry;

import dev.skylark.cost.Bills;
import dev.skylark.cost.Currencies;
import dev.skylark.cost.Holdings;
import dev.skylark.cost.Prices;
import dev.skylark.ec2.Alarms;
import dev.skylark.ec2.Snapshots;
import dev.skylark.ec2.Templates;
import dev.skylark.fleet.Instances;
import dev.skylark.idle.Loads;
import dev.skylark.log.Logs;
import dev.skylark.players.Players;
import dev.skylark.work.GuildKeys;
import java.util.function.Supplier;

/** What belongs to those who use Skylark, each part made on its first use: AWS, or in the sandbox a cloud that is played. */
public record Belongings(
        Supplier<Instances> instances,
        Supplier<GuildKeys> panelKeys,
        Supplier<Templates> templates,
        Supplier<Snapshots> snapshots,
        Supplier<Alarms> alarms,
        Supplier<Prices> prices,
        Supplier<Bills> bills,
        Supplier<Currencies> currencies,
        Supplier<Holdings> holdings,
        Supplier<Logs> logs,
        Supplier<Players> players,
        Supplier<Loads> loads) {}
