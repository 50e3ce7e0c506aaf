package dev.skylark.fleet;

import java.util.List;

/** The servers themselves. A server belongs to the guild whose id its tag carries, and to nobody else. */
public interface Instances {

    /** All servers of a guild in one place, asked for at once. */
    Answer<List<Server>> all(Place place, String guild);

    /** Whoever's server this is, by its tag; one without the tag is nobody's, which is {@code Trouble.GONE}. */
    Answer<Server> find(Place place, String id);

    /** The same server as it is now. */
    Answer<Server> now(Server server);

    /** Asks it to start; the answer is what it is doing then. */
    Answer<State> start(Server server);

    /** Asks it to stop, where wanted and possible with its memory kept on disk. */
    Answer<State> stop(Server server, boolean hibernate);

    Answer<State> reboot(Server server);
}
