package dev.skylark.alert;

import dev.skylark.fleet.Intents;
import dev.skylark.fleet.Listings;
import dev.skylark.fleet.State;
import java.time.Instant;
import java.util.function.Supplier;

/** {@link Expectations} from what people want of servers, and how these stand. */
public final class FleetExpectations implements Expectations {

    private final Supplier<Intents> intents;
    private final Supplier<Listings> listings;

    public FleetExpectations(Supplier<Intents> intents, Supplier<Listings> listings) {
        this.intents = intents;
        this.listings = listings;
    }

    @Override
    public String why(String guild, String server, Instant at) {
        var wanted = intents.get().find(guild, server).filter(it -> it.explains(at));
        if (wanted.isPresent()) {
            return "alert.expected." + wanted.get().verb().word();
        }
        var isStopped = listings.get().known(guild).stream()
                .anyMatch(it -> it.id().equals(server) && it.state() == State.STOPPED);
        return isStopped ? "alert.expected.stopped" : "";
    }
}
