package dev.skylark.fleet;

import dev.skylark.fleet.Answer.Trouble;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** All servers of a guild as they were when they were asked for, and the places that did not answer. */
public record Listing(Instant asked, List<Server> servers, List<Blind> blind) {

    /** A place of which we see nothing now. */
    public record Blind(Place place, Trouble trouble, String detail) {}

    public Listing {
        servers = List.copyOf(servers);
        blind = List.copyOf(blind);
    }

    /** By id, or by name in any case; of two with one name, none. */
    public Optional<Server> find(String idOrName) {
        var byId = servers.stream().filter(it -> it.id().equals(idOrName)).findFirst();
        if (byId.isPresent()) {
            return byId;
        }
        var named = servers.stream()
                .filter(it -> it.name().equalsIgnoreCase(idOrName))
                .toList();
        return named.size() == 1 ? Optional.of(named.getFirst()) : Optional.empty();
    }
}
