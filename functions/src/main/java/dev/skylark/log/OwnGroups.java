package dev.skylark.log;

import dev.skylark.fleet.Answer;
import dev.skylark.fleet.Answer.Got;
import dev.skylark.fleet.Place;
import dev.skylark.log.Logs.Group;
import dev.skylark.upkeep.OurLogs;
import java.util.List;
import java.util.function.Supplier;

/** {@link OurLogs}: the groups of our own functions and of the voice worker, in the region where we live. */
public record OwnGroups(Supplier<Logs> logs, Supplier<String> region, String owner) implements OurLogs {

    private static final String START = "/skylark/";

    @Override
    public Answer<List<String>> keptForEver() {
        var here = Place.home(region.get());
        return logs.get()
                .beginning(here, owner, START)
                .map(groups -> groups.stream()
                        .map(Logs.Tagged::name)
                        .filter(it ->
                                logs.get().look(here, owner, it) instanceof Got<Group>(var group) && group.days() == 0)
                        .toList());
    }
}
