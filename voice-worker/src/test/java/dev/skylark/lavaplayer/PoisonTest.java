package dev.skylark.lavaplayer;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import dev.skylark.player.Sources.Answer;
import dev.skylark.player.Sources.Query;
import dev.skylark.player.Sources.Trouble;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What strangers put in instead of music. */
class PoisonTest {

    private final Site site = new Site();
    private final Lava strict = Players.strict();
    private final Lava lava = Players.open();

    @AfterEach
    void close() {
        site.close();
        strict.close();
        lava.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://127.0.0.1:%d/a.wav",
                "http://localhost:%d/a.wav",
                "http://LOCALHOST:%d/a.wav",
                "http://2130706433:%d/a.wav",
                "http://[::1]:%d/a.wav",
                "http://[::ffff:127.0.0.1]:%d/a.wav",
                "http://[::ffff:7f00:1]:%d/a.wav",
                "http://0.0.0.0:%d/a.wav",
                "http://cdn.discordapp.com@127.0.0.1:%d/a.wav",
                "http://cdn.discordapp.com:80@127.0.0.1:%d/a.wav",
                "https://127.0.0.1:%d/a.wav",
                "https://localhost:%d/a.wav",
                "<http://127.0.0.1:%d/a.wav>",
                "http://169.254.169.254/latest/meta-data/",
                "http://169.254.170.2/v2/credentials",
                "http://[fd00:ec2::254]/latest/meta-data/",
                "http://[64:ff9b::a9fe:a9fe]/",
                "http://[2002:7f00:1::]/",
                "http://10.0.0.1/",
            })
    void nothing_of_our_own_network_is_opened(String address) {
        site.file("/a.wav", "audio/wav", Tone.wav(440, 1, 0.5));
        assertThat(trouble(strict, address.formatted(site.port()))).isEqualTo(Trouble.PRIVATE);
        assertThat(site.asked()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://127.1:%d/a.wav",
                "http://localhost.:%d/a.wav",
                "http://0177.0.0.1:%d/a.wav",
                "http://0x7f.1:%d/a.wav",
                "http://0x7f000001:%d/a.wav"
            })
    void numbers_written_strangely_lead_nowhere(String address) {
        site.file("/a.wav", "audio/wav", Tone.wav(440, 1, 0.5));
        assertThat(trouble(strict, address.formatted(site.port()))).isIn(Trouble.PRIVATE, Trouble.UNREACHABLE);
        assertThat(site.asked()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "file:///etc/passwd",
                "FILE:///etc/passwd",
                "file:/etc/passwd",
                "gopher://127.0.0.1:70/_",
                "ftp://a.example/b.mp3",
                "jar:file:/a.jar!/b",
                "data:audio/wav;base64,UklGRg",
                "javascript:alert(1)",
                "icy://127.0.0.1/"
            })
    void only_the_web_leads_anywhere(String address) {
        assertThat(trouble(lava, address)).isEqualTo(Trouble.SCHEME);
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://169.254.169.254/latest/", "http://[::1]:1/", "https://10.0.0.1/"})
    void a_redirect_leads_not_into_our_own_network(String inside) {
        var sources = Players.open(address ->
                !new OpenNetwork().test(address) && address.isLoopbackAddress() && address.getAddress().length == 4);
        var entry = site.answer("/in", exchange -> redirect(exchange, inside));
        assertThat(trouble(sources, entry)).isEqualTo(Trouble.PRIVATE);
        sources.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"file:///etc/passwd", "gopher://127.0.0.1:70/_", "ftp://127.0.0.1/a.mp3"})
    void a_redirect_leads_not_out_of_the_web(String outside) {
        var entry = site.answer("/out", exchange -> redirect(exchange, outside));
        assertThat(find(lava, entry))
                .isInstanceOfSatisfying(
                        Answer.Failed.class,
                        it -> assertThat(it.trouble()).as(it.detail()).isEqualTo(Trouble.SCHEME));
    }

    @Test
    void redirects_without_end_are_followed_five_times() {
        var count = new AtomicLong();
        var entry = site.answer(
                "/round/", exchange -> redirect(exchange, site.address("/round/" + count.incrementAndGet())));
        assertThat(trouble(lava, entry)).isEqualTo(Trouble.TOO_MANY_REDIRECTS);
        assertThat(site.asked()).hasSize(6);
    }

    @Test
    void a_redirect_to_itself_is_seen_through() {
        var entry = site.answer("/self", exchange -> redirect(exchange, site.address("/self")));
        assertThat(trouble(lava, entry)).isEqualTo(Trouble.TOO_MANY_REDIRECTS);
    }

    @Test
    void a_list_leads_not_into_our_own_network() {
        var sources = Players.open(InetAddress::isLoopbackAddress);
        var list =
                site.file("/list.m3u", "audio/x-mpegurl", Tone.ascii("#EXTM3U\nhttp://169.254.170.2/v2/credentials\n"));
        assertThat(trouble(sources, list)).isEqualTo(Trouble.PRIVATE);
        sources.close();
    }

    @Test
    void ten_gigabytes_are_not_read_when_they_are_announced() {
        var huge = site.answer("/huge.wav", exchange -> {
            exchange.getResponseHeaders().add("Content-Type", "audio/wav");
            exchange.sendResponseHeaders(200, 10L << 30);
            exchange.getResponseBody().write(Tone.wav(440, 2, 0.5));
        });
        assertThat(trouble(lava, huge)).isEqualTo(Trouble.TOO_LARGE);
    }

    @Test
    void ten_gigabytes_are_not_read_when_nobody_says_how_many_there_are() {
        var sent = new AtomicLong();
        var huge = site.answer("/huge.flac", exchange -> {
            exchange.getResponseHeaders().add("Content-Type", "audio/flac");
            exchange.sendResponseHeaders(200, 0);
            // a picture of sixteen megabytes, and then the next
            exchange.getResponseBody().write(new byte[] {'f', 'L', 'a', 'C', 0, 0, 0, 34});
            exchange.getResponseBody().write(new byte[34]);
            for (var block = new byte[1 << 16]; sent.get() < 10L << 30; sent.addAndGet(block.length)) {
                block[0] = 6;
                block[1] = block[2] = block[3] = 0;
                exchange.getResponseBody().write(block);
            }
        });
        assertThat(trouble(lava, huge)).isIn(Trouble.TOO_LARGE, Trouble.NOT_MUSIC, Trouble.BROKEN);
        assertThat(sent.get()).isLessThan(64L << 20);
    }

    @Test
    void who_sends_a_byte_now_and_then_is_left_after_a_while() {
        var slow = site.answer("/slow.mp3", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            for (var i = 0; i < 200; i++) {
                exchange.getResponseBody().write('I');
                exchange.getResponseBody().flush();
                Listener.sleep(100);
            }
        });
        var impatient = Players.open(Duration.ofSeconds(1));
        assertThat(trouble(impatient, slow)).isEqualTo(Trouble.TOO_SLOW);
        impatient.close();
    }

    @Test
    void who_sends_a_letter_of_a_header_now_and_then_is_left_after_a_while() throws IOException {
        try (var server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
                var impatient = Players.open(Duration.ofSeconds(1))) {
            Thread.ofVirtual().start(() -> {
                try (var socket = server.accept()) {
                    socket.getOutputStream().write(Tone.ascii("HTTP/1.1 200 OK\r\nX: "));
                    for (var i = 0; i < 200; i++) {
                        socket.getOutputStream().write('x');
                        socket.getOutputStream().flush();
                        Listener.sleep(100);
                    }
                } catch (IOException gone) {
                    // as it should be
                }
            });
            var before = System.nanoTime();
            assertThat(trouble(impatient, "http://127.0.0.1:" + server.getLocalPort() + "/"))
                    .isEqualTo(Trouble.TOO_SLOW);
            assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(5));
        }
    }

    @Test
    void noise_is_no_music() {
        var noise = new byte[300_000];
        new Random(1).nextBytes(noise);
        assertThat(trouble(lava, site.file("/noise.bin", "application/octet-stream", noise)))
                .isEqualTo(Trouble.NOT_MUSIC);
    }

    @Test
    void a_page_is_no_music_whatever_it_says_of_itself() {
        var page = Tone.ascii("<html><body>%s</body></html>".formatted("Music! ".repeat(10_000)));
        assertThat(trouble(lava, site.file("/page", "text/html", page))).isEqualTo(Trouble.NOT_MUSIC);
        assertThat(trouble(lava, site.file("/liar.mp3", "audio/mpeg", page))).isEqualTo(Trouble.NOT_MUSIC);
        assertThat(trouble(lava, site.file("/empty", "audio/mpeg", new byte[0])))
                .isEqualTo(Trouble.NOT_MUSIC);
    }

    @Test
    void pieces_of_a_film_are_no_music() {
        assertThat(trouble(lava, site.file("/film.ts", "video/MP2T", Tone.wav(440, 1, 0.5))))
                .isEqualTo(Trouble.NOT_MUSIC);
    }

    @Test
    void what_is_not_there_is_nothing() {
        assertThat(find(lava, site.answer("/gone.mp3", exchange -> exchange.sendResponseHeaders(404, -1))))
                .isEqualTo(new Answer.Nothing());
    }

    @Test
    void who_refuses_cannot_be_reached() throws IOException {
        int port;
        try (var server = new ServerSocket(0)) {
            port = server.getLocalPort();
        }
        assertThat(trouble(lava, "http://127.0.0.1:" + port + "/a.mp3")).isEqualTo(Trouble.UNREACHABLE);
        assertThat(trouble(lava, site.answer("/no.mp3", exchange -> exchange.sendResponseHeaders(403, -1))))
                .isEqualTo(Trouble.UNREACHABLE);
        assertThat(trouble(lava, "http://no-such-host.invalid/a.mp3")).isEqualTo(Trouble.UNREACHABLE);
        assertThat(trouble(lava, "http:///a.mp3")).isEqualTo(Trouble.UNREACHABLE);
    }

    @Test
    void what_is_not_encrypted_is_not_taken_for_encrypted() {
        site.file("/a.wav", "audio/wav", Tone.wav(440, 1, 0.5));
        assertThat(trouble(lava, "https://127.0.0.1:%d/a.wav".formatted(site.port())))
                .isEqualTo(Trouble.UNREACHABLE);
        assertThat(site.asked()).isEmpty();
    }

    private static void redirect(HttpExchange exchange, String to) throws IOException {
        exchange.getResponseHeaders().add("Location", to);
        exchange.sendResponseHeaders(302, -1);
    }

    private static Answer find(Lava lava, String address) {
        return lava.sources().find(new Query("1", address, ""));
    }

    private static Trouble trouble(Lava lava, String address) {
        var answer = find(lava, address);
        assertThat(answer).isInstanceOf(Answer.Failed.class);
        return ((Answer.Failed) answer).trouble();
    }
}
