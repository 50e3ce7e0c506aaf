package dev.skylark.sandbox.games;

import dev.skylark.fleet.Answer;
import dev.skylark.fleet.Server;
import dev.skylark.fleet.State;
import dev.skylark.idle.Loads;
import dev.skylark.json.Json;
import dev.skylark.players.Game;
import dev.skylark.players.Players;
import dev.skylark.players.SocketPlayers;
import dev.skylark.sandbox.happening.Happening;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;

/** The games on the servers of the played cloud: each server has one of every kind, at its usual port. */
public final class PlayedGames implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final double IDLE = 2;
    private static final double EACH_PLAYER = 18;

    private final Function<String, Server> servers;
    private final Map<String, Lobby> lobbies = new HashMap<>();
    private final Map<String, Double> busy = new HashMap<>();
    private final Map<String, InetSocketAddress> doors = new HashMap<>();
    private final List<AutoCloseable> open = new ArrayList<>();

    /** {@code servers} knows them by name or id. */
    public PlayedGames(Function<String, Server> servers) {
        this.servers = servers;
    }

    public Players players() {
        return new SocketPlayers(this::door, PATIENCE);
    }

    /** People make a processor and a network work. */
    public Loads loads() {
        return (server, _) -> {
            var players = lobby(server.id()).names().size();
            var load = IDLE + players * EACH_PLAYER;
            return Answer.got(new Loads.Load(
                    OptionalDouble.of(Math.min(100, Math.max(load, busy(server.id())))), OptionalDouble.of(load)));
        };
    }

    private synchronized double busy(String server) {
        return busy.getOrDefault(server, 0.0);
    }

    private synchronized Lobby lobby(String server) {
        return lobbies.computeIfAbsent(server, _ -> new Lobby());
    }

    private synchronized Optional<InetSocketAddress> door(Server server, int port) {
        if (server.state() != State.RUNNING) {
            return Optional.empty();
        }
        return Arrays.stream(Game.values())
                .filter(it -> it.port() == port)
                .findFirst()
                .map(game -> doors.computeIfAbsent(server.id() + " " + game, _ -> open(game, lobby(server.id()))));
    }

    private InetSocketAddress open(Game game, Lobby lobby) {
        try {
            return switch (game) {
                case MINECRAFT -> {
                    var minecraft = new MinecraftGame(lobby, false);
                    open.add(minecraft);
                    yield minecraft.address();
                }
                case SOURCE -> open(new DatagramGame(new SourceWords(lobby)));
                case QUAKE -> open(new DatagramGame(new QuakeWords(lobby)));
            };
        } catch (IOException noPort) {
            throw new UncheckedIOException(noPort);
        }
    }

    private InetSocketAddress open(DatagramGame game) {
        open.add(game);
        return game.address();
    }

    public List<Happening> happenings() {
        return List.of(
                Happening.named(
                        "players-join",
                        "People join the games on a server.",
                        it -> moved(it, lobby(server(it).id())::join),
                        "server",
                        "count"),
                Happening.named(
                        "players-leave",
                        "People leave the games on a server.",
                        it -> moved(it, lobby(server(it).id())::leave),
                        "server",
                        "count"),
                Happening.named(
                        "server-busy",
                        "From now on a server's processor works so hard (per cent), whoever plays.",
                        this::work,
                        "server",
                        "cpu"));
    }

    /** So many people come or go. */
    private interface Move {
        void people(int count);
    }

    private String moved(Json asked, Move move) {
        move.people((int) number(asked, "count", 1, Lobby.PLACES));
        var server = server(asked);
        var names = lobby(server.id()).names();
        return names.isEmpty()
                ? "Nobody plays on " + server.called() + "."
                : "On " + server.called() + " play " + String.join(", ", names) + ".";
    }

    private String work(Json asked) {
        var server = server(asked);
        var cpu = number(asked, "cpu", 90, 100);
        synchronized (this) {
            busy.put(server.id(), (double) cpu);
        }
        return "The processor of " + server.called() + " works at " + cpu + " %.";
    }

    private static long number(Json asked, String field, long usual, long most) {
        var given = asked.at(field).text();
        if (given.isEmpty()) {
            return asked.at(field).whole(usual);
        }
        if (!given.matches("\\d{1,3}") || Long.parseLong(given) > most) {
            throw new IllegalArgumentException("\"" + field + "\" is a number up to " + most + ".");
        }
        return Long.parseLong(given);
    }

    private Server server(Json asked) {
        return servers.apply(asked.at("server").text());
    }

    @Override
    public synchronized void close() {
        for (var it : open) {
            try {
                it.close();
            } catch (Exception stillOpen) {
                throw new IllegalStateException("a game did not end", stillOpen);
            }
        }
        open.clear();
        doors.clear();
    }
}
