package dev.skylark.player;

import static dev.skylark.player.Evening.DJ;
import static dev.skylark.player.Evening.KITCHEN;
import static dev.skylark.player.Evening.LOUNGE;
import static dev.skylark.player.Evening.track;
import static org.assertj.core.api.Assertions.assertThat;

import dev.skylark.voice.Filter;
import dev.skylark.voice.Loop;
import dev.skylark.voice.Rules;
import dev.skylark.voice.VoiceCommand;
import dev.skylark.voice.VoiceCommand.When;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Who listens decides, and who listens with others decides with them. */
class MannersTest {

    private static final Rules ROLE = new Rules(DJ, 0, false, false, 100, 500, Duration.ZERO, 0);
    private static final Rules VOTES = new Rules("", 50, false, false, 100, 500, Duration.ZERO, 0);

    private final Evening evening = new Evening()
            .comes("ann", LOUNGE)
            .plays("ann", track("one"))
            .plays("ann", track("two"))
            .begins();

    static Stream<VoiceCommand> whatOthersHear() {
        return Stream.of(
                new VoiceCommand.Pause(),
                new VoiceCommand.Resume(),
                new VoiceCommand.Skip(0),
                new VoiceCommand.Skip(1),
                new VoiceCommand.Back(),
                new VoiceCommand.Stop(),
                new VoiceCommand.Clear(),
                new VoiceCommand.Leave(),
                new VoiceCommand.Seek(Duration.ZERO),
                new VoiceCommand.Volume(10),
                new VoiceCommand.Repeat(Loop.QUEUE),
                new VoiceCommand.Sound(Filter.BASS),
                new VoiceCommand.Shuffle(),
                new VoiceCommand.Remove(1, 0),
                new VoiceCommand.Move(1, 1),
                new VoiceCommand.Join(KITCHEN),
                new VoiceCommand.Play("x", "", When.NOW));
    }

    @ParameterizedTest
    @MethodSource("whatOthersHear")
    void with_a_role_for_it_others_only_ask(VoiceCommand command) {
        evening.rules(ROLE).comes("bob", LOUNGE);
        var before = evening.playing();
        evening.says("bob", command);
        assertThat(evening.said()).startsWith("(Only <@&900> may do this while others listen.");
        assertThat(evening.playing().done(List.of())).isEqualTo(before.done(List.of()));
        assertThat(evening.effects).hasSize(1);

        assertThat(evening.dj("bob").says("bob", command).said()).doesNotContain("Only");
    }

    @ParameterizedTest
    @MethodSource("whatOthersHear")
    void who_is_alone_needs_no_role(VoiceCommand command) {
        assertThat(evening.rules(ROLE).says("ann", command).said()).doesNotContain("Only");
    }

    @ParameterizedTest
    @MethodSource("whatOthersHear")
    void who_leads_may_do_everything_from_everywhere(VoiceCommand command) {
        evening.rules(ROLE).leader("bob");
        assertThat(evening.says("bob", command).said()).doesNotContain("Only").doesNotContain("Come");
    }

    @ParameterizedTest
    @MethodSource("whatOthersHear")
    void who_does_not_listen_does_not_decide(VoiceCommand command) {
        assertThat(evening.comes("bob", KITCHEN).says("bob", command).said())
                .matches("\\((Others listen in <#100>\\. Come there\\.|Come to <#100> first.*)\\)");
        assertThat(evening.channel).isEqualTo(LOUNGE);
    }

    @Test
    void everybody_may_add_and_look() {
        evening.rules(ROLE).comes("bob", LOUNGE).plays("bob", track("three"));
        assertThat(evening.queue()).containsExactly("two", "three");
        evening.says("bob", new VoiceCommand.Show());
        assertThat(evening.all(Effect.Show.class)).hasSize(1);
    }

    @Test
    void everybody_may_take_back_what_they_added() {
        evening.rules(ROLE).comes("bob", LOUNGE).plays("bob", track("three"));
        evening.says("bob", new VoiceCommand.Remove(2, 0));
        assertThat(evening.queue()).containsExactly("two");
        evening.plays("bob", track("three")).says("bob", new VoiceCommand.Remove(1, 2));
        assertThat(evening.said()).startsWith("(Only");
    }

    @Test
    void everybody_may_end_their_own() {
        evening.rules(ROLE).comes("bob", LOUNGE).says("ann", new VoiceCommand.Skip(0));
        assertThat(evening.current()).isEqualTo("two");
    }

    @Test
    void nobody_disturbs_anybody_after_we_left() {
        evening.rules(ROLE).goes("ann").passes(Duration.ofMinutes(2)).comes("bob", LOUNGE);
        assertThat(evening.says("bob", new VoiceCommand.Resume()).channel).isEqualTo(LOUNGE);
    }

    @Test
    void where_nobody_listens_any_more_we_come_to_who_goes_on() {
        evening.comes("ann", KITCHEN).says("ann", new VoiceCommand.Resume());
        assertThat(evening.channel).isEqualTo(KITCHEN);
    }

    @Test
    void nobody_plays_from_nowhere_to_nobody() {
        evening.goes("ann").says("bob", new VoiceCommand.Play("x", "", When.LAST));
        assertThat(evening.said()).contains("Come to <#100> first");
    }

    @Test
    void half_of_four_must_want_it_over() {
        listeners("bob", "cem", "dan").says("bob", new VoiceCommand.Skip(0));
        assertThat(evening.said()).isEqualTo("1 of 2 who are needed want it over");
        evening.says("bob", new VoiceCommand.Skip(0));
        assertThat(evening.said()).isEqualTo("1 of 2 who are needed want it over");
        evening.says("cem", new VoiceCommand.Skip(0));
        assertThat(evening.current()).isEqualTo("two");
        assertThat(evening.said()).isEqualTo("one is over");
        assertThat(evening.playing().votes()).isEmpty();
    }

    @Test
    void a_vote_is_for_one_track() {
        listeners("bob", "cem", "dan").says("bob", new VoiceCommand.Skip(0)).ends();
        evening.says("cem", new VoiceCommand.Skip(0));
        assertThat(evening.current()).isEqualTo("two");
        evening.leader("eve").says("eve", new VoiceCommand.Back()).says("bob", new VoiceCommand.Skip(0));
        assertThat(evening.current()).isEqualTo("one");
    }

    @Test
    void whoever_left_has_no_vote_any_more() {
        listeners("bob", "cem", "dan").says("bob", new VoiceCommand.Skip(0)).goes("bob");
        evening.says("cem", new VoiceCommand.Skip(0));
        assertThat(evening.said()).startsWith("1 of 2");
    }

    @Test
    void who_is_deaf_has_no_vote() {
        listeners("bob", "cem", "dan").deafens("bob").says("bob", new VoiceCommand.Skip(0));
        assertThat(evening.said()).contains("who does not listen does not decide");
        assertThat(evening.playing().votes()).isEmpty();
    }

    @Test
    void who_asked_for_it_who_leads_and_who_is_alone_need_no_vote() {
        listeners("bob", "cem", "dan").says("ann", new VoiceCommand.Skip(0));
        assertThat(evening.current()).isEqualTo("two");
        evening.leader("eve").says("eve", new VoiceCommand.Skip(0));
        assertThat(evening.current()).isEmpty();
        evening.plays("ann", track("three")).goes("ann").goes("cem").goes("dan").says("bob", new VoiceCommand.Skip(0));
        assertThat(evening.current()).isEmpty();
    }

    private Evening listeners(String... people) {
        evening.rules(VOTES);
        for (var person : people) {
            evening.comes(person, LOUNGE);
        }
        return evening;
    }

    @Test
    void a_full_queue_takes_no_more() {
        limits(2, 0, 0).plays("ann", track("three"), track("four"));
        assertThat(evening.queue()).containsExactly("two", "three");
        assertThat(evening.said())
                .contains("Place 2")
                .endsWith("1 were left out. The queue is full: it takes 2 tracks here. Remove some with `/remove`"
                        + " or `/clear`.");
        evening.plays("ann", track("five"));
        assertThat(evening.said()).startsWith("The queue is full: it takes 2 tracks here.");
        assertThat(evening.says("ann", new VoiceCommand.Skip(0))
                        .plays("ann", track("five"))
                        .queue())
                .hasSize(2);
        assertThat(evening.says("ann", new VoiceCommand.Back()).said()).contains("The queue is full");
        assertThat(evening.queue()).hasSize(2);
    }

    @Test
    void each_person_has_a_share() {
        limits(500, 1, 0).plays("ann", track("three"));
        assertThat(evening.said()).isEqualTo("Each person may have 1 tracks in the queue here.");
        evening.comes("bob", LOUNGE).plays("bob", track("three"));
        assertThat(evening.queue()).containsExactly("two", "three");
        evening.leader("ann").plays("ann", track("four"));
        assertThat(evening.queue()).hasSize(3);
    }

    @Test
    void tracks_may_be_too_long() {
        limits(500, 0, 2).plays("ann", track("three"));
        assertThat(evening.said()).isEqualTo("Tracks may last 2 minutes at most here.");
        evening.plays("ann", Evening.radio("lark fm"));
        assertThat(evening.said()).isEqualTo("Tracks may last 2 minutes at most here.");
        evening.plays("ann", track("short", Duration.ofMinutes(2)));
        assertThat(evening.queue()).containsExactly("two", "short");
    }

    private Evening limits(int queue, int perPerson, int minutes) {
        return evening.rules(new Rules("", 0, false, false, 100, queue, Duration.ofMinutes(minutes), perPerson));
    }
}
