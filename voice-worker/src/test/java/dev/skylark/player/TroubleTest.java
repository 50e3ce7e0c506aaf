package dev.skylark.player;

import static dev.skylark.player.Evening.LOUNGE;
import static dev.skylark.player.Evening.radio;
import static dev.skylark.player.Evening.track;
import static org.assertj.core.api.Assertions.assertThat;

import dev.skylark.player.Sounds.Heard;
import dev.skylark.player.Sources.Trouble;
import dev.skylark.voice.Loop;
import dev.skylark.voice.Track;
import dev.skylark.voice.VoiceCommand;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What breaks is passed over and said, and nothing hangs. */
class TroubleTest {

    private final Evening evening = new Evening().comes("ann", LOUNGE);

    private Evening playing(String... titles) {
        for (var title : titles) {
            evening.plays("ann", track(title));
        }
        return evening.begins();
    }

    @ParameterizedTest
    @EnumSource(Trouble.class)
    void each_trouble_is_said_in_words(Trouble trouble) {
        playing("one").hears(new Heard.Broke(evening.sound.number, trouble, "detail"));
        assertThat(evening.said()).startsWith("one could not be played | ").hasSizeGreaterThan(40);
        assertThat(evening.current()).isEmpty();
    }

    @Test
    void what_breaks_is_passed_over_without_a_gap() {
        playing("one", "two", "three").breaks();
        assertThat(evening.current()).isEqualTo("two");
        assertThat(evening.sound.begun).isEqualTo(1);
        assertThat(evening.sound.now.orElseThrow().title()).isEqualTo("two");
        assertThat(evening.following()).isEqualTo("three");
        assertThat(evening.said()).isEqualTo("one could not be played | This file is broken.");
    }

    @Test
    void of_many_in_a_row_the_first_are_told_one_by_one_and_the_others_counted() {
        playing("one", "two", "three", "four", "five");
        while (evening.sound.now.isPresent()) {
            var number = evening.sound.number;
            evening.sound.goOver();
            evening.hears(new Heard.Broke(number, Trouble.UNREACHABLE, ""));
        }
        assertThat(evening.words.stream().filter(it -> it.contains("could not be played")))
                .hasSize(4)
                .last()
                .isEqualTo("2 more in a row could not be played either");
    }

    @Test
    void what_is_stuck_is_passed_over() {
        playing("one", "two").sticks();
        assertThat(evening.current()).isEqualTo("two");
        assertThat(evening.said()).contains("No sound came for ten seconds");
    }

    @Test
    void a_broken_track_is_not_looped() {
        playing("one").says("ann", new VoiceCommand.Repeat(Loop.TRACK)).breaks();
        assertThat(evening.current()).isEmpty();
        assertThat(evening.sound.now).isEmpty();
        assertThat(evening.playing().loop()).isEqualTo(Loop.TRACK);
    }

    @Test
    void a_broken_track_leaves_the_queue_that_goes_round() {
        playing("one", "two").says("ann", new VoiceCommand.Repeat(Loop.QUEUE)).breaks();
        assertThat(evening.current()).isEqualTo("two");
        assertThat(evening.ends().current()).isEqualTo("two");
        assertThat(evening.breaks().current()).isEmpty();
    }

    @Test
    void what_breaks_before_its_turn_is_tried_at_its_turn() {
        playing("one", "two").hears(new Heard.Broke(evening.sound.nextNumber, Trouble.UNREACHABLE, ""));
        assertThat(evening.following()).isEmpty();
        assertThat(evening.queue()).containsExactly("two");
        evening.ends();
        assertThat(evening.sound.begun).isEqualTo(2);
        assertThat(evening.sound.now.orElseThrow().title()).isEqualTo("two");
        assertThat(evening.breaks().current()).isEmpty();
        assertThat(evening.said()).startsWith("two could not be played");
    }

    @Test
    void a_queue_that_changes_while_the_sound_goes_over_does_not_part_us_from_it() {
        playing("one", "two", "three");
        var one = evening.sound.number;
        evening.sound.goOver();
        evening.says("ann", new VoiceCommand.Move(2, 1)).hears(new Heard.Ended(one));
        assertThat(evening.current()).isEqualTo("three");
        assertThat(evening.sound.now.orElseThrow().title()).isEqualTo("two");
        evening.begins();
        assertThat(evening.sound.now.orElseThrow().title()).isEqualTo("three");
        assertThat(evening.following()).isEqualTo("two");
        assertThat(evening.begins().ends().current()).isEqualTo("two");
    }

    @Test
    void what_is_heard_late_of_an_old_track_is_nothing() {
        playing("one", "two").says("ann", new VoiceCommand.Skip(0));
        for (var late : new Heard[] {
            new Heard.Began(1),
            new Heard.Ended(1),
            new Heard.Stuck(1),
            new Heard.Broke(1, Trouble.BROKEN, ""),
            new Heard.Titled(1, "else"),
            new Heard.Measured(1, 5)
        }) {
            assertThat(evening.hears(late).effects).isEmpty();
        }
        var two = evening.sound.number;
        evening.goes("ann").passes(Duration.ofMinutes(2)).hears(new Heard.Ended(two));
        assertThat(evening.current()).isEqualTo("two");
        assertThat(evening.effects).isEmpty();
    }

    @Test
    void a_radio_is_tried_again_each_time_after_twice_as_long() {
        evening.plays("ann", radio("lark fm")).plays("ann", track("two")).begins();
        assertThat(evening.following()).isEmpty();
        for (var seconds : new int[] {1, 2, 4, 8, 16}) {
            evening.ends();
            assertThat(evening.sound.now).isEmpty();
            assertThat(evening.current()).isEqualTo("lark fm");
            evening.passes(Duration.ofSeconds(seconds).minusMillis(1));
            assertThat(evening.sound.now).isEmpty();
            evening.passes(Duration.ofMillis(1));
            assertThat(evening.sound.now).isPresent();
            // a sound, and it is gone again
            evening.begins();
        }
        evening.breaks();
        assertThat(evening.words.reversed()).anyMatch(it -> it.startsWith("lark fm could not be played"));
        assertThat(evening.sound.now.orElseThrow().title()).isEqualTo("two");
    }

    @Test
    void a_radio_that_was_heard_for_a_while_has_all_its_tries_again() {
        evening.plays("ann", radio("lark fm")).begins();
        for (int times = 0; times < 20; times++) {
            evening.ends().passes(Duration.ofSeconds(1));
            assertThat(evening.sound.now).isPresent();
            evening.begins().passes(Duration.ofMinutes(1));
        }
    }

    @Test
    void a_radio_that_is_paused_while_it_is_away_stays_paused() {
        evening.plays("ann", radio("lark fm")).begins().sticks().says("ann", new VoiceCommand.Pause());
        assertThat(evening.passes(Duration.ofMinutes(1)).sound.now).isEmpty();
        evening.says("ann", new VoiceCommand.Resume());
        assertThat(evening.sound.now).isPresent();
        assertThat(evening.sound.paused).isFalse();
    }

    @Test
    void what_breaks_in_a_pause_is_begun_again_where_it_was() {
        playing("one", "two").passes(Duration.ofSeconds(50)).says("ann", new VoiceCommand.Pause());
        evening.hears(new Heard.Broke(evening.sound.number, Trouble.UNREACHABLE, ""));
        assertThat(evening.sound.now).isEmpty();
        assertThat(evening.current()).isEqualTo("one");
        evening.says("ann", new VoiceCommand.Resume());
        assertThat(evening.sound.position).isEqualTo(Duration.ofSeconds(50));
        assertThat(evening.following()).isEqualTo("two");
    }

    @Test
    void a_recording_whose_length_nobody_knew_may_end() {
        var unknown = new Track("one", "", Duration.ZERO, "", "", Track.Source.HTTP, "one", 0, "");
        evening.plays("ann", unknown).plays("ann", track("two")).begins().ends();
        assertThat(evening.current()).isEqualTo("two");
        assertThat(evening.sound.now.orElseThrow().title()).isEqualTo("two");
    }

    @Test
    void a_radio_says_what_it_plays() {
        evening.plays("ann", radio("lark fm")).begins().hears(new Heard.Titled(evening.sound.number, "Song"));
        assertThat(evening.current()).isEqualTo("Song");
        evening.hears(new Heard.Titled(evening.sound.number, " "));
        assertThat(evening.current()).isEqualTo("Song");
    }
}
