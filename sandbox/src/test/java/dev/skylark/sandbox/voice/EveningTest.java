package dev.skylark.sandbox.voice;

import static dev.skylark.sandbox.voice.Evening.ADMIN;
import static dev.skylark.sandbox.voice.Evening.LOUNGE;
import static dev.skylark.sandbox.voice.Evening.NEST;
import static dev.skylark.sandbox.voice.Evening.OWNER;
import static dev.skylark.sandbox.voice.Evening.TALK;
import static dev.skylark.sandbox.voice.Evening.VIEWER;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Music from the slash command to the ear: the doors, the real worker and its encryption, in the sandbox's Discord. */
class EveningTest {

    private static final Duration THREE_SECONDS = Duration.ofSeconds(3);

    @TempDir
    Path home;

    @Test
    void three_listeners_hear_the_tone_that_was_asked_for_and_nothing_goes_out_in_the_clear() {
        try (var evening =
                        new Evening(home).has("tone.wav", Stairs.tone(1000, 3)).sits(OWNER, ADMIN, VIEWER);
                var recorder = evening.records()) {

            evening.plays("tone");

            evening.awaitWords(TALK, "It plays now.");
            evening.awaitMusic(recorder, THREE_SECONDS.minusMillis(200));
            evening.awaitSilence(recorder);
            assertThat(recorder.length()).isBetween(THREE_SECONDS.minusMillis(40), THREE_SECONDS.plusMillis(40));
            assertThat(recorder.pitch()).isCloseTo(1000, Percentage.withPercentage(1));
            var heard = evening.voice.heard(NEST);
            assertThat(heard.plain()).isZero();
            assertThat(heard.lost()).isZero();
            assertThat(evening.isIn(LOUNGE)).isTrue();
            for (var listener : List.of(OWNER, ADMIN, VIEWER)) {
                assertThat(evening.voice.missedBy(NEST, listener)).isZero();
                assertThat(evening.voice.heardBy(NEST, listener)).isGreaterThanOrEqualTo(heard.sealed());
            }
        }
    }
}
