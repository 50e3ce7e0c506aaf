package dev.skylark.lavaplayer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.sun.management.ThreadMXBean;
import dev.skylark.player.Sounds.Heard;
import dev.skylark.player.Sounds.Sound;
import dev.skylark.voice.Filter;
import dev.skylark.voice.Tuning;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LavaSoundsTest {

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
    void a_tone_is_heard_as_high_as_long_and_as_loud_as_it_was_recorded() {
        sound.play(1, recordings.wav(440, 3), Duration.ZERO);
        listener.until(sound, () -> listener.heard(Heard.Ended.class));
        assertThat(listener.frames()).isEqualTo(150);
        assertThat(listener.frequency(10, 140)).isCloseTo(440, within(1.0));
        assertThat(listener.level(10, 140)).isCloseTo(0.5, within(0.03));
        assertThat(listener.facts()).containsExactly(new Heard.Began(1), new Heard.Ended(1));
    }

    @Test
    void opus_that_nobody_wants_changed_goes_through_as_it_is() {
        var file = Tone.opus(440, 2, 0.5);
        sound.play(1, recordings.track(site.file("/a.opus", "audio/ogg", file)), Duration.ZERO);
        listener.until(sound, () -> listener.heard(Heard.Ended.class));
        assertThat(listener.frames()).isEqualTo(100);
        assertThat(file).containsSequence(listener.all().get(50));
    }

    @ParameterizedTest
    @ValueSource(ints = {100, 60})
    void the_next_track_follows_without_a_missing_frame(int volume) {
        sound.tune(USUAL.volume(volume));
        sound.play(1, recordings.wav(440, 1), Duration.ZERO);
        sound.next(2, recordings.opus(660, 1));
        listener.listen(sound, 1);
        Listener.sleep(500);
        for (var i = 1; i < 100; i++) {
            // as Discord takes them: what is not there now is missing
            assertThat(listener.take(sound)).as("frame %d", i).isTrue();
            Listener.sleep(2);
        }
        assertThat(listener.frequency(5, 45)).isCloseTo(440, within(2.0));
        assertThat(listener.frequency(55, 95)).isCloseTo(660, within(2.0));
        listener.until(sound, () -> listener.facts().size() == 4);
        assertThat(listener.facts())
                .containsExactly(new Heard.Began(1), new Heard.Ended(1), new Heard.Began(2), new Heard.Ended(2));
    }

    @Test
    void what_stands_ready_is_taken_when_somebody_skips_to_it() {
        sound.play(1, recordings.wav(440, 5), Duration.ZERO);
        sound.next(2, recordings.wav(660, 5));
        listener.listen(sound, 10);
        Listener.sleep(300);
        sound.play(2, recordings.wav(660, 5), Duration.ZERO);
        assertThat(listener.take(sound)).isTrue();
        assertThat(listener.frequency(11, listener.listen(sound, 40).frames())).isCloseTo(660, within(5.0));
    }

    @Test
    void nothing_next_means_that_it_is_over_after_this_one() {
        sound.play(1, recordings.wav(440, 1), Duration.ZERO);
        sound.next(2, recordings.wav(660, 1));
        sound.nothingNext();
        listener.until(sound, () -> listener.heard(Heard.Ended.class));
        Listener.sleep(200);
        assertThat(listener.take(sound)).isFalse();
        assertThat(listener.frames()).isEqualTo(50);
    }

    @Test
    void a_pause_is_five_frames_of_silence_and_then_none() {
        sound.play(1, recordings.wav(440, 3), Duration.ZERO);
        listener.listen(sound, 50);
        sound.pause(true);
        assertThat(breakIsHeard()).isTrue();
        assertThat(sound.position()).isEqualTo(Duration.ofSeconds(1));
        sound.pause(false);
        listener.until(sound, () -> listener.heard(Heard.Ended.class));
        assertThat(listener.frames()).isEqualTo(150);
    }

    @Test
    void a_stop_is_five_frames_of_silence_and_then_none() {
        sound.play(1, recordings.wav(440, 3), Duration.ZERO);
        listener.listen(sound, 20);
        sound.stop();
        assertThat(breakIsHeard()).isTrue();
        assertThat(sound.position()).isZero();
        assertThat(listener.facts()).containsExactly(new Heard.Began(1));
    }

    @Test
    void a_track_goes_on_where_it_was_left() {
        sound.play(1, recordings.wav(440, 5), Duration.ofSeconds(4));
        listener.until(sound, () -> listener.heard(Heard.Ended.class));
        assertThat(listener.frames()).isEqualTo(50);
        assertThat(listener.frequency(10, 40)).isCloseTo(440, within(2.0));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 37, 90, 119})
    void a_long_recording_goes_on_anywhere_and_is_never_read_as_a_whole_before(int second) {
        var track = recordings.opus(440, 120);
        var asked = site.asked().size();
        sound.play(1, track, Duration.ofSeconds(second));
        listener.listen(sound, 1);
        assertThat(site.asked().size() - asked).isLessThanOrEqualTo(second == 0 ? 1 : 8);
        listener.until(sound, () -> listener.heard(Heard.Ended.class));
        assertThat(listener.frames()).isBetween((120 - second) * 50 - 1, (120 - second) * 50 + 1);
    }

    @Test
    void a_jump_goes_there_and_the_position_says_so_at_once() {
        sound.play(1, recordings.wav(440, 10), Duration.ZERO);
        listener.listen(sound, 20);
        sound.seek(Duration.ofSeconds(8));
        assertThat(sound.position()).isEqualTo(Duration.ofSeconds(8));
        Listener.sleep(300);
        listener.until(sound, () -> listener.heard(Heard.Ended.class));
        assertThat(listener.frames()).isBetween(100, 145);
        assertThat(sound.position()).isZero();
    }

    @Test
    void a_jump_before_the_first_sound_is_a_jump_too() {
        sound.play(1, recordings.wav(440, 10), Duration.ZERO);
        sound.seek(Duration.ofSeconds(9));
        listener.until(sound, () -> listener.heard(Heard.Ended.class));
        assertThat(listener.frames()).isBetween(50, 72);
    }

    @Test
    void a_change_of_the_volume_is_heard_within_half_a_second() {
        sound.play(1, recordings.wav(440, 10), Duration.ZERO);
        listener.listen(sound, 50);
        Listener.sleep(300);
        sound.tune(USUAL.volume(20));
        listener.listen(sound, 50);
        assertThat(listener.level(45, 50)).isCloseTo(0.5, within(0.05));
        assertThat(listener.level(75, 100)).isCloseTo(0.1, within(0.02));
    }

    @Test
    void what_was_opus_as_it_is_can_be_changed_too_and_back() {
        sound.play(1, recordings.opus(440, 10), Duration.ZERO);
        listener.listen(sound, 50);
        sound.tune(USUAL.volume(20));
        listener.listen(sound, 75);
        sound.tune(USUAL);
        listener.listen(sound, 75);
        assertThat(listener.level(85, 120)).isCloseTo(0.1, within(0.02));
        assertThat(listener.level(160, 200)).isCloseTo(0.5, within(0.05));
    }

    @Test
    void more_than_the_recording_has_is_not_cut_off() {
        sound.tune(USUAL.volume(150));
        sound.play(1, recordings.wav(440, 2, 0.9), Duration.ZERO);
        listener.until(sound, () -> listener.heard(Heard.Ended.class));
        assertThat(listener.frames()).isEqualTo(100);
        assertThat(listener.level(20, 90)).isCloseTo(0.98, within(0.04));
    }

    @Test
    void faster_is_higher_and_shorter_and_the_position_is_that_in_the_recording() {
        sound.tune(USUAL.filter(Filter.NIGHTCORE));
        sound.play(1, recordings.wav(400, 5), Duration.ofSeconds(1));
        listener.listen(sound, 80);
        assertThat(sound.position().toMillis()).isCloseTo(3_000, within(60L));
        listener.until(sound, () -> listener.heard(Heard.Ended.class));
        assertThat(listener.frames()).isCloseTo(160, within(1));
        assertThat(listener.frequency(10, 150)).isCloseTo(500, within(2.0));
    }

    @Test
    void the_position_stays_right_when_the_speed_changes_on_the_way() {
        sound.tune(USUAL.filter(Filter.SLOWED));
        sound.play(1, recordings.wav(400, 20), Duration.ZERO);
        listener.listen(sound, 250);
        assertThat(sound.position().toMillis()).isCloseTo(4_000, within(60L));
        sound.tune(USUAL);
        Listener.sleep(500);
        listener.listen(sound, 50);
        assertThat(sound.position().toMillis()).isBetween(4_900L, 5_600L);
        listener.until(sound, () -> listener.heard(Heard.Ended.class));
        assertThat(listener.frames()).isBetween(250 + 750, 250 + 810);
    }

    /** Who sends for many guilds must not be stopped by a garbage collection. */
    @Test
    void sending_leaves_no_garbage() {
        sound.play(1, recordings.opus(440, 5), Duration.ZERO);
        listener.listen(sound, 50);
        Listener.sleep(300);
        var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        var buffer = ByteBuffer.allocateDirect(1_600);
        threads.getCurrentThreadAllocatedBytes();
        var sent = 0;
        var before = threads.getCurrentThreadAllocatedBytes();
        for (var i = 0; i < 15; i++) {
            sent += sound.provide(buffer) ? 1 : 0;
        }
        assertThat(threads.getCurrentThreadAllocatedBytes() - before).isZero();
        assertThat(sent).isEqualTo(15);
    }

    @Test
    void what_cannot_be_read_is_said_and_the_next_begins() {
        sound.play(
                1,
                Recordings.track(
                        site.address("/nothing.wav"), 3, recordings.wav(440, 1).sealed()),
                Duration.ZERO);
        sound.next(2, recordings.wav(440, 1));
        listener.until(sound, () -> listener.heard(Heard.Ended.class));
        assertThat(listener.facts()).hasSize(3).first().isInstanceOf(Heard.Broke.class);
        assertThat(listener.frames()).isEqualTo(50);
    }

    @Test
    void what_no_source_knows_is_said() {
        sound.play(1, Recordings.track("x", 1, "!"), Duration.ZERO);
        listener.until(sound, () -> listener.heard(Heard.Broke.class));
    }

    @Test
    void a_track_without_sound_for_ten_seconds_is_stuck_and_the_next_begins() {
        var silent = site.answer("/silent.wav", exchange -> {
            exchange.sendResponseHeaders(200, 100_000);
            exchange.getResponseBody().write(Tone.wav(440, 5, 0.5), 0, 38_444);
            exchange.getResponseBody().flush();
            Listener.sleep(20_000);
        });
        sound.play(1, Recordings.track(silent, 9, recordings.wav(440, 1).sealed()), Duration.ZERO);
        sound.next(2, recordings.wav(660, 1));
        listener.listen(sound, 8);
        for (var i = 0; i < 500; i++) {
            assertThat(listener.heard(Heard.Stuck.class)).isFalse();
            listener.take(sound);
        }
        listener.until(sound, () -> listener.heard(Heard.Ended.class));
        assertThat(listener.facts())
                .containsExactly(new Heard.Began(1), new Heard.Stuck(1), new Heard.Began(2), new Heard.Ended(2));
    }

    private boolean breakIsHeard() {
        var buffer = ByteBuffer.allocate(1_600);
        var silent = 0;
        while (sound.provide(buffer)) {
            var frame = new byte[buffer.remaining()];
            buffer.get(frame);
            if (!Listener.isSilence(frame)) {
                return false;
            }
            silent++;
        }
        return silent == 5;
    }
}
