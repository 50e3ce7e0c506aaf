package dev.skylark.idle;

import dev.skylark.fleet.Answer;
import dev.skylark.fleet.Answer.Trouble;
import dev.skylark.fleet.Place;
import dev.skylark.fleet.Server;
import java.time.Instant;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;

/** {@link Loads} that are what they are told to be; of others nothing is measured. */
public final class InMemoryLoads implements Loads {

    private final Map<String, Load> loads = new TreeMap<>();

    public synchronized void measure(String server, double cpu, double network) {
        loads.put(server, new Load(OptionalDouble.of(cpu), OptionalDouble.of(network)));
    }

    public synchronized void measureNothing(String server) {
        loads.remove(server);
    }

    @Override
    public synchronized Answer<Load> lately(Server server, Instant now) {
        return server.place().kind() == Place.Kind.PANEL
                ? Answer.failed(Trouble.UNSUPPORTED, "nobody measures panels")
                : Answer.got(loads.getOrDefault(server.id(), new Load(OptionalDouble.empty(), OptionalDouble.empty())));
    }
}
