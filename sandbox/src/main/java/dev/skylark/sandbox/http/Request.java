package dev.skylark.sandbox.http;

import dev.skylark.json.Json;
import java.util.Locale;
import java.util.Map;

/** What somebody on this machine asks of the sandbox; header names are in lower case. */
@SuppressWarnings("ArrayRecordComponent") // requests are never compared
public record Request(
        String method,
        String path,
        Map<String, String> query,
        Map<String, String> headers,
        Map<String, String> variables,
        byte[] body) {

    public String header(String name) {
        return headers.getOrDefault(name.toLowerCase(Locale.ROOT), "");
    }

    /** The part of the path that stands where the route has {@code {name}}. */
    public String variable(String name) {
        return variables.getOrDefault(name, "");
    }

    public Request with(Map<String, String> found) {
        return new Request(method, path, query, headers, found, body);
    }

    /** The body; an empty one counts as an empty object. */
    public Json json() {
        return body.length == 0 ? Json.fields() : Json.read(body);
    }
}
