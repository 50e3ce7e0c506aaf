package dev.skylark.idle;

import dev.skylark.feature.Feature;
import dev.skylark.table.Table;
import java.util.stream.Stream;

/** Servers that nobody uses: stopped after saying so, and woken when somebody wants to play. */
public final class IdleFeature {

    private IdleFeature() {}

    public static Feature of(IdleNeeds needs) {
        var watches = new DynamoWatches(needs.fleetRows());
        var judge = new Judge(needs, new Signals(needs));
        var countdowns = new Countdowns(needs, watches, judge);
        var desk = new IdleDesk(needs, watches, judge, countdowns);
        var servers = new WatchedServers(needs);
        var commands = Stream.of(
                        new IdleCommands(needs, watches, desk, judge, countdowns, servers).commands(),
                        new WakeCommands(needs, new DynamoWakes(needs.fleetRows()), servers).commands())
                .flatMap(it -> it.stream())
                .toList();
        return new Feature("idle", true, commands)
                .hearing(desk::hear)
                .doing(IdleDesk.LOOK, desk::look)
                .planning(Table.FLEET, desk::lookOften)
                .doing(Countdowns.STOP, countdowns::stop);
    }
}
