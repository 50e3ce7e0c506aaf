package dev.skylark.player;

import dev.skylark.discord.Message;
import dev.skylark.discord.Reply;
import dev.skylark.player.Sources.Query;
import dev.skylark.voice.Track;
import dev.skylark.voice.Tuning;
import dev.skylark.voice.VoiceOrder;
import dev.skylark.voice.Wanted;
import java.time.Duration;
import java.util.List;

/** What has to be done, in this order. */
public sealed interface Effect {

    /** Look for music; the answer comes as {@link VoiceFact.Looked}. */
    record Find(VoiceOrder order, Query query) implements Effect {}

    /** Search for each of these; the answer comes as {@link VoiceFact.Matched}. */
    record Match(VoiceOrder order, String list, List<Wanted> songs) implements Effect {}

    /** Read a list that was saved; the answer comes as {@link VoiceFact.Matched}. */
    record Recall(VoiceOrder order, String owner, String list) implements Effect {}

    record Join(String channel) implements Effect {}

    record Leave() implements Effect {}

    record Begin(long number, Track track, Duration from) implements Effect {}

    /** What follows without a gap. */
    record Follow(long number, Track track) implements Effect {}

    record NothingFollows() implements Effect {}

    record Pause(boolean paused) implements Effect {}

    record Seek(Duration to) implements Effect {}

    record Tune(Tuning tuning) implements Effect {}

    record Silence() implements Effect {}

    /** The answer to whoever gave the order. */
    record Answer(VoiceOrder order, Reply reply) implements Effect {}

    /** A notice where music is talked about. */
    record Tell(String channel, Message message) implements Effect {}

    /** For those who run Skylark here: something is broken that they can mend. */
    record Warn(Message message) implements Effect {}

    /** The card is no longer true; soon it has to be. */
    record Refresh() implements Effect {}

    /** A card where music is talked about. */
    record NewCard() implements Effect {}

    /** A card as the answer to this order; the one before is taken away. */
    record Show(VoiceOrder order) implements Effect {}

    /** How loud a recording is was measured. */
    record Remember(Track track) implements Effect {}

    /** It could not be played: where it was found may have something better by now. */
    record Forget(Track track) implements Effect {}
}
