package dev.skylark.schedule;

import dev.skylark.fleet.Listing;
import dev.skylark.fleet.Plans;
import dev.skylark.fleet.Server;
import dev.skylark.fleet.State;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** {@link Plans} from the schedules that are on: what the last of them led to. */
public final class Planned implements Plans {

    private final Supplier<Schedules> schedules;

    Planned(Supplier<Schedules> schedules) {
        this.schedules = schedules;
    }

    public static Plans of(ScheduleNeeds needs) {
        return new Planned(() -> new DynamoSchedules(needs.rows()));
    }

    @Override
    public Optional<State> wanted(Server server, Instant at) {
        var listing = new Listing(at, List.of(server), List.of());
        var theirs = schedules.get().all(server.guild()).stream()
                .filter(Schedule::isOn)
                .filter(it -> !Targets.of(it.servers(), listing).servers().isEmpty())
                .toList();
        return Foresight.wanted(theirs, at);
    }
}
