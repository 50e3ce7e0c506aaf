package dev.skylark.player;

import dev.skylark.player.Sources.Answer;
import dev.skylark.voice.Track;
import dev.skylark.voice.VoiceOrder;
import java.util.List;

/** What became true in a guild while music was played or looked for. */
public sealed interface VoiceFact {

    /** The answer to {@link Effect.Find}. */
    record Looked(VoiceOrder order, Answer answer) implements VoiceFact {}

    /** The answer to {@link Effect.Match}: what was found of a list, and the titles of what was not. */
    record Matched(VoiceOrder order, String list, List<Track> tracks, List<String> missing) implements VoiceFact {
        public Matched {
            tracks = List.copyOf(tracks);
            missing = List.copyOf(missing);
        }
    }

    /** Something was heard, or was not. */
    record Sounded(Sounds.Heard heard) implements VoiceFact {}

    /** The voice channel is there and may be spoken in. */
    record Connected(String channel) implements VoiceFact {}

    /** It could not be entered, or is lost for good. */
    record NotConnected(Reason reason) implements VoiceFact {}

    /** Why we are not in a voice channel. The names are the ends of keys in the bundle. */
    enum Reason {
        /** A permission is missing there. */
        FORBIDDEN,
        FULL,
        GONE,
        /** Somebody showed us out. */
        REMOVED,
        TIMEOUT,
        /** Discord speaks only end-to-end encrypted, and we could not. */
        NOT_ENCRYPTED
    }

    /** Somebody put us into another channel. */
    record Moved(String channel) implements VoiceFact {}

    /** Somebody came or went. */
    record Listening() implements VoiceFact {}

    /** The guild has changed how it likes its music. */
    record RulesChanged() implements VoiceFact {}

    /** Time went by. */
    record Passed() implements VoiceFact {}

    /** We have just taken this guild over, from somebody who ended or who is gone. */
    record TakenOver() implements VoiceFact {}

    /** We are about to end, and somebody else will go on. */
    record Ending() implements VoiceFact {}

    /** The card stands there now, empty for nowhere. */
    record CardShown(String place) implements VoiceFact {}
}
