package dev.skylark.watch;

import dev.skylark.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** {@link Watchman.Megaphone} through a plain webhook of a Discord channel: no bot, no token, nothing of the house. */
public final class WebhookMegaphone implements Watchman.Megaphone {

    private static final Duration PATIENCE = Duration.ofSeconds(8);

    private final Supplier<String> address;

    public WebhookMegaphone(Supplier<String> address) {
        this.address = address;
    }

    @Override
    public void say(String what) {
        var body = Json.fields()
                .with("content", what)
                .with("allowed_mentions", Json.fields().with("parse", List.of()))
                .bytes();
        try {
            var connection =
                    (HttpURLConnection) URI.create(address.get()).toURL().openConnection();
            connection.setConnectTimeout((int) PATIENCE.toMillis());
            connection.setReadTimeout((int) PATIENCE.toMillis());
            connection.setRequestMethod("POST");
            connection.setDoOutput(true);
            Map.of(
                            "Content-Type", "application/json",
                            // https://discord.com/developers/docs/reference#user-agent
                            "User-Agent", "DiscordBot (https://github.com/skylark-dev/skylark, 0.1.0)")
                    .forEach(connection::setRequestProperty);
            try (var out = connection.getOutputStream()) {
                out.write(body);
            }
            var status = connection.getResponseCode();
            if (status / 100 != 2) {
                throw new IllegalStateException("the webhook answered " + status);
            }
        } catch (IOException unreachable) {
            // without the cause: its message has the address, which is a secret
            throw new UncheckedIOException(new IOException("the webhook could not be reached"));
        }
    }
}
