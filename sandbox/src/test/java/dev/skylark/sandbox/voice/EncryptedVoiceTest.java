package dev.skylark.sandbox.voice;

import static dev.skylark.sandbox.gateway.Bot.until;
import static dev.skylark.sandbox.voice.Scene.ANN;
import static dev.skylark.sandbox.voice.Scene.BOB;
import static dev.skylark.sandbox.voice.Scene.LOUNGE;
import static dev.skylark.sandbox.voice.Scene.NEST;
import static org.assertj.core.api.Assertions.assertThat;

import club.minnced.discord.jdave.interop.JDaveSessionFactory;
import dev.skylark.sandbox.dave.OldGlibc;
import dev.skylark.sandbox.dave.Race;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import net.dv8tion.jda.api.audio.AudioModuleConfig;
import net.dv8tion.jda.api.audio.hooks.ConnectionStatus;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Voice encrypted from end to end: a real JDA with a real JDAVE plays, and listeners in plain Java open it. */
class EncryptedVoiceTest {

    @TempDir
    Path home;

    @BeforeAll
    static void nativeLibrary() {
        OldGlibc.prepare();
    }

    private Scene open(Setting setting) {
        return new Scene(home, setting, new AudioModuleConfig().withDaveSessionFactory(new JDaveSessionFactory()));
    }

    @ParameterizedTest
    @EnumSource
    void a_listener_opens_every_frame_whoever_makes_the_group(Race race) {
        try (var scene = open(Setting.usual().with(race))) {
            scene.voice.join(NEST, LOUNGE, ANN);
            var played = scene.plays().connect(LOUNGE);
            waitForEncryption(scene, played);

            played.play(100);

            until(() -> scene.voice.heard(NEST).sealed() == 100);
            assertThat(newest(scene, 100)).isEqualTo(newest(played, 100));
            assertThat(scene.voice.heard(NEST).plain()).isZero();
        }
    }

    @ParameterizedTest
    @EnumSource
    void listeners_come_and_go_while_the_music_plays(Race race) {
        try (var scene = open(Setting.usual().with(race).with(TransportMode.XCHACHA20_POLY1305))) {
            scene.voice.join(NEST, LOUNGE, ANN);
            var played = scene.plays().connect(LOUNGE);
            waitForEncryption(scene, played);
            played.start();

            scene.voice.join(NEST, LOUNGE, BOB);
            until(() -> scene.voice.heardBy(NEST, BOB) > 20);
            scene.voice.leave(NEST, BOB);
            until(() -> scene.voice.epoch(NEST, ANN) == 3);
            scene.voice.join(NEST, LOUNGE, BOB);
            until(() -> scene.voice.heardBy(NEST, BOB) > 20);
            scene.voice.leave(NEST, ANN);
            until(() -> scene.voice.epoch(NEST, BOB) == 1);
            played.stop();

            until(() -> scene.voice.heard(NEST).recent().size() >= played.sent().size());
            assertThat(scene.voice.heard(NEST).unopened()).isZero();
            assertThat(scene.voice.heard(NEST).lost()).isZero();
        }
    }

    @Test
    void who_is_left_alone_begins_anew_and_so_does_who_comes_then() {
        try (var scene = open(Setting.usual())) {
            scene.voice.join(NEST, LOUNGE, ANN);
            var played = scene.plays().connect(LOUNGE);
            waitForEncryption(scene, played);

            scene.voice.leave(NEST, ANN);
            scene.voice.forget(NEST);
            until(() -> {
                played.play(1);
                return scene.voice.heard(NEST).plain() > 0;
            });
            scene.voice.join(NEST, LOUNGE, BOB);
            waitForEncryption(scene, played);
            played.play(20);

            until(() -> scene.voice.heardBy(NEST, BOB) >= 20);
            assertThat(newest(scene, 20)).isEqualTo(newest(played, 20));
        }
    }

    @Test
    void who_is_deaf_is_sent_nothing_and_hears_again_later() {
        try (var scene = open(Setting.usual())) {
            scene.voice.join(NEST, LOUNGE, ANN);
            scene.voice.join(NEST, LOUNGE, BOB);
            var played = scene.plays().connect(LOUNGE);
            waitForEncryption(scene, played);
            until(() -> scene.voice.epoch(NEST, BOB) == 2);
            scene.voice.deafen(NEST, BOB, true);
            var before = scene.voice.heardBy(NEST, BOB);

            played.play(10);
            until(() -> scene.voice.heardBy(NEST, ANN) >= 10);
            assertThat(scene.voice.heardBy(NEST, BOB)).isEqualTo(before);

            scene.voice.deafen(NEST, BOB, false);
            played.play(10);
            until(() -> scene.voice.heardBy(NEST, BOB) >= before + 10);
        }
    }

    @Test
    void the_music_is_encrypted_again_at_another_server_and_after_a_break() {
        try (var scene = open(Setting.usual())) {
            scene.voice.join(NEST, LOUNGE, ANN);
            var played = scene.plays().connect(LOUNGE);
            waitForEncryption(scene, played);

            scene.voice.moveServer(NEST);
            until(() -> played.statuses().contains(ConnectionStatus.AUDIO_REGION_CHANGE));
            until(() -> played.statuses().getLast() == ConnectionStatus.CONNECTED);
            waitForEncryption(scene, played);
            scene.voice.dropVoice(NEST);
            until(() -> played.statuses().contains(ConnectionStatus.ERROR_LOST_CONNECTION));
            until(() -> played.statuses().getLast() == ConnectionStatus.CONNECTED);
            scene.voice.forget(NEST);
            played.play(20);

            until(() -> scene.voice.heard(NEST).sealed() == 20);
            assertThat(newest(scene, 20)).isEqualTo(newest(played, 20));
        }
    }

    /** JDA sends without encryption until there is a group. */
    private static void waitForEncryption(Scene scene, Played played) {
        until(() -> {
            scene.voice.forget(NEST);
            played.play(2);
            return scene.voice.heard(NEST).sealed() > 0;
        });
        until(() -> scene.voice.heard(NEST).received() >= 2);
        scene.voice.forget(NEST);
    }

    private static List<ByteBuffer> newest(Scene scene, int count) {
        return last(Played.in(scene.voice.heard(NEST)), count);
    }

    private static List<ByteBuffer> newest(Played played, int count) {
        return last(played.sent(), count);
    }

    private static List<ByteBuffer> last(List<ByteBuffer> all, int count) {
        return all.subList(all.size() - count, all.size());
    }
}
