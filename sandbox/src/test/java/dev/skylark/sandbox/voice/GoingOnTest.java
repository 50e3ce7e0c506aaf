package dev.skylark.sandbox.voice;

import static dev.skylark.sandbox.voice.Evening.LOUNGE;
import static dev.skylark.sandbox.voice.Evening.NEST;
import static dev.skylark.sandbox.voice.Evening.OWNER;
import static dev.skylark.sandbox.voice.Evening.TALK;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Workers come and go, and the music goes on where it was. */
class GoingOnTest {

    private static final Duration BACK_WITHIN = Duration.ofSeconds(30);
    private static final Duration CLOSE = Duration.ofSeconds(2);

    /** Where the music is is kept that often. */
    private static final Duration KEPT_EVERY = Duration.ofSeconds(5);

    @TempDir
    Path home;

    @Test
    void a_worker_that_dies_is_followed_by_another_that_goes_on_from_where_was_kept_last() {
        try (var evening = begun();
                var recorder = evening.records()) {
            evening.awaitMusic(recorder, Duration.ofSeconds(9));

            var killed = System.nanoTime();
            evening.happens("worker-killed");

            var before = recorder.cut();
            evening.awaitMusic(recorder, Duration.ofSeconds(1));
            assertThat(silentFor(recorder, killed)).isLessThan(BACK_WITHIN);
            assertThat(recorder.began()).isBetween(before.minus(KEPT_EVERY).minus(CLOSE), before.plus(CLOSE));
            assertThat(evening.voice.heard(NEST).plain()).isZero();
            assertThat(evening.isIn(LOUNGE)).isTrue();
        }
    }

    @Test
    void a_worker_that_is_replaced_says_so_and_the_next_goes_on_where_it_was() {
        try (var evening = begun();
                var recorder = evening.records()) {
            evening.awaitMusic(recorder, Duration.ofSeconds(8));

            var replaced = System.nanoTime();
            evening.happens("worker-replaced");

            var before = recorder.cut();
            evening.awaitWords(TALK, "I have to restart and will be back");
            evening.awaitMusic(recorder, Duration.ofSeconds(1));
            assertThat(silentFor(recorder, replaced)).isLessThan(BACK_WITHIN);
            assertThat(recorder.began()).isBetween(before.minus(CLOSE), before.plus(CLOSE));
            assertThat(evening.voice.heard(NEST).plain()).isZero();
        }
    }

    private Evening begun() {
        var evening = new Evening(home).has("stairs.wav", Stairs.climbing(58)).sits(OWNER);
        evening.plays("stairs");
        return evening;
    }

    private static Duration silentFor(Recorder recorder, long since) {
        return Duration.ofNanos(recorder.frames().getFirst().arrived() - since);
    }
}
