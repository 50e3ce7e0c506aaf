package dev.skylark.lavaplayer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.skylark.player.Sounds.Heard;
import dev.skylark.player.Sounds.Sound;
import dev.skylark.voice.Filter;
import dev.skylark.voice.Tuning;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** All recordings equally loud. */
class EvennessTest {

    private static final Tuning USUAL = new Tuning(100, Filter.NONE, false);

    private final Site site = new Site();
    private final Lava lava = Players.open();
    private final Recordings recordings = new Recordings(site, lava);
    private final Listener listener = new Listener();
    private final Sound sound = lava.sounds().open(listener);

    @AfterEach
    void close() {
        sound.close();
        site.close();
        lava.close();
    }

    @Test
    void a_soft_recording_is_measured_and_turned_up_when_all_shall_be_equally_loud() {
        sound.tune(USUAL.even(true));
        sound.play(1, recordings.wav(1_000, 40, 0.1), Duration.ZERO);
        listener.until(sound, () -> listener.heard(Heard.Ended.class));
        // a sine of 1,000 Hz at -20 dB on both sides has -20 LUFS, which is 6 less than it shall have
        assertThat(listener.facts())
                .filteredOn(Heard.Measured.class::isInstance)
                .singleElement()
                .satisfies(it -> assertThat(((Heard.Measured) it).hundredths()).isCloseTo(600, within(15)));
        assertThat(listener.level(10, 150)).isCloseTo(0.1, within(0.01));
        assertThat(Signal.decibels(listener.level(700, 1_900) / 0.1)).isCloseTo(6, within(0.5));
    }

    @Test
    void what_was_measured_before_is_turned_up_from_the_beginning() {
        sound.tune(USUAL.even(true));
        sound.play(1, recordings.wav(1_000, 3, 0.1).louder(600), Duration.ZERO);
        listener.until(sound, () -> listener.heard(Heard.Ended.class));
        assertThat(Signal.decibels(listener.level(5, 140) / 0.1)).isCloseTo(6, within(0.5));
        assertThat(listener.heard(Heard.Measured.class)).isFalse();
    }
}
