package dev.skylark.worker;

import dev.skylark.player.Effect;
import dev.skylark.player.GuildPlayer;
import dev.skylark.player.Sounds;
import dev.skylark.player.Sources;
import dev.skylark.player.VoiceFact;
import dev.skylark.voice.Playing;
import dev.skylark.voice.VoiceOrder;
import dev.skylark.worker.Lane.Tools;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Carries out what was decided for one guild. */
final class Hands {

    private final String guild;
    private final Tools tools;
    private final Consumer<VoiceFact> inbox;
    private final Attempts attempts;
    private final Sounds.Sound sound;
    private final Speech speech;

    /** Whether the sound is where the player says; it is not between a decision and what comes of it. */
    private boolean soundFollows;

    /** What comes of it is told to {@code inbox}. */
    Hands(String guild, Tools tools, Consumer<VoiceFact> inbox, Attempts attempts) {
        this.guild = guild;
        this.tools = tools;
        this.inbox = inbox;
        this.attempts = attempts;
        this.sound = tools.sounds().open(heard -> inbox.accept(new VoiceFact.Sounded(heard)));
        this.speech = new Speech(tools.chat(), inbox, attempts, tools.clock());
    }

    /** How far the current track was heard. */
    Duration position(Playing playing) {
        return soundFollows && playing.isHeard() ? sound.position() : playing.position();
    }

    /** What plays, as far as it was heard until now. */
    Playing heard(GuildPlayer player) {
        return soundFollows ? player.playing(sound.position(), tools.clock().instant()) : player.playing();
    }

    /** What is about to be done with the sound is not true of it yet. */
    void prepare(List<Effect> effects) {
        if (effects.stream().anyMatch(Hands::movesSound)) {
            soundFollows = false;
        }
    }

    private static boolean movesSound(Effect effect) {
        return effect instanceof Effect.Begin || effect instanceof Effect.Seek || effect instanceof Effect.Silence;
    }

    void carryOut(List<Effect> effects, GuildPlayer player) {
        effects.forEach(it -> attempts.at("carrying out what was decided", () -> carryOut(it, player)));
    }

    private void carryOut(Effect effect, GuildPlayer player) {
        var playing = player.playing();
        switch (effect) {
            case Effect.Find(var order, var query) ->
                apart(order, () -> new VoiceFact.Looked(order, tools.sources().find(query)));
            case Effect.Match(var order, var list, var songs) ->
                apart(order, () -> tools.matching().match(order, list, songs));
            case Effect.Recall(var order, var owner, var list) ->
                apart(
                        order,
                        () -> new VoiceFact.Matched(order, list, tools.memory().list(owner, list), List.of()));
            case Effect.Join(var channel) -> tools.voice().join(guild, channel, sound);
            case Effect.Leave() -> tools.voice().leave(guild);
            case Effect.Begin(var number, var track, var from) -> {
                sound.play(number, track, from);
                soundFollows = true;
            }
            case Effect.Follow(var number, var track) -> sound.next(number, track);
            case Effect.NothingFollows() -> sound.nothingNext();
            case Effect.Pause(var paused) -> sound.pause(paused);
            case Effect.Seek(var to) -> {
                sound.seek(to);
                soundFollows = true;
            }
            case Effect.Tune(var tuning) -> sound.tune(tuning);
            case Effect.Silence() -> sound.stop();
            case Effect.Answer(var order, var reply) -> speech.answer(order, reply);
            case Effect.Tell(var channel, var message) -> speech.tell(channel, message, playing.locale());
            case Effect.Warn(var message) -> speech.warn(guild, message);
            case Effect.Refresh() -> speech.ageCard();
            case Effect.NewCard() -> speech.newCard(heard(player), player.note());
            case Effect.Show(var order) -> speech.showCard(order, heard(player), player.note());
            case Effect.Remember(var track) ->
                apart("remembering a track", () -> tools.sources().learned(track));
            case Effect.Forget(var track) ->
                apart("forgetting a track", () -> tools.sources().forget(track));
        }
    }

    /** Others are waited for elsewhere, and the answer comes back through the inbox. */
    private void apart(VoiceOrder order, Supplier<VoiceFact> question) {
        Thread.ofVirtual().name("look-" + guild).start(() -> {
            try {
                inbox.accept(question.get());
            } catch (RuntimeException failure) {
                attempts.failed("looking for music", failure);
                inbox.accept(new VoiceFact.Looked(order, new Sources.Answer.Failed(Sources.Trouble.UNREACHABLE, "")));
            }
        });
    }

    /** Nobody waits for this. */
    private void apart(String what, Runnable work) {
        Thread.ofVirtual().name("note-" + guild).start(() -> attempts.at(what, work));
    }

    /** When the card is to be changed, if it is. */
    Optional<Instant> cardDue() {
        return speech.cardDue();
    }

    void refreshCard(GuildPlayer player) {
        speech.refreshCard(heard(player), player.note());
    }

    /** Out of the channel, without a word. */
    void letGo() {
        speech.fallSilent();
        tools.voice().leave(guild);
    }

    void fallSilent() {
        speech.fallSilent();
    }

    /** Says what there is left to say. */
    void end() {
        sound.close();
        speech.end();
    }
}
