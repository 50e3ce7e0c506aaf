package dev.skylark.http;

import java.net.URLDecoder;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** One request. Names of headers are in small letters. */
public record Request(
        String method,
        String path,
        Map<String, String> query,
        Map<String, String> headers,
        ByteBuffer content,
        Instant at) {

    public Request {
        query = Map.copyOf(query);
        headers = Map.copyOf(headers);
        content = content.asReadOnlyBuffer();
    }

    /** The same, asked in another way. */
    Request asked(String otherMethod) {
        return new Request(otherMethod, path, query, headers, content, at);
    }

    public byte[] body() {
        var bytes = new byte[content.remaining()];
        content.duplicate().get(bytes);
        return bytes;
    }

    public String text() {
        return new String(body(), StandardCharsets.UTF_8);
    }

    /** The part of the address after the question mark that has this name, or nothing. */
    public String query(String name) {
        return query.getOrDefault(name, "");
    }

    /** What a form sent, by its fields; of a field that comes twice the first. */
    public Map<String, String> form() {
        return Arrays.stream(text().split("&", -1))
                .map(it -> it.split("=", 2))
                .filter(it -> it.length == 2)
                .collect(Collectors.toUnmodifiableMap(it -> decoded(it[0]), it -> decoded(it[1]), (first, _) -> first));
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    /** What we once told the browser to keep under this name, or nothing. */
    public String cookie(String name) {
        return Arrays.stream(header("cookie").split(";", -1))
                .map(String::strip)
                .filter(it -> it.startsWith(name + "="))
                .map(it -> it.substring(name.length() + 1))
                .findFirst()
                .orElse("");
    }

    /** The header, or nothing. */
    public String header(String name) {
        return headers.getOrDefault(name.toLowerCase(Locale.ROOT), "");
    }
}
