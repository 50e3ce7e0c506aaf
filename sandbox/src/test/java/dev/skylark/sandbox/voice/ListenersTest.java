package dev.skylark.sandbox.voice;

import static dev.skylark.sandbox.voice.Evening.LOUNGE;
import static dev.skylark.sandbox.voice.Evening.NEST;
import static dev.skylark.sandbox.voice.Evening.OWNER;
import static dev.skylark.sandbox.voice.Evening.TALK;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nobody plays for empty chairs. */
class ListenersTest {

    private static final Duration CLOSE = Duration.ofSeconds(2);

    @TempDir
    Path home;

    private Evening evening;
    private Recorder recorder;

    @BeforeEach
    void plays() {
        evening = new Evening(home).has("stairs.wav", Stairs.climbing(58)).sits(OWNER);
        recorder = evening.records();
        evening.plays("stairs");
        evening.awaitMusic(recorder, Duration.ofSeconds(3));
    }

    @AfterEach
    void ends() {
        recorder.close();
        evening.close();
    }

    @Test
    void two_minutes_after_the_last_has_left_the_bot_goes_too_and_resumes_where_it_was() {
        evening.leaves(OWNER);
        evening.passes("PT1M40S");
        assertThat(evening.isIn(LOUNGE)).isTrue();
        evening.passes("PT21S");

        evening.await("the bot's leaving", () -> evening.isIn(""));
        evening.awaitWords(TALK, "Everybody left, so I go too.");
        var before = recorder.now();
        recorder.forget();

        evening.sits(OWNER);
        evening.says("resume");
        evening.awaitMusic(recorder, Duration.ofSeconds(1));
        assertThat(recorder.began()).isGreaterThan(before.minus(CLOSE));
        assertThat(evening.voice.heard(NEST).plain()).isZero();
    }

    @Test
    void somebody_who_comes_back_in_time_is_played_for_without_a_break() {
        evening.leaves(OWNER);
        evening.passes("PT1M40S");
        evening.sits(OWNER);
        evening.await("the first sound", () -> evening.voice.heardBy(NEST, OWNER) > 0);
        evening.passes("PT3M");

        evening.awaitMusic(recorder, Duration.ofSeconds(7));
        assertThat(evening.isIn(LOUNGE)).isTrue();
    }

    @Test
    void who_is_deaf_counts_as_nobody() {
        evening.deafens(OWNER);
        evening.passes("PT2M1S");

        evening.await("the bot's leaving", () -> evening.isIn(""));
        evening.awaitWords(TALK, "Everybody left, so I go too.");
    }
}
