package dev.skylark.lavaplayer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.sedmelluq.discord.lavaplayer.filter.FloatPcmAudioFilter;
import dev.skylark.voice.Filter;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class EffectTest {

    private static final int SECOND = 48_000;

    @ParameterizedTest
    @CsvSource({
        "BASS, 40, 8",
        "BASS, 5000, 0",
        "TREBLE, 14000, 7",
        "TREBLE, 300, 0",
        "POP, 1500, 3",
        "ROCK, 30, 5",
        "ROCK, 700, -3",
        "CLASSICAL, 2500, -2",
        "SPEECH, 30, -9",
        "SPEECH, 2500, 5"
    })
    void an_equaliser_changes_what_it_shall_and_nothing_else(Filter filter, double frequency, double decibels) {
        var left = Signal.sine(frequency, 0.1, SECOND);
        var right = left.clone();
        Chain.of(filter).forEach(it -> it.apply(left, right, 0, SECOND));
        assertThat(Signal.decibels(Signal.level(second(left)) / 0.1)).isCloseTo(decibels, within(1.2));
        assertThat(right).isEqualTo(left);
        assertThat(Signal.frequency(second(left))).isCloseTo(frequency, within(frequency / 100));
    }

    @ParameterizedTest
    @EnumSource
    void no_filter_ever_explodes(Filter filter) {
        var random = new Random(1);
        var left = new float[5 * SECOND];
        var right = new float[5 * SECOND];
        for (var i = 0; i < left.length; i++) {
            left[i] = random.nextFloat() * 2 - 1;
            right[i] = random.nextFloat() * 2 - 1;
        }
        Chain.of(filter).forEach(it -> it.apply(left, right, 0, left.length));
        assertThat(Signal.peak(left)).isLessThan(8);
        assertThat(Signal.peak(right)).isLessThan(8);
    }

    @Test
    void karaoke_takes_out_who_sings_in_the_middle_and_leaves_the_sides_and_the_bass() {
        assertThat(karaoke(1_000, 1)).isLessThan(-15);
        assertThat(karaoke(1_000, -1)).isCloseTo(0, within(0.1));
        assertThat(karaoke(60, 1)).isGreaterThan(-1);
    }

    private static double karaoke(double frequency, int side) {
        var left = Signal.sine(frequency, 0.5, SECOND);
        var right = Signal.sine(frequency, side * 0.5, SECOND);
        new Karaoke().apply(left, right, 0, SECOND);
        return Signal.decibels(Signal.level(second(left)) / 0.5);
    }

    @Test
    void what_rotates_goes_from_side_to_side_and_stays_equally_loud() {
        var left = Signal.sine(440, 0.5, 5 * SECOND);
        var right = left.clone();
        new Rotation().apply(left, right, 0, left.length);
        var most = 0.0;
        for (var from = 0; from + 4_800 <= left.length; from += 4_800) {
            var l = Signal.level(part(left, from, 4_800));
            var r = Signal.level(part(right, from, 4_800));
            assertThat(Math.hypot(l, r)).isCloseTo(0.5, within(0.01));
            most = Math.max(most, l / Math.max(r, 1e-9));
        }
        assertThat(most).isGreaterThan(20);
    }

    @Test
    void a_gain_changes_gradually_so_that_nothing_clicks() {
        var gain = new Gain(0.02);
        gain.factor(1);
        var left = Signal.sine(100, 0.5, SECOND);
        var right = left.clone();
        gain.apply(left, right, 0, SECOND / 2);
        gain.factor(0.2);
        gain.apply(left, right, SECOND / 2, SECOND);
        assertThat(Signal.level(part(left, SECOND / 4, SECOND / 4))).isCloseTo(0.5, within(0.01));
        assertThat(Signal.level(part(left, SECOND * 3 / 4, SECOND / 4))).isCloseTo(0.1, within(0.01));
        for (var i = 1; i < SECOND; i++) {
            assertThat(Math.abs(left[i] - left[i - 1])).isLessThan(0.01f);
        }
    }

    @Property(tries = 100)
    void what_leaves_the_limiter_is_never_cut_off_and_nothing_is_lost(
            @ForAll long seed,
            @ForAll @DoubleRange(min = 0.1, max = 8) double level,
            @ForAll @IntRange(min = 1, max = 5_000) int samples)
            throws InterruptedException {
        var random = new Random(seed);
        var signal = new float[2][samples];
        for (var i = 0; i < samples; i++) {
            signal[0][i] = (float) (level * random.nextGaussian());
            signal[1][i] = (float) (level * random.nextGaussian());
        }
        var sink = new Sink();
        var limiter = new Limiter(sink);
        for (var from = 0; from < samples; from += 777) {
            limiter.process(signal, from, Math.min(777, samples - from));
        }
        limiter.flush();
        assertThat(sink.left()).hasSize(samples);
        assertThat(Signal.peak(sink.left())).isLessThanOrEqualTo(0.9801);
        assertThat(Signal.peak(sink.right())).isLessThanOrEqualTo(0.9801);
    }

    @Property(tries = 50)
    void what_is_soft_enough_leaves_the_limiter_as_it_came(
            @ForAll @DoubleRange(min = 20, max = 18_000) double frequency,
            @ForAll @DoubleRange(min = 0, max = 0.97) double level)
            throws InterruptedException {
        var signal = Signal.sine(frequency, level, 3_000);
        var sink = new Sink();
        var limiter = new Limiter(sink);
        limiter.process(new float[][] {signal, signal}, 0, signal.length);
        limiter.flush();
        for (var i = 0; i < signal.length; i++) {
            assertThat(sink.left()[i]).isCloseTo(signal[i], within(1e-5f));
        }
    }

    @Property(tries = 40)
    void faster_is_as_much_higher_and_shorter(
            @ForAll @DoubleRange(min = 0.5, max = 2) double speed,
            @ForAll @DoubleRange(min = 100, max = 4_000) double frequency)
            throws InterruptedException {
        var signal = Signal.sine(frequency, 0.5, SECOND);
        var sink = new Sink();
        var filter = new Speed(speed, new Timeline(), sink);
        for (var from = 0; from < SECOND; from += 960) {
            filter.process(new float[][] {signal, signal}, from, 960);
        }
        assertThat((double) sink.left().length).isCloseTo(SECOND / speed, within(3.0));
        var middle = part(sink.left(), 1_000, sink.left().length - 2_000);
        assertThat(Signal.frequency(middle)).isCloseTo(frequency * speed, within(frequency * speed / 200));
        assertThat(Signal.level(middle)).isCloseTo(0.5, within(0.02));
    }

    /** https://tech.ebu.ch/docs/tech/tech3341.pdf, cases 1 and 2: a sine of 1,000 Hz on both sides. */
    @ParameterizedTest
    @CsvSource({"-23, -23", "-33, -33", "-6, -6"})
    void loudness_is_what_the_standard_says(double peak, double expected) {
        var loudness = new Loudness();
        listen(loudness, peak, 20);
        assertThat(loudness.integrated().orElseThrow()).isCloseTo(expected, within(0.1));
        assertThat(loudness.seconds()).isEqualTo(20);
    }

    /** The same, case 3: what is much softer than the rest does not count. */
    @Test
    void soft_parts_do_not_make_a_recording_softer() {
        var loudness = new Loudness();
        listen(loudness, -36, 10);
        listen(loudness, -23, 60);
        listen(loudness, -36, 10);
        assertThat(loudness.integrated().orElseThrow()).isCloseTo(-23, within(0.1));
    }

    @Test
    void silence_has_no_loudness() {
        var loudness = new Loudness();
        loudness.apply(new float[10 * SECOND], new float[10 * SECOND], 0, 10 * SECOND);
        assertThat(loudness.integrated()).isEmpty();
    }

    private static void listen(Loudness loudness, double decibels, int seconds) {
        var signal = Signal.sine(1_000, Math.pow(10, decibels / 20), seconds * SECOND);
        loudness.apply(signal, signal.clone(), 0, signal.length);
    }

    private static float[] second(float[] signal) {
        return part(signal, signal.length / 2, signal.length / 2);
    }

    private static float[] part(float[] signal, int from, int length) {
        var part = new float[length];
        System.arraycopy(signal, from, part, 0, length);
        return part;
    }

    /** Keeps what arrives. */
    private static final class Sink implements FloatPcmAudioFilter {

        private final List<float[][]> parts = new ArrayList<>();

        @Override
        public void process(float[][] samples, int offset, int length) {
            parts.add(new float[][] {part(samples[0], offset, length), part(samples[1], offset, length)});
        }

        float[] left() {
            return all(0);
        }

        float[] right() {
            return all(1);
        }

        private float[] all(int channel) {
            var all =
                    new float[parts.stream().mapToInt(it -> it[channel].length).sum()];
            var at = 0;
            for (var part : parts) {
                System.arraycopy(part[channel], 0, all, at, part[channel].length);
                at += part[channel].length;
            }
            return all;
        }

        @Override
        public void seekPerformed(long requested, long provided) {
            // nothing to forget
        }

        @Override
        public void flush() {
            // nothing held
        }

        @Override
        public void close() {
            // nothing open
        }
    }
}
