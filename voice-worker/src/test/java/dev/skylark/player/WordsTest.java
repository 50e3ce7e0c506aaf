package dev.skylark.player;

import static dev.skylark.player.Evening.LOUNGE;
import static dev.skylark.player.Evening.track;
import static org.assertj.core.api.Assertions.assertThat;

import dev.skylark.discord.Reply;
import dev.skylark.voice.VoiceCommand;
import dev.skylark.voice.VoiceCommand.When;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Who asks is answered where and how they asked, in their language. */
class WordsTest {

    private final Evening evening = new Evening()
            .comes("ann", LOUNGE)
            .plays("ann", track("one"))
            .plays("ann", track("two"))
            .plays("ann", track("three"))
            .begins();

    private Reply reply() {
        return evening.all(Effect.Answer.class).getLast().reply();
    }

    @Test
    void a_press_below_the_card_changes_the_card() {
        evening.below("card").says("ann", new VoiceCommand.Pause());
        assertThat(reply()).isInstanceOf(Reply.Update.class);
        assertThat(evening.said()).startsWith("[Paused | ### one").contains("-# <@ann>: Paused · <t:");
        evening.says("ann", new VoiceCommand.Shuffle());
        assertThat(evening.said()).contains("### one").contains("2 tracks shuffled");
    }

    @Test
    void a_press_below_a_page_of_the_queue_changes_that_page() {
        evening.below("page").says("ann", new VoiceCommand.Shuffle());
        assertThat(evening.said()).startsWith("[2 tracks wait · 6:00").contains("1. ");
        evening.says("ann", new VoiceCommand.Clear());
        assertThat(evening.said()).contains("The queue is empty.");
    }

    @Test
    void a_press_that_is_refused_is_answered_to_one_person() {
        evening.below("card").says("bob", new VoiceCommand.Skip(0));
        assertThat(reply()).isInstanceOf(Reply.Whisper.class);
        assertThat(evening.said()).contains("Come to <#100> first");
    }

    @Test
    void what_a_press_looks_for_stands_beside_the_card() {
        evening.below("card").says("ann", new VoiceCommand.Play("x", "", When.LAST));
        assertThat(reply()).isInstanceOf(Reply.Whisper.class);
    }

    @Test
    void who_did_what_is_noted_for_the_card() {
        evening.says("ann", new VoiceCommand.Volume(50));
        assertThat(evening.player.note()).startsWith("<@ann>: Volume 50 % · <t:");
    }

    @Test
    void each_is_answered_in_their_language_and_the_card_keeps_its_own() {
        evening.speaks("de").says("ann", new VoiceCommand.Volume(50));
        assertThat(evening.said()).isEqualTo("Lautstärke 50 %");
        assertThat(evening.player.note()).contains("Volume 50 %");
        evening.below("card").says("ann", new VoiceCommand.Pause());
        assertThat(evening.said()).startsWith("[Paused");
    }

    @Test
    void german_is_spoken_where_german_was_spoken_last() {
        evening.speaks("de").plays("ann", track("vier"));
        assertThat(evening.said()).isEqualTo("Hinzugefügt | **vier** | Platz 3, in etwa 9:00.");
        evening.breaks();
        assertThat(evening.said()).isEqualTo("one konnte nicht gespielt werden | Diese Datei ist kaputt.");
        evening.becomes(new VoiceFact.NotConnected(VoiceFact.Reason.REMOVED));
        assertThat(evening.said())
                .isEqualTo("Jemand hat mich aus <#100> hinausgeworfen. | Nichts ist verloren:"
                        + " `/resume` macht dort weiter, wo es war.");
        evening.says("ann", new VoiceCommand.Resume()).goes("ann").passes(Duration.ofMinutes(2));
        assertThat(evening.said()).startsWith("Alle sind gegangen");
        assertThat(evening.says("ann", new VoiceCommand.Resume()).said()).startsWith("(Geh zuerst in");
    }

    @Test
    void a_card_that_is_gone_is_made_anew_by_the_next_who_plays() {
        evening.becomes(new VoiceFact.CardShown("")).plays("ann", track("four"));
        assertThat(evening.all(Effect.NewCard.class)).hasSize(1);
        assertThat(evening.playing().card()).isEqualTo("talk/card");
        evening.plays("ann", track("five"));
        assertThat(evening.all(Effect.NewCard.class)).isEmpty();
    }
}
