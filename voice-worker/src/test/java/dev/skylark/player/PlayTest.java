package dev.skylark.player;

import static dev.skylark.player.Evening.KITCHEN;
import static dev.skylark.player.Evening.LOUNGE;
import static dev.skylark.player.Evening.radio;
import static dev.skylark.player.Evening.track;
import static org.assertj.core.api.Assertions.assertThat;

import dev.skylark.player.Sounds.Heard;
import dev.skylark.voice.Filter;
import dev.skylark.voice.Loop;
import dev.skylark.voice.VoiceCommand;
import dev.skylark.voice.VoiceCommand.When;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What people want to hear is heard, in the order that they want. */
class PlayTest {

    private final Evening evening = new Evening().comes("ann", LOUNGE);

    private Evening playing(String... titles) {
        for (var title : titles) {
            evening.plays("ann", track(title));
        }
        return evening.begins();
    }

    @Test
    void from_nothing_we_join_begin_and_show_a_card() {
        evening.says("ann", new VoiceCommand.Play("one", "", When.LAST));
        assertThat(evening.said()).isEqualTo("Looking for one…");
        assertThat(evening.all(Effect.Find.class)).hasSize(1);
        assertThat(evening.channel).isEmpty();

        evening.finds(evening.playing().pending().getFirst(), track("one"));
        assertThat(evening.effects)
                .extracting(it -> it.getClass().getSimpleName())
                .containsExactly("Join", "Tune", "Begin", "Refresh", "Answer", "NewCard");
        assertThat(evening.channel).isEqualTo(LOUNGE);
        assertThat(evening.said()).isEqualTo("Added | **one** | It plays now.");
        assertThat(evening.sound.now.orElseThrow().person()).isEqualTo("ann");
        assertThat(evening.playing().pending()).isEmpty();
    }

    @Test
    void what_comes_later_waits_its_turn_and_says_for_how_long() {
        playing("one").passes(Duration.ofMinutes(1)).plays("ann", track("two"));
        assertThat(evening.said()).isEqualTo("Added | **two** | Place 1, in about 2:00.");
        evening.plays("ann", track("three"));
        assertThat(evening.said()).contains("Place 2, in about 5:00.");
        assertThat(evening.queue()).containsExactly("two", "three");
        assertThat(evening.following()).isEqualTo("two");
    }

    @Test
    void behind_a_radio_nobody_knows_for_how_long() {
        evening.plays("ann", radio("lark fm")).plays("ann", track("two"));
        assertThat(evening.said()).isEqualTo("Added | **two** | Place 1.");
    }

    @Test
    void next_goes_in_front_of_the_queue() {
        playing("one", "two").plays("ann", When.NEXT, track("three"));
        assertThat(evening.queue()).containsExactly("three", "two");
        assertThat(evening.said()).contains("Place 1, in about 3:00.");
        assertThat(evening.following()).isEqualTo("three");
    }

    @Test
    void now_ends_what_plays() {
        playing("one", "two").plays("ann", When.NOW, track("three"), track("four"));
        assertThat(evening.current()).isEqualTo("three");
        assertThat(evening.queue()).containsExactly("four", "two");
        assertThat(evening.history()).containsExactly("one");
        assertThat(evening.said()).contains("2 tracks of “a list” added").doesNotContain("Place");
    }

    @Test
    void tracks_follow_without_being_begun() {
        playing("one", "two", "three").ends();
        assertThat(evening.sound.begun).isEqualTo(1);
        assertThat(evening.current()).isEqualTo("two");
        assertThat(evening.sound.now.orElseThrow().title()).isEqualTo("two");
        assertThat(evening.following()).isEqualTo("three");
        evening.ends();
        assertThat(evening.following()).isEmpty();
        evening.ends();
        assertThat(evening.current()).isEmpty();
        assertThat(evening.history()).containsExactly("three", "two", "one");
    }

    @Test
    void what_follows_is_right_whatever_becomes_of_the_queue() {
        playing("one", "two", "three", "four");
        assertThat(evening.says("ann", new VoiceCommand.Move(3, 1)).following()).isEqualTo("four");
        assertThat(evening.says("ann", new VoiceCommand.Remove(1, 0)).following())
                .isEqualTo("two");
        assertThat(evening.says("ann", new VoiceCommand.Shuffle()).following())
                .isEqualTo(evening.queue().getFirst());
        assertThat(evening.says("ann", new VoiceCommand.Repeat(Loop.TRACK)).following())
                .isEqualTo("one");
        assertThat(evening.says("ann", new VoiceCommand.Repeat(Loop.OFF)).following())
                .isEqualTo(evening.queue().getFirst());
        assertThat(evening.says("ann", new VoiceCommand.Clear()).following()).isEmpty();
        assertThat(evening.says("ann", new VoiceCommand.Repeat(Loop.QUEUE)).following())
                .isEqualTo("one");
    }

    @Test
    void skipping_goes_on_to_the_next_which_stands_ready() {
        playing("one", "two");
        var ready = evening.sound.nextNumber;
        evening.says("ann", new VoiceCommand.Skip(0));
        assertThat(evening.sound.number).isEqualTo(ready);
        assertThat(evening.current()).isEqualTo("two");
        assertThat(evening.said()).isEqualTo("one is over");
    }

    @Test
    void skipping_to_a_place_passes_over_what_is_before() {
        playing("one", "two", "three", "four").says("ann", new VoiceCommand.Skip(2));
        assertThat(evening.current()).isEqualTo("three");
        assertThat(evening.queue()).containsExactly("four");
        evening.says("ann", new VoiceCommand.Skip(2));
        assertThat(evening.said()).isEqualTo("(There is no place 2: the queue has 1.)");
    }

    @Test
    void where_the_queue_goes_round_what_was_passed_over_comes_again() {
        playing("one", "two", "three", "four").says("ann", new VoiceCommand.Repeat(Loop.QUEUE));
        evening.says("ann", new VoiceCommand.Skip(2));
        assertThat(evening.current()).isEqualTo("three");
        assertThat(evening.queue()).containsExactly("four", "one", "two");
        evening.says("ann", new VoiceCommand.Back());
        assertThat(evening.current()).isEqualTo("one");
    }

    @Test
    void a_looped_track_comes_again_until_it_is_skipped() {
        playing("one", "two").says("ann", new VoiceCommand.Repeat(Loop.TRACK)).ends();
        assertThat(evening.current()).isEqualTo("one");
        assertThat(evening.sound.now.orElseThrow().title()).isEqualTo("one");
        evening.ends().says("ann", new VoiceCommand.Skip(0));
        assertThat(evening.current()).isEqualTo("two");
        evening.ends();
        assertThat(evening.current()).isEqualTo("two");
        evening.says("ann", new VoiceCommand.Skip(0));
        assertThat(evening.current()).isEmpty();
    }

    @Test
    void a_looped_queue_never_ends() {
        playing("one", "two").says("ann", new VoiceCommand.Repeat(Loop.QUEUE));
        assertThat(evening.ends().current()).isEqualTo("two");
        assertThat(evening.ends().current()).isEqualTo("one");
        assertThat(evening.queue()).containsExactly("two");
        evening.says("ann", new VoiceCommand.Clear()).ends();
        assertThat(evening.current()).isEqualTo("one");
        evening.says("ann", new VoiceCommand.Skip(0));
        assertThat(evening.current()).isEqualTo("one");
    }

    @Test
    void a_loop_stays_gapless_though_the_loudness_was_measured_at_the_end() {
        playing("one")
                .says("ann", new VoiceCommand.Repeat(Loop.TRACK))
                .hears(new Heard.Measured(evening.sound.number, -300));
        assertThat(evening.all(Effect.Follow.class)).isEmpty();
        assertThat(evening.all(Effect.Remember.class)).hasSize(1);
        evening.ends();
        assertThat(evening.sound.begun).isEqualTo(1);
        assertThat(evening.playing().current().orElseThrow().gain()).isEqualTo(-300);
    }

    @Test
    void back_plays_the_one_before_and_then_this_one_again() {
        playing("one", "two").ends().says("ann", new VoiceCommand.Back());
        assertThat(evening.current()).isEqualTo("one");
        assertThat(evening.queue()).containsExactly("two");
        assertThat(evening.said()).isEqualTo("Back to one");
        assertThat(evening.says("ann", new VoiceCommand.Back()).said()).contains("Nothing was played before");
    }

    @Test
    void going_back_where_the_queue_goes_round_makes_nothing_twice() {
        playing("one", "two").says("ann", new VoiceCommand.Repeat(Loop.QUEUE)).ends();
        evening.says("ann", new VoiceCommand.Back());
        assertThat(evening.current()).isEqualTo("one");
        assertThat(evening.queue()).containsExactly("two");
    }

    @Test
    void back_after_the_end_plays_the_last_one() {
        playing("one").ends().says("ann", new VoiceCommand.Back());
        assertThat(evening.sound.now.orElseThrow().title()).isEqualTo("one");
    }

    @Test
    void a_pause_keeps_the_place() {
        playing("one").passes(Duration.ofSeconds(20)).says("ann", new VoiceCommand.Pause());
        assertThat(evening.sound.paused).isTrue();
        evening.says("ann", new VoiceCommand.Pause());
        assertThat(evening.said()).isEqualTo("Paused");
        evening.passes(Duration.ofMinutes(5)).says("ann", new VoiceCommand.Resume());
        assertThat(evening.sound.paused).isFalse();
        assertThat(evening.playing().position()).isEqualTo(Duration.ofSeconds(20));
    }

    @Test
    void what_is_added_to_a_pause_waits_and_says_so() {
        playing("one").says("ann", new VoiceCommand.Pause()).plays("ann", track("two"));
        assertThat(evening.sound.paused).isTrue();
        assertThat(evening.said()).contains("Place 1, in about 3:00.\nIt is paused: `/resume` goes on.");
    }

    @Test
    void skipping_out_of_a_pause_is_heard() {
        playing("one", "two").says("ann", new VoiceCommand.Pause()).says("ann", new VoiceCommand.Skip(0));
        assertThat(evening.sound.paused).isFalse();
        assertThat(evening.playing().isHeard()).isTrue();
    }

    @Test
    void what_is_played_after_stopping_a_pause_is_heard() {
        playing("one").says("ann", new VoiceCommand.Pause()).says("ann", new VoiceCommand.Stop());
        evening.plays("ann", track("two"));
        assertThat(evening.sound.paused).isFalse();
    }

    @Test
    void seeking_in_a_pause_is_for_later() {
        playing("one").says("ann", new VoiceCommand.Pause()).says("ann", new VoiceCommand.Seek(Duration.ofMinutes(1)));
        assertThat(evening.said()).isEqualTo("Now at 1:00");
        assertThat(evening.sound.paused).isTrue();
        evening.says("ann", new VoiceCommand.Resume());
        assertThat(evening.playing().position()).isEqualTo(Duration.ofMinutes(1));
    }

    @Test
    void nobody_can_go_where_nothing_is() {
        assertThat(evening.says("ann", new VoiceCommand.Seek(Duration.ZERO)).said())
                .startsWith("(Nothing plays.");
        playing("one").says("ann", new VoiceCommand.Seek(Duration.ofMinutes(3)));
        assertThat(evening.said()).isEqualTo("(It only lasts 3:00.)");
        evening.plays("ann", When.NOW, radio("lark fm")).says("ann", new VoiceCommand.Seek(Duration.ZERO));
        assertThat(evening.said()).contains("nowhere to go in it");
    }

    @Test
    void tracks_are_removed_and_moved_by_their_places() {
        playing("one", "two", "three", "four", "five").says("ann", new VoiceCommand.Remove(3, 2));
        assertThat(evening.said()).isEqualTo("2 tracks are out of the queue");
        assertThat(evening.queue()).containsExactly("two", "five");
        evening.says("ann", new VoiceCommand.Move(1, 2));
        assertThat(evening.queue()).containsExactly("five", "two");
        assertThat(evening.said()).isEqualTo("two is now at place 2");
    }

    @Test
    void places_that_are_not_there_change_nothing() {
        playing("one", "two");
        for (var command : List.of(
                new VoiceCommand.Remove(0, 0),
                new VoiceCommand.Remove(1, 2),
                new VoiceCommand.Remove(-1, 1),
                new VoiceCommand.Move(0, 1),
                new VoiceCommand.Move(1, 2))) {
            assertThat(evening.says("ann", command).said()).startsWith("(There is no place");
        }
        assertThat(evening.queue()).containsExactly("two");
    }

    @Test
    void how_it_sounds_is_changed_and_stays() {
        playing("one").says("ann", new VoiceCommand.Volume(50));
        assertThat(evening.all(Effect.Tune.class)).hasSize(1);
        evening.says("ann", new VoiceCommand.Sound(Filter.BASS));
        assertThat(evening.said()).isEqualTo("Sound: more bass");
        evening.says("ann", new VoiceCommand.Sound(Filter.BASS));
        assertThat(evening.all(Effect.Tune.class)).isEmpty();
        assertThat(evening.playing().tuning().volume()).isEqualTo(50);
    }

    @Test
    void the_same_order_twice_changes_nothing() {
        playing("one", "two");
        var skip = evening.order("ann", new VoiceCommand.Skip(0));
        evening.gives(skip);
        var before = evening.playing();
        assertThat(evening.gives(skip).effects).isEmpty();
        assertThat(evening.playing()).isEqualTo(before);
    }

    @Test
    void we_come_to_who_asks_when_nobody_listens_where_we_are() {
        playing("one").comes("ann", KITCHEN).plays("ann", track("two"));
        assertThat(evening.channel).isEqualTo(KITCHEN);
    }
}
