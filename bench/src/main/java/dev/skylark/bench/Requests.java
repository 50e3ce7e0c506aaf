package dev.skylark.bench;

import dev.skylark.json.Json;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import org.bouncycastle.math.ec.rfc8032.Ed25519;

/** Signed requests as API Gateway hands them on. The key is a throw-away one. */
final class Requests {

    private static final byte[] SEED = new byte[Ed25519.SECRET_KEY_SIZE];

    private Requests() {}

    static String publicKey() {
        var key = new byte[Ed25519.PUBLIC_KEY_SIZE];
        Ed25519.generatePublicKey(SEED, 0, key, 0);
        return HexFormat.of().formatHex(key);
    }

    static byte[] ping() {
        return "{\"type\":1}".getBytes(StandardCharsets.UTF_8);
    }

    /** A command that is answered at once. */
    static byte[] atOnce() {
        return command("ping", Json.items(List.of()));
    }

    /** A command that is handed over. */
    static byte[] deferred() {
        return command(
                "feature", Json.items(List.of(Json.fields().with("name", "list").with("type", 1))));
    }

    static byte[] command(String name, Json options) {
        return Json.fields()
                .with("id", "1300000000000000001")
                .with("application_id", "900000000000000000")
                .with("type", 2)
                .with("token", "t".repeat(180))
                .with("version", 1)
                .with("guild_id", "900000000000000001")
                .with("channel_id", "900000000000000101")
                .with("locale", "en-US")
                .with(
                        "member",
                        Json.fields()
                                .with("permissions", "2147483648")
                                .with("roles", List.of("900000000000000301"))
                                .with(
                                        "user",
                                        Json.fields()
                                                .with("id", "900000000000000204")
                                                .with("username", "viewer")))
                .with(
                        "data",
                        Json.fields()
                                .with("id", "930000000000000001")
                                .with("name", name)
                                .with("type", 1)
                                .with("options", options))
                .bytes();
    }

    static String sign(String timestamp, byte[] body) {
        var time = timestamp.getBytes(StandardCharsets.UTF_8);
        var signed = new byte[time.length + body.length];
        System.arraycopy(time, 0, signed, 0, time.length);
        System.arraycopy(body, 0, signed, time.length, body.length);
        var signature = new byte[Ed25519.SIGNATURE_SIZE];
        Ed25519.sign(SEED, 0, signed, 0, signed.length, signature, 0);
        return HexFormat.of().formatHex(signature);
    }

    /** Payload version 2.0 of an HTTP API, with the fields that typed handlers read. */
    static byte[] event(byte[] body) {
        var timestamp = String.valueOf(Instant.now().getEpochSecond());
        return Json.fields()
                .with("version", "2.0")
                .with("routeKey", "POST /discord/interactions")
                .with("rawPath", "/discord/interactions")
                .with("rawQueryString", "")
                .with(
                        "headers",
                        Json.fields()
                                .with("content-type", "application/json")
                                .with("x-signature-ed25519", sign(timestamp, body))
                                .with("x-signature-timestamp", timestamp))
                .with("body", new String(body, StandardCharsets.UTF_8))
                .with("isBase64Encoded", false)
                .bytes();
    }
}
