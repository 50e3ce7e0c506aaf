package dev.skylark.sandbox.voice;

import static dev.skylark.sandbox.gateway.Bot.until;
import static dev.skylark.sandbox.voice.Scene.BOT;
import static dev.skylark.sandbox.voice.Scene.LOUNGE;
import static dev.skylark.sandbox.voice.Scene.NEST;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import net.dv8tion.jda.api.audio.AudioModuleConfig;
import net.dv8tion.jda.api.audio.hooks.ConnectionStatus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Voice without encryption from end to end, with a real JDA at its other end. */
class VoiceTest {

    private static final Setting PLAIN = Setting.usual().withoutEncryption();

    @TempDir
    Path home;

    private Scene open(Setting setting) {
        return new Scene(home, setting, new AudioModuleConfig());
    }

    @ParameterizedTest
    @EnumSource
    void every_frame_that_is_sent_is_heard(TransportMode mode) {
        try (var scene = open(PLAIN.with(mode))) {
            var played = scene.plays().connect(LOUNGE);

            played.play(60);
            until(() -> scene.voice.heard(NEST).plain() == 60);

            var heard = scene.voice.heard(NEST);
            assertThat(Played.in(heard)).isEqualTo(played.sent());
            assertThat(heard.lost()).isZero();
            assertThat(heard.broken()).isZero();
            assertThat(heard.pace().intervals()).isEqualTo(59);
            assertThat(heard.pace().p50()).isBetween(15.0, 25.0);
            until(() -> scene.voice.emptyDatagrams() > 0);
        }
    }

    @Test
    void a_voice_connection_that_breaks_is_resumed_and_the_music_goes_on() {
        try (var scene = open(PLAIN)) {
            var played = scene.plays().connect(LOUNGE);
            played.play(10);

            scene.voice.dropVoice(NEST);
            until(() -> played.statuses().contains(ConnectionStatus.ERROR_LOST_CONNECTION));
            until(() -> played.statuses().getLast() == ConnectionStatus.CONNECTED);
            played.play(10);

            until(() -> Played.in(scene.voice.heard(NEST)).equals(played.sent()));
        }
    }

    @Test
    void a_gateway_that_breaks_does_not_touch_the_music() {
        try (var scene = open(PLAIN)) {
            var played = scene.plays().connect(LOUNGE);

            scene.voice.dropGateway();
            played.play(50);

            until(() -> Played.in(scene.voice.heard(NEST)).equals(played.sent()));
            assertThat(scene.voice.identifies()).hasSize(1);
        }
    }

    @Test
    void the_music_goes_on_at_another_server() {
        try (var scene = open(PLAIN)) {
            var played = scene.plays().connect(LOUNGE);

            scene.voice.moveServer(NEST);
            until(() -> played.statuses().contains(ConnectionStatus.AUDIO_REGION_CHANGE));
            until(() -> played.statuses().getLast() == ConnectionStatus.CONNECTED);
            played.play(10);

            until(() -> Played.in(scene.voice.heard(NEST)).equals(played.sent()));
        }
    }

    @Test
    void a_bot_whose_session_is_no_longer_valid_connects_anew() {
        try (var scene = open(PLAIN)) {
            var played = scene.plays().connect(LOUNGE);

            scene.voice.closeVoice(NEST, 4006);
            until(() -> played.statuses().contains(ConnectionStatus.ERROR_CANNOT_RESUME));
            until(() -> played.statuses().getLast() == ConnectionStatus.CONNECTED);
            played.play(10);

            until(() -> Played.in(scene.voice.heard(NEST)).equals(played.sent()));
        }
    }

    @Test
    void a_bot_that_is_sent_away_stays_away() {
        try (var scene = open(PLAIN)) {
            var played = scene.plays().connect(LOUNGE);

            scene.voice.leave(NEST, BOT);

            until(() -> played.statuses().getLast() == ConnectionStatus.DISCONNECTED_KICKED_FROM_CHANNEL);
        }
    }

    @Test
    void a_bot_that_cannot_encrypt_is_not_let_in() {
        try (var scene = open(Setting.usual())) {
            var played = scene.plays().enter(LOUNGE);

            until(() -> played.statuses().contains(ConnectionStatus.ERROR_LOST_CONNECTION));
            assertThat(played.statuses()).doesNotContain(ConnectionStatus.CONNECTED);
        }
    }

    @Test
    void a_page_can_listen_while_the_bot_plays() throws Exception {
        try (var scene = open(PLAIN);
                var http = HttpClient.newHttpClient()) {
            var played = scene.plays().connect(LOUNGE);
            var address = scene.sandbox.address().resolve("/sandbox/voice/" + NEST + ".ogg");
            var answer = http.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofInputStream());
            assertThat(answer.headers().firstValue("Content-Type")).hasValue("audio/ogg");

            try (var in = answer.body()) {
                assertThat(new String(in.readNBytes(36), StandardCharsets.ISO_8859_1))
                        .contains("OpusHead");
                played.play(10);
                var frame = new String(played.sent().getFirst().array(), StandardCharsets.ISO_8859_1);
                // before it there may be silence
                var heard = new StringBuilder();
                until(() -> heard.append(next(in)).indexOf(frame) >= 0);
            }
            http.shutdownNow();
        }
    }

    private static String next(InputStream in) {
        try {
            return new String(in.readNBytes(60), StandardCharsets.ISO_8859_1);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    @Test
    void there_is_nothing_to_hear_where_the_bot_is_not() throws Exception {
        try (var scene = open(PLAIN);
                var http = HttpClient.newHttpClient()) {
            var address = scene.sandbox.address().resolve("/sandbox/voice/1.ogg");

            assertThat(http.send(HttpRequest.newBuilder(address).build(), BodyHandlers.discarding())
                            .statusCode())
                    .isEqualTo(404);
        }
    }
}
