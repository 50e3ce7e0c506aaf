package dev.skylark.sandbox.voice;

import static dev.skylark.sandbox.voice.Evening.ADMIN;
import static dev.skylark.sandbox.voice.Evening.BOT;
import static dev.skylark.sandbox.voice.Evening.LOUNGE;
import static dev.skylark.sandbox.voice.Evening.NEST;
import static dev.skylark.sandbox.voice.Evening.OWNER;
import static dev.skylark.sandbox.voice.Evening.STUDIO;
import static dev.skylark.sandbox.voice.Evening.TALK;
import static org.assertj.core.api.Assertions.assertThat;

import dev.skylark.json.Json;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What Discord and moderators do to a bot that plays. */
class InterruptionsTest {

    private static final Duration SECONDS = Duration.ofSeconds(5);
    private static final Duration CLOSE = Duration.ofSeconds(2);

    @TempDir
    Path home;

    private Evening evening;
    private Recorder recorder;

    @BeforeEach
    void plays() {
        evening = new Evening(home)
                .opens(STUDIO, "Studio")
                .has("stairs.wav", Stairs.climbing(58))
                .sits(OWNER);
        recorder = evening.records();
        evening.plays("stairs");
        evening.awaitMusic(recorder, Duration.ofSeconds(3));
    }

    @AfterEach
    void ends() {
        recorder.close();
        evening.close();
    }

    @ParameterizedTest
    @CsvSource({
        "voice-closes, 4006",
        "voice-closes, 4015",
        "voice-drop, ''",
        "voice-server-moves, ''",
        "gateway-drop, ''",
        "gateway-reconnect, ''",
        "gateway-invalid-session, ''"
    })
    void the_music_goes_on_within_seconds(String what, String code) {
        evening.happens(what, Json.fields().with("guild", NEST).with("code", code));
        recorder.forget();

        evening.awaitMusic(recorder, SECONDS);

        assertThat(recorder.longestGap()).isLessThan(Duration.ofSeconds(15));
        assertThat(evening.voice.heard(NEST).plain()).isZero();
        assertThat(evening.isIn(LOUNGE)).isTrue();
    }

    @Test
    void a_bot_that_is_shown_out_stays_out_says_so_and_keeps_its_place() {
        evening.voice.leave(NEST, BOT);

        evening.awaitWords(TALK, "Somebody showed me out of");
        evening.awaitWords(TALK, "Nothing is lost");
        evening.awaitSilence(recorder);
        var before = recorder.now();
        recorder.forget();
        assertThat(evening.isIn("")).isTrue();

        evening.says("resume");
        evening.awaitMusic(recorder, Duration.ofSeconds(1));
        assertThat(recorder.began()).isBetween(before.minus(CLOSE), before.plus(CLOSE));
        assertThat(evening.said(TALK, "Somebody showed me out of")).isEqualTo(1);
    }

    @Test
    void a_bot_that_a_moderator_moves_plays_on_over_there() {
        evening.voice.join(NEST, STUDIO, ADMIN);

        evening.voice.join(NEST, STUDIO, BOT);

        evening.await("sound in the other channel", () -> evening.voice.heardBy(NEST, ADMIN) > 100);
        assertThat(evening.isIn(STUDIO)).isTrue();
        assertThat(evening.voice.heard(NEST).plain()).isZero();
    }
}
