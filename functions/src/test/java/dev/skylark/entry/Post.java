package dev.skylark.entry;

import dev.skylark.json.Json;
import dev.skylark.webhook.Hmac;
import java.nio.charset.StandardCharsets;

/** What a system posts to a door of the house, as API Gateway would describe it. */
record Post(String method, String path, Json.Fields headers, String content) {

    static Post to(String path, String body) {
        return new Post("POST", path, Json.fields().with("content-type", "application/json"), body);
    }

    Post method(String other) {
        return new Post(other, path, headers, content);
    }

    Post header(String name, String value) {
        return new Post(method, path, headers.with(name, value), content);
    }

    Post body(String other) {
        return new Post(method, path, headers, other);
    }

    Post bearer(String key) {
        return header("authorization", "Bearer " + key);
    }

    Post signed(String key, long seconds) {
        var timestamp = String.valueOf(seconds);
        var text = timestamp + "." + content;
        return header("x-skylark-timestamp", timestamp)
                .header(
                        "x-skylark-signature",
                        "sha256="
                                + Hmac.sign(
                                        key.getBytes(StandardCharsets.UTF_8), text.getBytes(StandardCharsets.UTF_8)));
    }

    /** The answer: its status, and its body beside it. */
    Json send(House house) {
        return house.webhooks.answer(Json.fields()
                .with("rawPath", path)
                .with("requestContext", Json.fields().with("http", Json.fields().with("method", method)))
                .with("headers", headers)
                .with("body", content)
                .with("isBase64Encoded", false)
                .bytes());
    }

    long status(House house) {
        return send(house).at("statusCode").whole(0);
    }
}
