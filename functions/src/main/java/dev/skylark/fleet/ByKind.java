package dev.skylark.fleet;

import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Servers of every kind of place, each asked for where it is. */
public final class ByKind implements Instances {

    private final Map<Place.Kind, Instances> kinds;

    public ByKind(Map<Place.Kind, Instances> kinds) {
        this.kinds = Map.copyOf(kinds);
    }

    @Override
    public Answer<List<Server>> all(Place place, String guild) {
        return of(place).all(place, guild);
    }

    @Override
    public Answer<Server> find(Place place, String id) {
        return of(place).find(place, id);
    }

    @Override
    public Answer<Server> now(Server server) {
        return of(server.place()).now(server);
    }

    @Override
    public Answer<State> start(Server server) {
        return of(server.place()).start(server);
    }

    @Override
    public Answer<State> stop(Server server, boolean hibernate) {
        return of(server.place()).stop(server, hibernate);
    }

    @Override
    public Answer<State> reboot(Server server) {
        return of(server.place()).reboot(server);
    }

    private Instances of(Place place) {
        return Objects.requireNonNull(kinds.get(place.kind()), place.kind().name());
    }
}
