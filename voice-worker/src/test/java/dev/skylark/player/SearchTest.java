package dev.skylark.player;

import static dev.skylark.player.Evening.KITCHEN;
import static dev.skylark.player.Evening.LOUNGE;
import static dev.skylark.player.Evening.track;
import static org.assertj.core.api.Assertions.assertThat;

import dev.skylark.player.Sources.Answer;
import dev.skylark.player.Sources.Trouble;
import dev.skylark.voice.Track;
import dev.skylark.voice.VoiceCommand;
import dev.skylark.voice.VoiceCommand.When;
import dev.skylark.voice.VoiceOrder;
import dev.skylark.voice.Wanted;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What is looked for is played, or it is said why not. */
class SearchTest {

    private final Evening evening = new Evening().comes("ann", LOUNGE).comes("bob", LOUNGE);

    private VoiceOrder asks(String person, String what) {
        return asks(person, new VoiceCommand.Play(what, "", When.LAST));
    }

    private VoiceOrder asks(String person, VoiceCommand command) {
        var order = evening.order(person, command);
        evening.gives(order);
        return order;
    }

    @Test
    void who_asked_first_is_heard_first() {
        var first = asks("ann", "one");
        var second = asks("bob", "two");
        evening.finds(second, track("two"));
        assertThat(evening.effects).isEmpty();
        assertThat(evening.playing().pending()).hasSize(2);
        evening.finds(first, track("one"));
        assertThat(evening.current()).isEqualTo("one");
        assertThat(evening.queue()).containsExactly("two");
        assertThat(evening.words)
                .containsSubsequence("Added | **one** | It plays now.", "Added | **two** | Place 1, in about 3:00.");
        assertThat(evening.playing().queue().getFirst().person()).isEqualTo("bob");
        assertThat(evening.playing().pending()).isEmpty();
    }

    @Test
    void if_the_first_is_not_found_the_second_plays_where_its_person_is() {
        evening.comes("bob", KITCHEN);
        var first = asks("ann", "one");
        var second = asks("bob", "two");
        evening.finds(second, track("two")).looked(first, new Answer.Nothing());
        assertThat(evening.current()).isEqualTo("two");
        assertThat(evening.channel).isEqualTo(KITCHEN);
    }

    @Test
    void what_is_wanted_now_waits_for_nobody() {
        asks("ann", "one");
        evening.plays("bob", When.NOW, track("two"));
        assertThat(evening.current()).isEqualTo("two");
    }

    @Test
    void nobody_waits_until_many_songs_are_found() {
        var many = asks("ann", new VoiceCommand.PlayWanted("liked", List.of()));
        evening.plays("bob", track("two"));
        assertThat(evening.current()).isEqualTo("two");
        evening.becomes(new VoiceFact.Matched(many, "liked", List.of(track("one")), List.of("Someone Gone")));
        assertThat(evening.queue()).containsExactly("one");
        assertThat(evening.said())
                .endsWith("1 could not be found anywhere that music can be played from:\n- Someone Gone");
    }

    @Test
    void stopping_ends_looking_too() {
        var order = asks("ann", "one");
        evening.says("bob", new VoiceCommand.Stop());
        assertThat(evening.words).contains("Not looked for any more: music was stopped.");
        assertThat(evening.player.isIdle()).isTrue();
        assertThat(evening.finds(order, track("one")).effects).isEmpty();
        assertThat(evening.current()).isEmpty();
    }

    @Test
    void who_left_while_we_looked_is_told() {
        var order = asks("ann", "one");
        evening.goes("ann").finds(order, track("one"));
        assertThat(evening.said()).isEqualTo("(Go into a voice channel first, so that I know where to play.)");
        assertThat(evening.player.isIdle()).isTrue();
        assertThat(evening.sound.now).isEmpty();
    }

    @Test
    void who_left_while_others_listen_is_played_to_them() {
        evening.plays("bob", track("one")).begins();
        var order = asks("ann", "two");
        evening.goes("ann").finds(order, track("two"));
        assertThat(evening.queue()).containsExactly("two");
    }

    @Test
    void nothing_found_is_said_and_what_was_wanted_cannot_write_in_our_name() {
        evening.looked(asks("ann", "<@1> **x**"), new Answer.Nothing());
        assertThat(evening.said()).startsWith("Nothing was found for “\\<\\@1\\> \\*\\*x\\*\\*”.");
        evening.looked(asks("ann", "x"), new Answer.Found("", List.of(), 0));
        assertThat(evening.said()).startsWith("Nothing was found for “x”.");
    }

    @Test
    void trouble_is_said_with_what_the_other_side_said() {
        for (var trouble : Trouble.values()) {
            evening.looked(asks("ann", "x"), new Answer.Failed(trouble, "token=AKIAIOSFODNN7EXAMPLE"));
            assertThat(evening.said()).contains("```").doesNotContain("AKIAIOSFODNN7EXAMPLE");
            evening.looked(asks("ann", "x"), new Answer.Failed(trouble, " "));
            assertThat(evening.said()).doesNotContain("```");
        }
        assertThat(evening.player.isIdle()).isTrue();
    }

    @Test
    void a_list_that_was_saved_is_played() {
        var order = asks("ann", new VoiceCommand.PlayList("1", "friday", false));
        assertThat(evening.all(Effect.Recall.class)).containsExactly(new Effect.Recall(order, "1", "friday"));
        evening.becomes(new VoiceFact.Matched(order, "friday", List.of(track("one"), track("two")), List.of()), "ann");
        assertThat(evening.current()).isEqualTo("one");
        assertThat(evening.said()).isEqualTo("2 tracks of “friday” added | It plays now.");
    }

    @Test
    void a_list_may_be_mixed() {
        var order = asks("ann", new VoiceCommand.PlayList("1", "friday", true));
        var tracks = IntStream.range(0, 30).mapToObj(it -> track("t" + it)).toList();
        evening.becomes(new VoiceFact.Matched(order, "friday", tracks, List.of()), "ann");
        assertThat(evening.queue())
                .hasSize(29)
                .isNotEqualTo(tracks.stream().skip(1).map(Track::title).toList());
    }

    @Test
    void an_unknown_list_is_called_one() {
        var order = asks("ann", new VoiceCommand.PlayList("1", "monday", false));
        evening.becomes(new VoiceFact.Matched(order, "monday", List.of(), List.of()));
        assertThat(evening.said()).isEqualTo("There is no list “monday”. `/playlist list` shows them.");
    }

    @Test
    void of_liked_songs_of_which_none_is_found_all_are_named() {
        var order = asks("ann", new VoiceCommand.PlayWanted("liked", List.of()));
        var missing = IntStream.range(0, 12).mapToObj(it -> "song " + it).toList();
        evening.becomes(new VoiceFact.Matched(order, "liked", List.of(), missing));
        assertThat(evening.said())
                .startsWith("Nothing of “liked” was found | 12 could not be found")
                .contains("song 9")
                .doesNotContain("song 10")
                .endsWith("and 2 more");
    }

    @Test
    void what_was_left_out_of_a_long_list_is_counted() {
        evening.looked(asks("ann", "x"), new Answer.Found("many", List.of(track("one"), track("two")), 40));
        assertThat(evening.said())
                .isEqualTo("2 tracks of “many” added | It plays now. | 40 more were left out: that is"
                        + " as much as is taken at once.");
    }

    @Test
    void one_card_is_enough_for_two_who_ask_at_once() {
        var first = asks("ann", "one");
        var second = asks("bob", "two");
        var cards = evening
                        .player
                        .on(
                                new VoiceFact.Looked(first, new Answer.Found("", List.of(track("one")), 0)),
                                evening.scene("ann"))
                        .stream()
                        .filter(Effect.NewCard.class::isInstance)
                        .count()
                + evening
                        .player
                        .on(
                                new VoiceFact.Looked(second, new Answer.Found("", List.of(track("two")), 0)),
                                evening.scene("bob"))
                        .stream()
                        .filter(Effect.NewCard.class::isInstance)
                        .count();
        assertThat(cards).isEqualTo(1);
    }

    @Test
    void an_answer_to_nothing_changes_nothing() {
        var stranger = evening.order("ann", new VoiceCommand.Play("x", "", When.LAST));
        assertThat(evening.finds(stranger, track("x")).effects).isEmpty();
    }

    @Test
    void songs_are_matched_one_by_one() {
        var asked = new ArrayList<String>();
        var sources = new Sources() {
            @Override
            public Answer find(Query query) {
                throw new AssertionError(query);
            }

            @Override
            public List<Track> search(String guild, String words, int most) {
                asked.add(words);
                return words.contains("Lark") ? List.of(track("Lark - Morning")) : List.of();
            }
        };
        var order = evening.order("ann", new VoiceCommand.PlayWanted("liked", List.of()));
        var matched = new Matching(sources)
                .match(
                        order,
                        "liked",
                        List.of(
                                new Wanted("Morning", "Lark", "", Duration.ofMinutes(3)),
                                new Wanted("Gone", " ", "", Duration.ZERO)));
        assertThat(asked).containsExactly("Lark Morning", "Gone");
        assertThat(matched.tracks()).extracting(Track::title).containsExactly("Lark - Morning");
        assertThat(matched.missing()).containsExactly("Gone");
        assertThat(matched.order()).isEqualTo(order);
    }
}
