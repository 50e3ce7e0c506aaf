package dev.skylark.players;

import dev.skylark.fleet.Addresses;
import dev.skylark.fleet.Place;
import dev.skylark.fleet.Server;
import dev.skylark.players.Headcount.Unknown;
import dev.skylark.players.Headcount.Why;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.ToIntFunction;

/**
 * {@link Players} over TCP and UDP. Asked is the address that EC2 itself says the server has, never one that a person
 * types, so that nobody can make us knock at doors of others or inside our own network; a person chooses the port only.
 */
public final class SocketPlayers implements Players {

    /** Where a game of a server is asked; nothing where it cannot be. */
    @FunctionalInterface
    public interface Whereabouts {
        Optional<InetSocketAddress> of(Server server, int port);
    }

    private static final int LARGEST_DATAGRAM = 65_507;

    /** UDP loses some. */
    private static final int TRIES = 2;

    private final Whereabouts whereabouts;
    private final Duration patience;

    /** {@code patience} is how long each answer may take. */
    public SocketPlayers(Whereabouts whereabouts, Duration patience) {
        this.whereabouts = whereabouts;
        this.patience = patience;
    }

    /** At the public addresses of servers in AWS: what a panel says is an address is its owner's word. */
    public static Optional<InetSocketAddress> outside(Server server, int port) {
        if (server.place().kind() != Place.Kind.AWS || server.address().isEmpty()) {
            return Optional.empty();
        }
        try {
            // no name is looked up: EC2 gives numbers
            var address = InetAddress.ofLiteral(server.address());
            return Addresses.isOutside(address) ? Optional.of(new InetSocketAddress(address, port)) : Optional.empty();
        } catch (IllegalArgumentException name) {
            return Optional.empty();
        }
    }

    @Override
    public Headcount on(Server server, Game game, int port) {
        var where = whereabouts.of(server, port);
        if (where.isEmpty()) {
            return Headcount.unknown(Why.NO_ADDRESS);
        }
        try {
            return switch (game) {
                case MINECRAFT -> minecraft(where.get());
                case SOURCE -> source(where.get());
                case QUAKE -> QuakeStatus.read(send(where.get(), QuakeStatus.question()));
            };
        } catch (IOException silent) {
            return Headcount.unknown(Why.NO_ANSWER);
        }
    }

    private Headcount minecraft(InetSocketAddress where) throws IOException {
        var host = where.getAddress().getHostAddress();
        var answer = converse(where, MinecraftStatus.question(host, where.getPort()), MinecraftStatus::missing);
        var status = MinecraftStatus.read(answer);
        return status instanceof Unknown
                ? MinecraftStatus.Legacy.read(
                        converse(where, MinecraftStatus.Legacy.question(), MinecraftStatus.Legacy::missing))
                : status;
    }

    private Headcount source(InetSocketAddress where) throws IOException {
        var info = send(where, SourceStatus.info(new byte[0]));
        var challenge = SourceStatus.challenge(info);
        if (challenge.isPresent()) {
            info = send(where, SourceStatus.info(challenge.get()));
        }
        var status = SourceStatus.read(info, List.of());
        return status instanceof Headcount.Playing playing && !playing.isEmpty()
                ? SourceStatus.read(info, names(where))
                : status;
    }

    private List<String> names(InetSocketAddress where) {
        try {
            var answer = send(where, SourceStatus.names(new byte[0]));
            var challenge = SourceStatus.challenge(answer);
            return SourceStatus.readNames(
                    challenge.isPresent() ? send(where, SourceStatus.names(challenge.get())) : answer);
        } catch (IOException silent) {
            return List.of(); // how many there are is known all the same
        }
    }

    /** Says something, and reads until nothing is missing, all of it within our patience. */
    private byte[] converse(InetSocketAddress where, byte[] question, ToIntFunction<byte[]> missing)
            throws IOException {
        var end = System.nanoTime() + patience.toNanos();
        try (var socket = new Socket()) {
            socket.connect(where, left(end));
            socket.getOutputStream().write(question);
            var soFar = new byte[0];
            for (int more = missing.applyAsInt(soFar); more > 0; more = missing.applyAsInt(soFar)) {
                socket.setSoTimeout(left(end));
                var part = new byte[more];
                var read = socket.getInputStream().read(part);
                if (read < 0) {
                    break;
                }
                soFar = Arrays.copyOf(soFar, soFar.length + read);
                System.arraycopy(part, 0, soFar, soFar.length - read, read);
            }
            return soFar;
        }
    }

    private static int left(long end) throws SocketTimeoutException {
        var left = Duration.ofNanos(end - System.nanoTime()).toMillis();
        if (left < 1) {
            throw new SocketTimeoutException("too slow");
        }
        return (int) left;
    }

    private byte[] send(InetSocketAddress where, byte[] question) throws IOException {
        try (var socket = new DatagramSocket()) {
            // only what comes from there is heard
            socket.connect(where);
            socket.setSoTimeout((int) patience.toMillis() / TRIES);
            var answer = new DatagramPacket(new byte[LARGEST_DATAGRAM], LARGEST_DATAGRAM);
            for (int attempt = 1; ; attempt++) {
                socket.send(new DatagramPacket(question, question.length));
                try {
                    socket.receive(answer);
                    return Arrays.copyOf(answer.getData(), answer.getLength());
                } catch (SocketTimeoutException lost) {
                    if (attempt == TRIES) {
                        throw lost;
                    }
                }
            }
        }
    }
}
