package dev.skylark.schedule;

import dev.skylark.fleet.Server;
import java.util.Optional;

/** Whether somebody is just using a server. */
public interface Usage {

    /** In words, for example "3 players"; empty where nobody is, or where nothing is known. */
    Optional<String> inUse(Server server);
}
