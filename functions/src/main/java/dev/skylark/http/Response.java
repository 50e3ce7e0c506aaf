package dev.skylark.http;

import dev.skylark.json.Json;
import java.util.HashMap;
import java.util.Map;

/** What is answered: a status, and a sentence or more, as JSON or as a page. Names of headers are in small letters. */
public record Response(int status, Map<String, String> headers, String body) {

    public Response {
        headers = Map.copyOf(headers);
    }

    public static Response ok(Json.Fields body) {
        return json(200, body);
    }

    /** Taken in; it is worked on later. */
    public static Response accepted(String sentence) {
        return json(202, Json.fields().with("message", sentence));
    }

    public static Response refused(int status, String sentence) {
        return json(status, Json.fields().with("error", sentence));
    }

    private static Response json(int status, Json body) {
        return new Response(status, Map.of("content-type", "application/json"), body.toString());
    }

    public Response with(String header, String value) {
        var more = new HashMap<>(headers);
        more.put(header, value);
        return new Response(status, more, body);
    }
}
