package dev.skylark.idle;

import dev.skylark.access.Guild.Standing;
import dev.skylark.access.Guilds;
import dev.skylark.data.Rows;
import dev.skylark.feature.Feature;
import dev.skylark.table.Table;
import dev.skylark.voice.SlotRows;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Servers that nobody uses: stopped after saying so, and woken when somebody wants to play. */
public final class IdleFeature {

    static final String NAME = "idle";

    private IdleFeature() {}

    public static Feature of(IdleNeeds needs) {
        var watches = new DynamoWatches(needs.fleetRows());
        var judge = new Judge(needs, new Signals(needs));
        var countdowns = new Countdowns(needs, watches, judge);
        var desk = new IdleDesk(needs, watches, judge, countdowns);
        var servers = new WatchedServers(needs);
        var gatherings = new DynamoGatherings(needs.fleetRows());
        var commands = Stream.of(
                        new IdleCommands(needs, watches, desk, countdowns, servers).commands(),
                        new WakeCommands(needs, new DynamoWakes(needs.fleetRows()), servers).commands(),
                        List.of(
                                new IdleShow(needs, watches, gatherings, judge).command(),
                                new GatherCommands(needs, gatherings, servers).command()))
                .flatMap(it -> it.stream())
                .toList();
        return new Feature(NAME, true, commands)
                .hearing(desk::hear)
                .hearing(new GatherDesk(needs, gatherings, servers)::hear)
                .doing(IdleDesk.LOOK, desk::look)
                .planning(Table.FLEET, desk::lookOften)
                .doing(Countdowns.STOP, countdowns::stop);
    }

    /** In which slots of the voice worker channels are watched, since before that time. */
    public static Set<Integer> watchedSlots(Rows fleet, Guilds guilds, int slots, Instant before) {
        return new DynamoGatherings(fleet)
                .everywhere().stream()
                        .filter(it -> it.since().isBefore(before))
                        .filter(it -> guilds.find(it.guild())
                                .map(guild -> guild.standing() != Standing.DENIED
                                        && !guild.featuresOff().contains(NAME))
                                .orElse(true))
                        .map(it -> SlotRows.of(it.guild(), slots))
                        .collect(Collectors.toUnmodifiableSet());
    }
}
