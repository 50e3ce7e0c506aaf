package dev.skylark.webhook;

import dev.skylark.discord.Pause;
import dev.skylark.patience.Asker;
import dev.skylark.patience.Neighbour;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpRequest;
import java.net.http.HttpTimeoutException;
import java.time.Duration;

/** Reads a short page, which must be at this very address. */
final class Fetch {

    private static final int MOST_BYTES = 64 * 1024;

    private Fetch() {}

    static byte[] bytes(URI address, Duration each) throws IOException {
        var http = HttpClient.newBuilder().followRedirects(Redirect.NEVER).build();
        try {
            var request = HttpRequest.newBuilder(address).build();
            var response = new Asker(http, each, MOST_BYTES, Neighbour.WEB.patience(), Pause.real()::take, Math::random)
                    .ask(request);
            if (response.statusCode() != 200) {
                throw new IOException("%s answered %d.".formatted(address.getHost(), response.statusCode()));
            }
            return response.body();
        } catch (HttpTimeoutException slow) {
            throw new IOException("%s did not answer in time.".formatted(address.getHost()), slow);
        } finally {
            http.shutdownNow();
        }
    }
}
