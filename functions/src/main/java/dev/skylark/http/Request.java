package dev.skylark.http;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;

/** One request. Names of headers are in small letters. */
public record Request(String method, String path, Map<String, String> headers, ByteBuffer content, Instant at) {

    public Request {
        headers = Map.copyOf(headers);
        content = content.asReadOnlyBuffer();
    }

    /** The same, asked in another way. */
    Request asked(String otherMethod) {
        return new Request(otherMethod, path, headers, content, at);
    }

    public byte[] body() {
        var bytes = new byte[content.remaining()];
        content.duplicate().get(bytes);
        return bytes;
    }

    public String text() {
        return new String(body(), StandardCharsets.UTF_8);
    }

    /** The header, or nothing. */
    public String header(String name) {
        return headers.getOrDefault(name.toLowerCase(Locale.ROOT), "");
    }
}
