package dev.skylark.webhook;

import static java.util.concurrent.TimeUnit.NANOSECONDS;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;

/** Reads a short page, which must be at this very address. */
final class Fetch {

    private static final int MOST_BYTES = 64 * 1024;

    private Fetch() {}

    /** The time is for all of it: a request's own ends at its head. */
    static byte[] bytes(URI address, Duration patience) throws IOException {
        var http = HttpClient.newBuilder().followRedirects(Redirect.NEVER).build();
        try {
            var request = HttpRequest.newBuilder(address).build();
            var response = http.sendAsync(request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), MOST_BYTES))
                    .get(patience.toNanos(), NANOSECONDS);
            if (response.statusCode() != 200) {
                throw new IOException("%s answered %d.".formatted(address.getHost(), response.statusCode()));
            }
            return response.body();
        } catch (ExecutionException broken) {
            throw new IOException(broken.getCause());
        } catch (TimeoutException slow) {
            throw new IOException("%s did not answer in time.".formatted(address.getHost()), slow);
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
            throw new IOException(hurry);
        } finally {
            http.shutdownNow();
        }
    }
}
