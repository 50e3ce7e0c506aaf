package dev.skylark.sandbox.voice;

import dev.skylark.sandbox.Sandbox;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/** Places beyond those of a fresh sandbox. */
final class Places {

    private Places() {}

    /** A voice channel with somebody in the guild: the sandbox gets to know both from requests that name them. */
    static void learn(Sandbox sandbox, String guild, String channel, String name, String person) {
        var body = """
                {"type":2,"id":"900000000000000900","token":"t","guild_id":"%s","channel_id":"%s",
                 "channel":{"id":"%s","type":2,"name":"%s"},"data":{"name":"ping"},
                 "member":{"user":{"id":"%s","username":"owner"},"permissions":"0","roles":[]}}""".formatted(guild, channel, channel, name, person);
        var now = String.valueOf(Instant.now().getEpochSecond());
        var request = HttpRequest.newBuilder(sandbox.address().resolve("/discord/interactions"))
                .header("X-Signature-Timestamp", now)
                .header("X-Signature-Ed25519", sandbox.keys().sign(now, body.getBytes(StandardCharsets.UTF_8)))
                .POST(BodyPublishers.ofString(body))
                .build();
        try (var http = HttpClient.newHttpClient()) {
            http.send(request, BodyHandlers.discarding());
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } catch (InterruptedException stopping) {
            throw new AssertionError(stopping);
        }
    }
}
