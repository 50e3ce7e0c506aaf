package dev.skylark.cost;

import dev.skylark.fleet.Answer;
import dev.skylark.fleet.Place;
import dev.skylark.fleet.Server;
import java.util.ArrayList;
import java.util.List;

/** {@link Holdings} in memory: every server has the one disk that most have, unless told otherwise. */
public final class InMemoryHoldings implements Holdings {

    private final int gigabytes;

    public InMemoryHoldings(int gigabytes) {
        this.gigabytes = gigabytes;
    }

    @Override
    public Answer<List<Held>> in(Place place, String guild, List<Server> servers) {
        var held = new ArrayList<Held>();
        for (var server : servers) {
            if (gigabytes > 0 && server.place().equals(place)) {
                held.add(new Held(server.id(), new Good.Disk(place.region(), "gp3"), gigabytes));
            }
        }
        return Answer.got(held);
    }
}
