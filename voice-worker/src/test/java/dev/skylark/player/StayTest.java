package dev.skylark.player;

import static dev.skylark.player.Evening.KITCHEN;
import static dev.skylark.player.Evening.LOUNGE;
import static dev.skylark.player.Evening.track;
import static org.assertj.core.api.Assertions.assertThat;

import dev.skylark.player.VoiceFact.Reason;
import dev.skylark.voice.Rules;
import dev.skylark.voice.VoiceCommand;
import dev.skylark.voice.VoiceCommand.When;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** We are where somebody listens, and nowhere else for long. */
class StayTest {

    private static final Rules ALWAYS = new Rules("", 0, true, false, 100, 500, Duration.ZERO, 0);

    private final Evening evening =
            new Evening().comes("ann", LOUNGE).plays("ann", track("one")).begins();

    @Test
    void after_a_stop_we_leave_in_ten_seconds() {
        evening.says("ann", new VoiceCommand.Stop());
        assertThat(evening.said()).isEqualTo("Stopped, and the queue is empty");
        assertThat(evening.sound.now).isEmpty();
        assertThat(evening.passes(Duration.ofSeconds(9)).channel).isEqualTo(LOUNGE);
        assertThat(evening.passes(Duration.ofSeconds(1)).channel).isEmpty();
        assertThat(evening.player.isIdle()).isTrue();
        assertThat(evening.player.wakes()).isEmpty();
    }

    @Test
    void after_the_end_of_the_queue_we_leave_in_two_minutes() {
        evening.passes(Duration.ofMinutes(3)).ends();
        assertThat(evening.passes(Duration.ofSeconds(119)).channel).isEqualTo(LOUNGE);
        assertThat(evening.passes(Duration.ofSeconds(1)).channel).isEmpty();
    }

    @Test
    void who_is_looked_for_after_a_stop_is_waited_for() {
        evening.says("ann", new VoiceCommand.Stop());
        var order = evening.order("ann", new VoiceCommand.Play("two", "", When.LAST));
        evening.gives(order).passes(Duration.ofMinutes(5));
        assertThat(evening.channel).isEqualTo(LOUNGE);
        evening.looked(order, new Sources.Answer.Nothing()).passes(Duration.ofSeconds(119));
        assertThat(evening.channel).isEqualTo(LOUNGE);
        assertThat(evening.passes(Duration.ofSeconds(1)).channel).isEmpty();
    }

    @Test
    void alone_we_leave_in_two_minutes_and_keep_the_place() {
        evening.plays("ann", track("two"))
                .passes(Duration.ofSeconds(30))
                .goes("ann")
                .passes(Duration.ofMinutes(2));
        assertThat(evening.channel).isEmpty();
        assertThat(evening.said()).startsWith("Everybody left");
        assertThat(evening.playing().paused()).isTrue();
        assertThat(evening.playing().position()).isEqualTo(Duration.ofSeconds(150));
        assertThat(evening.player.isIdle()).isTrue();

        evening.comes("ann", KITCHEN).says("ann", new VoiceCommand.Resume());
        assertThat(evening.channel).isEqualTo(KITCHEN);
        assertThat(evening.all(Effect.Begin.class))
                .extracting(Effect.Begin::from)
                .containsExactly(Duration.ofSeconds(150));
        assertThat(evening.following()).isEqualTo("two");
        assertThat(evening.sound.paused).isFalse();
    }

    @Test
    void whoever_returns_in_time_finds_the_music() {
        evening.goes("ann").passes(Duration.ofSeconds(119)).comes("ann", LOUNGE).passes(Duration.ofMinutes(10));
        assertThat(evening.channel).isEqualTo(LOUNGE);
        evening.goes("ann").passes(Duration.ofSeconds(119));
        assertThat(evening.channel).isEqualTo(LOUNGE);
    }

    @Test
    void who_is_deaf_does_not_listen() {
        assertThat(evening.deafens("ann").passes(Duration.ofMinutes(2)).channel).isEmpty();
    }

    @Test
    void an_order_from_afar_is_no_listener() {
        evening.leader("bob").goes("ann").plays("bob", track("two")).says("bob", new VoiceCommand.Skip(0));
        assertThat(evening.passes(Duration.ofMinutes(2)).channel).isEmpty();
    }

    @Test
    void who_plays_after_we_left_hears_the_rest_and_then_their_own() {
        evening.passes(Duration.ofSeconds(30)).goes("ann").passes(Duration.ofMinutes(2));
        evening.comes("ann", LOUNGE).plays("ann", track("two"));
        assertThat(evening.sound.now.orElseThrow().title()).isEqualTo("one");
        assertThat(evening.sound.position).isEqualTo(Duration.ofSeconds(150));
        assertThat(evening.said()).isEqualTo("Added | **two** | Place 1, in about 0:30.");
        assertThat(evening.all(Effect.NewCard.class)).hasSize(1);
    }

    @Test
    void skipping_after_we_left_brings_us_back() {
        evening.plays("ann", track("two")).goes("ann").passes(Duration.ofMinutes(2));
        evening.says("ann", new VoiceCommand.Skip(0));
        assertThat(evening.said()).contains("Go into a voice channel first");
        evening.comes("ann", LOUNGE).says("ann", new VoiceCommand.Skip(0));
        assertThat(evening.channel).isEqualTo(LOUNGE);
        assertThat(evening.sound.now.orElseThrow().title()).isEqualTo("two");
    }

    @Test
    void where_we_stay_always_we_never_leave() {
        evening.rules(ALWAYS).goes("ann").passes(Duration.ofDays(1));
        assertThat(evening.channel).isEqualTo(LOUNGE);
        evening.ends().passes(Duration.ofDays(1));
        assertThat(evening.channel).isEqualTo(LOUNGE);
        evening.rules(Rules.USUAL).passes(Duration.ofMinutes(2));
        assertThat(evening.channel).isEmpty();
    }

    @Test
    void leaving_ends_and_empties() {
        evening.plays("ann", track("two")).says("ann", new VoiceCommand.Leave());
        assertThat(evening.channel).isEmpty();
        assertThat(evening.playing().current()).isEmpty();
        assertThat(evening.queue()).isEmpty();
        assertThat(evening.history()).containsExactly("one");
        evening.says("ann", new VoiceCommand.Leave());
        assertThat(evening.said()).isEqualTo("(I am in no voice channel.)");
    }

    @Test
    void joining_waits_two_minutes_for_music() {
        var quiet = new Evening().comes("ann", LOUNGE).says("ann", new VoiceCommand.Join(""));
        assertThat(quiet.channel).isEqualTo(LOUNGE);
        assertThat(quiet.said()).isEqualTo("I am in <#100>");
        quiet.says("ann", new VoiceCommand.Stop()).says("ann", new VoiceCommand.Join(KITCHEN));
        assertThat(quiet.channel).isEqualTo(KITCHEN);
        assertThat(quiet.passes(Duration.ofSeconds(119)).channel).isEqualTo(KITCHEN);
        assertThat(quiet.passes(Duration.ofSeconds(1)).channel).isEmpty();
    }

    @Test
    void who_is_nowhere_must_say_where() {
        var quiet = new Evening();
        for (var command : new VoiceCommand[] {new VoiceCommand.Join(""), new VoiceCommand.Play("x", "", When.LAST)}) {
            assertThat(quiet.says("bob", command).said()).contains("Go into a voice channel first");
        }
        assertThat(quiet.player.isIdle()).isTrue();
    }

    @ParameterizedTest
    @EnumSource(Reason.class)
    void if_we_cannot_be_there_the_music_waits_and_says_why(Reason reason) {
        evening.passes(Duration.ofSeconds(40)).becomes(new VoiceFact.NotConnected(reason));
        assertThat(evening.channel).isEmpty();
        assertThat(evening.playing().paused()).isTrue();
        assertThat(evening.playing().position()).isEqualTo(Duration.ofSeconds(40));
        assertThat(evening.player.isIdle()).isTrue();
        assertThat(evening.words)
                .anySatisfy(it ->
                        assertThat(it).contains("<#100>").endsWith("Nothing is lost: `/resume` goes on where it was."));
        assertThat(evening.all(Effect.Warn.class)).hasSize(reason == Reason.NOT_ENCRYPTED ? 1 : 0);
    }

    @Test
    void what_is_heard_late_of_a_channel_that_we_left_is_nothing() {
        evening.says("ann", new VoiceCommand.Leave());
        for (var late : new VoiceFact[] {
            new VoiceFact.Connected(LOUNGE), new VoiceFact.Moved(KITCHEN), new VoiceFact.NotConnected(Reason.TIMEOUT)
        }) {
            assertThat(evening.becomes(late).effects).isEmpty();
            assertThat(evening.player.isIdle()).isTrue();
        }
    }

    @Test
    void moved_elsewhere_we_go_on_there() {
        evening.comes("ann", KITCHEN);
        evening.channel = KITCHEN;
        evening.becomes(new VoiceFact.Moved(KITCHEN)).passes(Duration.ofMinutes(2));
        assertThat(evening.playing().voice()).isEqualTo(KITCHEN);
        assertThat(evening.playing().isHeard()).isTrue();
    }

    @Test
    void rules_change_the_sound_only_where_they_speak_of_it() {
        var quieter = new Rules("9", 50, false, false, 30, 500, Duration.ZERO, 0);
        assertThat(evening.rules(quieter).all(Effect.Tune.class)).isEmpty();
        var even = new Rules("9", 50, false, true, 30, 500, Duration.ZERO, 0);
        assertThat(evening.rules(even).all(Effect.Tune.class)).hasSize(1);
        assertThat(evening.playing().tuning().even()).isTrue();
        assertThat(evening.playing().tuning().volume()).isEqualTo(100);
    }
}
