package dev.skylark.watch;

import dev.skylark.discord.Pause;
import dev.skylark.json.Json;
import dev.skylark.patience.Asker;
import dev.skylark.patience.Neighbour;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;

/** {@link Watchman.Megaphone} through a plain webhook of a Discord channel: no bot, no token, nothing of the house. */
public final class WebhookMegaphone implements Watchman.Megaphone {

    private static final Duration PATIENCE = Duration.ofSeconds(8);

    private static final int MOST_BYTES = 100_000;

    private final Supplier<String> address;
    private final Pause pause;

    public WebhookMegaphone(Supplier<String> address, Pause pause) {
        this.address = address;
        this.pause = pause;
    }

    @Override
    public void say(String what) {
        var body = Json.fields()
                .with("content", what)
                .with("allowed_mentions", Json.fields().with("parse", List.of()))
                .bytes();
        var http = HttpClient.newHttpClient();
        try {
            var request = HttpRequest.newBuilder(URI.create(address.get()))
                    .header("Content-Type", "application/json")
                    // https://discord.com/developers/docs/reference#user-agent
                    .header("User-Agent", "DiscordBot (https://github.com/skylark-dev/skylark, 0.1.0)")
                    .POST(BodyPublishers.ofByteArray(body))
                    .build();
            var status = new Asker(http, PATIENCE, MOST_BYTES, Neighbour.WEB.patience(), pause::take, Math::random)
                    .ask(request)
                    .statusCode();
            if (status / 100 != 2) {
                throw new IllegalStateException("the webhook answered " + status);
            }
        } catch (IOException unreachable) {
            // without the cause: its message has the address, which is a secret
            throw new UncheckedIOException(new IOException("the webhook could not be reached"));
        } finally {
            http.shutdownNow();
        }
    }
}
