package dev.skylark.alert;

import dev.skylark.http.Request;
import dev.skylark.http.Response;
import dev.skylark.http.Route;
import dev.skylark.json.Json;
import dev.skylark.text.Sha256;
import dev.skylark.webhook.Format;
import dev.skylark.webhook.Hmac;
import dev.skylark.webhook.Unreadable;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/** Where sources send what goes wrong: first who it is, then what it says, then it is in the table. */
final class WebhookDoor {

    private static final Duration FRESH = Duration.ofMinutes(5);
    private static final int NAME_BYTES = 9;
    private static final String BEARER = "bearer ";

    private final AlertSources sources;
    private final SourceKeys keys;
    private final AlertIntake intake;

    WebhookDoor(AlertSources sources, SourceKeys keys, AlertIntake intake) {
        this.sources = sources;
        this.keys = keys;
        this.intake = intake;
    }

    List<Route> routes() {
        return List.of(
                new Route("POST", "/webhooks/alerts/*", this::alert),
                new Route(
                        "GET",
                        "/webhooks/health",
                        (_, _) -> Response.ok(Json.fields().with("status", "ok"))));
    }

    private Response alert(Request request, String address) {
        var source = sources.at(address).filter(it -> it.topic().isEmpty());
        // Who has no key does not even learn which sources there are.
        if (source.isEmpty() || !isProven(request, keys.key(source.get()))) {
            return Response.refused(
                    401,
                    "This source is not known, or its key or signature is wrong or older than five minutes."
                            + " `/alert source list` in Discord shows the sources, `/alert source key` makes a new key.");
        }
        try {
            var signals = source.get()
                    .format()
                    .read(body(request), source.get().service(), source.get().environment(), request.at());
            intake.hear(source.get().guild(), delivery(request), signals);
            return Response.accepted(signals.size() == 1 ? "Taken in." : signals.size() + " alerts taken in.");
        } catch (Unreadable | Json.NotJson unreadable) {
            return Response.refused(400, String.valueOf(unreadable.getMessage()));
        }
    }

    /** UptimeRobot sends a form where nobody tells it to send JSON. */
    private static Json body(Request request) {
        return request.header("content-type").startsWith("application/x-www-form-urlencoded")
                ? Format.form(request.text())
                : Json.read(request.body());
    }

    private static boolean isProven(Request request, String key) {
        var signature = request.header("x-skylark-signature");
        if (!signature.isEmpty()) {
            var timestamp = request.header("x-skylark-timestamp");
            return isFresh(timestamp, request.at())
                    && Hmac.proves(bytes(key), signed(timestamp, request.body()), signature);
        }
        var authorization = request.header("authorization");
        return authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())
                && MessageDigest.isEqual(
                        bytes(authorization.substring(BEARER.length()).strip()), bytes(key));
    }

    private static byte[] signed(String timestamp, byte[] body) {
        var head = bytes(timestamp + ".");
        var all = Arrays.copyOf(head, head.length + body.length);
        System.arraycopy(body, 0, all, head.length, body.length);
        return all;
    }

    private static boolean isFresh(String timestamp, Instant now) {
        if (timestamp.isEmpty() || timestamp.length() > 12 || !timestamp.chars().allMatch(Character::isDigit)) {
            return false;
        }
        var sent = Instant.ofEpochSecond(Long.parseLong(timestamp));
        return Duration.between(sent, now).abs().compareTo(FRESH) <= 0;
    }

    /**
     * What is sent again because the answer was lost counts once: it has the same name, or the same signature. Of what has
     * neither only the same minute tells a repetition from something that happens once more in the same words.
     */
    static String delivery(Request request) {
        var name = request.header("idempotency-key");
        var timestamp = request.header("x-skylark-timestamp");
        var moment = timestamp.isEmpty()
                ? request.at().truncatedTo(ChronoUnit.MINUTES).toString()
                : timestamp;
        var hash = name.isEmpty() ? Sha256.of(bytes(moment + "."), request.body()) : Sha256.of(bytes(name));
        return HexFormat.of().formatHex(hash, 0, NAME_BYTES);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
