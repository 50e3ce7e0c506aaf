package dev.skylark.work;

import dev.skylark.json.Json;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/** A verified interaction on its way to be carried out: the body as Discord sent it, and when it came in. */
public record Order(Instant at, Json interaction) {

    private static final String INTERACTION = ",\"interaction\":";

    /** The same bytes that Discord sent, wrapped; not written anew. */
    public static byte[] wrap(Instant at, byte[] body) {
        var out = new ByteArrayOutputStream(body.length + 64);
        out.writeBytes(("{\"at\":" + at.toEpochMilli() + INTERACTION).getBytes(StandardCharsets.UTF_8));
        out.writeBytes(body);
        out.write('}');
        return out.toByteArray();
    }

    public static Order read(Json order) {
        return new Order(Instant.ofEpochMilli(order.at("at").whole(0)), order.at("interaction"));
    }
}
