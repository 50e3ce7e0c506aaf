package dev.skylark.player;

import static dev.skylark.player.Evening.LOUNGE;
import static dev.skylark.player.Evening.radio;
import static dev.skylark.player.Evening.track;
import static org.assertj.core.api.Assertions.assertThat;

import dev.skylark.voice.Loop;
import dev.skylark.voice.VoiceCommand;
import dev.skylark.voice.VoiceCommand.When;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What one worker leaves, another one goes on with. */
class HandOverTest {

    private final Evening evening = new Evening()
            .comes("ann", LOUNGE)
            .plays("ann", track("one"))
            .plays("ann", track("two"))
            .begins();

    @Test
    void a_worker_that_ends_says_so_and_the_next_goes_on_at_the_place() {
        evening.passes(Duration.ofSeconds(70)).becomes(new VoiceFact.Ending());
        assertThat(evening.said()).startsWith("I have to restart");
        assertThat(evening.channel).isEmpty();
        assertThat(evening.sound.now).isEmpty();
        // the sound is silent by now and says that it is nowhere
        assertThat(evening.player.playing(Duration.ZERO, evening.now)).isEqualTo(evening.playing());

        evening.isTakenOver(evening.playing());
        assertThat(evening.channel).isEqualTo(LOUNGE);
        assertThat(evening.current()).isEqualTo("one");
        assertThat(evening.sound.position).isEqualTo(Duration.ofSeconds(70));
        assertThat(evening.following()).isEqualTo("two");
        assertThat(evening.passes(Duration.ofMinutes(1)).channel).isEqualTo(LOUNGE);
    }

    @Test
    void a_worker_that_dies_loses_what_was_not_kept() {
        var kept = evening.passes(Duration.ofSeconds(30)).player.playing(evening.sound.position, evening.now);
        evening.passes(Duration.ofSeconds(5)).isTakenOver(kept);
        assertThat(evening.sound.position).isEqualTo(Duration.ofSeconds(30));
    }

    @Test
    void a_pause_stays_one() {
        evening.passes(Duration.ofSeconds(30)).says("ann", new VoiceCommand.Pause());
        evening.words.clear();
        evening.isReplaced();
        assertThat(evening.words).isEmpty();
        assertThat(evening.channel).isEqualTo(LOUNGE);
        assertThat(evening.sound.now).isEmpty();
        evening.says("ann", new VoiceCommand.Resume());
        assertThat(evening.sound.position).isEqualTo(Duration.ofSeconds(30));
        assertThat(evening.sound.paused).isFalse();
    }

    @Test
    void a_radio_has_no_place() {
        evening.plays("ann", When.NOW, radio("lark fm"))
                .passes(Duration.ofHours(3))
                .isReplaced();
        assertThat(evening.sound.now.orElseThrow().title()).isEqualTo("lark fm");
        assertThat(evening.sound.position).isZero();
    }

    @Test
    void what_was_asked_for_is_looked_for_again_and_not_taken_for_done() {
        var quiet = new Evening().comes("ann", LOUNGE);
        var order = quiet.order("ann", new VoiceCommand.Play("one", "", When.LAST));
        quiet.gives(order).isTakenOver(quiet.playing());
        assertThat(quiet.all(Effect.Find.class)).extracting(Effect.Find::order).containsExactly(order);
        assertThat(quiet.gives(order).effects).isEmpty();
        quiet.finds(order, track("one"));
        assertThat(quiet.current()).isEqualTo("one");
        assertThat(quiet.channel).isEqualTo(LOUNGE);
    }

    @Test
    void an_order_that_was_refused_is_not_carried_out_again() {
        var quiet = new Evening();
        quiet.says("bob", new VoiceCommand.Play("one", "", When.LAST)).isTakenOver(quiet.playing());
        assertThat(quiet.effects).isEmpty();
    }

    @Test
    void a_channel_without_music_is_left_in_two_minutes() {
        evening.ends().ends().isReplaced();
        assertThat(evening.channel).isEqualTo(LOUNGE);
        assertThat(evening.passes(Duration.ofMinutes(2)).channel).isEmpty();
    }

    @Test
    void a_channel_that_everybody_left_meanwhile_is_left() {
        evening.goes("ann").isReplaced().passes(Duration.ofMinutes(2));
        assertThat(evening.channel).isEmpty();
        assertThat(evening.playing().paused()).isTrue();
    }

    @Test
    void how_it_was_set_stays() {
        evening.says("ann", new VoiceCommand.Repeat(Loop.QUEUE))
                .says("ann", new VoiceCommand.Volume(40))
                .isReplaced();
        assertThat(evening.playing().loop()).isEqualTo(Loop.QUEUE);
        assertThat(evening.playing().tuning().volume()).isEqualTo(40);
    }

    @Test
    void where_nothing_is_nothing_happens() {
        var quiet = new Evening();
        assertThat(quiet.becomes(new VoiceFact.Ending()).effects).isEmpty();
        assertThat(quiet.becomes(new VoiceFact.TakenOver()).effects).isEmpty();
        assertThat(quiet.player.isIdle()).isTrue();
    }
}
