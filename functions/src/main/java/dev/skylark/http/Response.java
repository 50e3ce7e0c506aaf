package dev.skylark.http;

import dev.skylark.json.Json;

/** What is answered: a status, and a sentence or more as JSON. */
public record Response(int status, Json body) {

    public static Response ok(Json.Fields body) {
        return new Response(200, body);
    }

    /** Taken in; it is worked on later. */
    public static Response accepted(String sentence) {
        return new Response(202, Json.fields().with("message", sentence));
    }

    public static Response refused(int status, String sentence) {
        return new Response(status, Json.fields().with("error", sentence));
    }
}
