package dev.skylark.entry;

import dev.skylark.cost.Bills;
import dev.skylark.cost.Currencies;
import dev.skylark.cost.Holdings;
import dev.skylark.cost.Prices;
import dev.skylark.ec2.Alarms;
import dev.skylark.ec2.Snapshots;
import dev.skylark.ec2.Templates;
import dev.skylark.fact.Bus;
import dev.skylark.fleet.Instances;
import dev.skylark.fleet.PanelKeys;
import dev.skylark.log.Logs;
import dev.skylark.timer.Timers;
import dev.skylark.work.Secrets;
import java.util.function.Supplier;

/** The cloud that servers run in, each part made on its first use: AWS, or in the sandbox one that is played. */
public record Cloud(
        Supplier<Instances> instances,
        Supplier<PanelKeys> panelKeys,
        Supplier<Templates> templates,
        Supplier<Snapshots> snapshots,
        Supplier<Alarms> alarms,
        Supplier<Prices> prices,
        Supplier<Bills> bills,
        Supplier<Currencies> currencies,
        Supplier<Holdings> holdings,
        Supplier<Timers> timers,
        Supplier<Logs> logs,
        Supplier<Bus> bus,
        Supplier<Secrets> secrets) {

    /** The same with other timers, another bus and other secrets: the sandbox keeps these itself. */
    public Cloud with(Supplier<Timers> others, Supplier<Bus> otherBus, Supplier<Secrets> otherSecrets) {
        return new Cloud(
                instances,
                panelKeys,
                templates,
                snapshots,
                alarms,
                prices,
                bills,
                currencies,
                holdings,
                others,
                logs,
                otherBus,
                otherSecrets);
    }
}
