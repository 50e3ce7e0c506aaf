package dev.skylark.players;

import dev.skylark.fleet.Server;
import dev.skylark.players.Headcount.Why;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** {@link Players} of which there are as many as one says; of other servers nobody knows. */
public final class InMemoryPlayers implements Players {

    private static final int MOST = 20;

    private final Map<String, Headcount> counts = new TreeMap<>();
    private volatile Runnable whileAsked = () -> {};

    public synchronized void play(String server, int count) {
        var names = IntStream.rangeClosed(1, count).mapToObj(it -> "Player_" + it);
        counts.put(server, new Headcount.Playing(count, MOST, names.toList(), "", ""));
    }

    public synchronized void say(String server, Headcount count) {
        counts.put(server, count);
    }

    /** While somebody asks. */
    public void whileAsked(Runnable other) {
        whileAsked = other;
    }

    @Override
    public Headcount on(Server server, Game game, int port) {
        whileAsked.run();
        return known(server);
    }

    private synchronized Headcount known(Server server) {
        return counts.getOrDefault(server.id(), Headcount.unknown(Why.NO_ANSWER));
    }
}
