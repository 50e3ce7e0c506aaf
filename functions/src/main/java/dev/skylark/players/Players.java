package dev.skylark.players;

import dev.skylark.fleet.Server;

/** Who plays on a server just now. */
public interface Players {

    Headcount on(Server server, Game game, int port);
}
