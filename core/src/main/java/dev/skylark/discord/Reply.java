package dev.skylark.discord;

import dev.skylark.json.Json;
import java.util.List;

/** Everything that an interaction may be answered. */
public sealed interface Reply {

    /** A message for everybody in the channel. */
    record Say(Message message) implements Reply {}

    /** A message for the person who asked and nobody else. */
    record Whisper(Message message) implements Reply {}

    /** The message whose button was pressed, as it is now. Where there is none, as {@link Say}. */
    record Update(Message message) implements Reply {}

    /** The answer comes later. */
    record Think(Where where) implements Reply {}

    /** What the person may mean, while they type. */
    record Suggest(List<Choice> choices) implements Reply {
        public Suggest {
            choices = List.copyOf(choices);
        }
    }

    /** Questions first. */
    record Ask(Form form) implements Reply {}

    /**
     * The voice worker answers: this is what it is told, whether the person may do everything there, and whether only
     * they shall read the answer.
     */
    record Relay(Json command, boolean leads, boolean quiet) implements Reply {}

    /** Where a later answer will stand. */
    enum Where {
        IN_CHANNEL,
        FOR_YOU_ONLY,
        IN_PLACE
    }

    static Reply say(Message message) {
        return new Say(message);
    }

    static Reply whisper(Message message) {
        return new Whisper(message);
    }

    static Reply update(Message message) {
        return new Update(message);
    }
}
