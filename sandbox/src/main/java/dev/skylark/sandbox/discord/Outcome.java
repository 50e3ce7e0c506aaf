package dev.skylark.sandbox.discord;

import dev.skylark.json.Json;

/** What the person sees after what they did. */
sealed interface Outcome {

    /** A message, "thinking", or nothing new; the id is that of the answering message, or empty. */
    record Answered(String message) implements Outcome {}

    record Choices(Json choices) implements Outcome {}

    record Form(Json form) implements Outcome {}

    /** "The application did not respond", and why, which only the wire tells. */
    record Failed(String why) implements Outcome {}
}
