package dev.skylark.sandbox.http;

import dev.skylark.json.Json;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/** What the sandbox answers: all at once, or as a stream that stays open. */
public record Response(int status, Map<String, String> headers, Body body) {

    private static final String JSON = "application/json";
    private static final Pattern RANGE = Pattern.compile("bytes=(\\d{1,10})-(\\d{0,10})");

    /** What follows the headers. */
    public sealed interface Body {
        @SuppressWarnings("ArrayRecordComponent") // bodies are never compared
        record Whole(byte[] bytes) implements Body {}

        record Stream(Flow flow) implements Body {}
    }

    /** Writes until it has nothing more to say or nobody listens any more. */
    @FunctionalInterface
    public interface Flow {
        void into(OutputStream out) throws IOException;
    }

    public static Response ok(Json body) {
        return json(200, body);
    }

    public static Response json(int status, Json body) {
        return bytes(status, JSON, body.bytes());
    }

    public static Response bytes(int status, String type, byte[] bytes) {
        return new Response(status, Map.of("Content-Type", type), new Body.Whole(bytes));
    }

    /** A file, or that part of it which is asked for: players go to places in it. */
    public static Response file(Request request, String type, byte[] bytes) {
        var asked = RANGE.matcher(request.header("Range"));
        var from = asked.matches() ? Long.parseLong(asked.group(1)) : 0;
        if (!asked.matches() || from >= bytes.length) {
            return bytes(200, type, bytes).with("Accept-Ranges", "bytes");
        }
        var last = asked.group(2).isEmpty() ? bytes.length - 1L : Long.parseLong(asked.group(2));
        var end = Math.clamp(last + 1, (int) from, bytes.length);
        return bytes(206, type, Arrays.copyOfRange(bytes, (int) from, end))
                .with("Content-Range", "bytes %d-%d/%d".formatted(from, end - 1, bytes.length));
    }

    public static Response text(int status, Map<String, String> headers, String body) {
        return new Response(status, headers, new Body.Whole(body.getBytes(StandardCharsets.UTF_8)));
    }

    public static Response empty(int status) {
        return new Response(status, Map.of(), new Body.Whole(new byte[0]));
    }

    public static Response stream(String type, Flow flow) {
        return new Response(200, Map.of("Content-Type", type, "Cache-Control", "no-store"), new Body.Stream(flow));
    }

    /** A mistake, in one sentence. */
    public static Response error(int status, String sentence) {
        return json(status, Json.fields().with("error", sentence));
    }

    public Response with(String header, String value) {
        var more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new Response(status, more, body);
    }

    public Response with(Map<String, String> others) {
        var more = new LinkedHashMap<>(headers);
        more.putAll(others);
        return new Response(status, more, body);
    }
}
