package dev.skylark.cost;

import dev.skylark.fleet.Answer;
import dev.skylark.fleet.Place;
import dev.skylark.fleet.Server;
import java.util.List;

/** What a guild holds in the cloud that costs money also while its servers are stopped. */
public interface Holdings {

    /** So many gigabytes of something; {@code server} is whose it is, empty for what belongs to none any more. */
    record Held(String server, Good good, int gigabytes) {}

    /** The disks of these servers, and the guild's copies, in one place. */
    Answer<List<Held>> in(Place place, String guild, List<Server> servers);
}
