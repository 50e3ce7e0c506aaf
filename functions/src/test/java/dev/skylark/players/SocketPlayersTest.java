package dev.skylark.players;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skylark.fleet.AnyServer;
import dev.skylark.fleet.Place;
import dev.skylark.fleet.Server;
import dev.skylark.fleet.State;
import dev.skylark.players.Headcount.Why;
import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whom we ask, and how long we wait. What true servers answer is shown with those of the sandbox. */
final class SocketPlayersTest {

    private static final Duration PATIENCE = Duration.ofMillis(200);

    @Test
    void asked_is_the_public_address_that_ec2_names() {
        assertThat(SocketPlayers.outside(server(Place.home("eu-central-1"), "203.0.113.9"), 25565))
                .hasValueSatisfying(it -> assertThat(it).hasToString("/203.0.113.9:25565"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "127.0.0.1",
                "10.0.0.1",
                "172.16.0.1",
                "192.168.1.1",
                "169.254.169.254",
                "100.64.0.1",
                "0.0.0.0",
                "::1",
                "fd00:ec2::254",
                "localhost",
                "games.example",
                "0x7f000001",
                "203.0.113.9:80"
            })
    void nobody_inside_and_no_name_is_ever_asked(String address) {
        assertThat(SocketPlayers.outside(server(Place.home("eu-central-1"), address), 25565))
                .isEmpty();
    }

    @Test
    void what_a_panel_calls_an_address_is_not_asked() {
        assertThat(SocketPlayers.outside(server(Place.panel("https://panel.example"), "203.0.113.9"), 25565))
                .isEmpty();
        var players = new SocketPlayers(SocketPlayers::outside, PATIENCE);
        assertThat(players.on(server(Place.home("eu-central-1"), ""), Game.QUAKE, 27960))
                .isEqualTo(Headcount.unknown(Why.NO_ADDRESS));
    }

    @ParameterizedTest
    @EnumSource
    void whoever_is_silent_is_waited_for_and_not_for_long(Game game) throws IOException {
        try (var tcp = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                var udp = new DatagramSocket(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))) {
            var port = game == Game.MINECRAFT ? tcp.getLocalPort() : udp.getLocalPort();
            assertThat(asked(game, port)).isEqualTo(Headcount.unknown(Why.NO_ANSWER));
        }
    }

    @ParameterizedTest
    @EnumSource
    void where_nobody_is_at_home_nobody_answers(Game game) throws IOException {
        int port;
        try (var gone = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = gone.getLocalPort();
        }
        assertThat(asked(game, port)).isEqualTo(Headcount.unknown(Why.NO_ANSWER));
    }

    @Test
    void whoever_answers_a_byte_at_a_time_is_not_listened_to_for_ever() throws IOException {
        try (var slow = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread.ofVirtual().start(() -> drip(slow));
            var began = System.nanoTime();
            assertThat(asked(Game.MINECRAFT, slow.getLocalPort())).isEqualTo(Headcount.unknown(Why.NO_ANSWER));
            assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(5));
        }
    }

    private static void drip(ServerSocket door) {
        try (var guest = door.accept()) {
            var out = guest.getOutputStream();
            out.write(new byte[] {(byte) 0xff, 0x7f, 0});
            for (int drops = 0; drops < 1_000; drops++) {
                out.write('x');
                out.flush();
                Thread.sleep(20);
            }
        } catch (IOException | InterruptedException hungUp) {
            // as wanted
        }
    }

    private static Headcount asked(Game game, int port) {
        return new SocketPlayers(
                        (_, asked) -> Optional.of(new InetSocketAddress(InetAddress.getLoopbackAddress(), asked)),
                        PATIENCE)
                .on(server(Place.home("eu-central-1"), ""), game, port);
    }

    private static Server server(Place place, String address) {
        return AnyServer.of("42", place, "i-1", State.RUNNING, address);
    }
}
