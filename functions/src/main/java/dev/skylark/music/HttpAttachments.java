package dev.skylark.music;

import dev.skylark.command.Upload;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Set;
import java.util.function.Predicate;

/** {@link Attachments} by HTTP, from places that are known and from nowhere else. */
public final class HttpAttachments implements Attachments {

    // https://discord.com/developers/docs/reference#signed-attachment-cdn-urls
    private static final Set<String> DISCORD = Set.of("cdn.discordapp.com", "media.discordapp.net");

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Predicate<URI> isKnown;
    private final HttpClient http = HttpClient.newBuilder()
            .followRedirects(Redirect.NEVER)
            .connectTimeout(PATIENCE)
            .build();

    public HttpAttachments(Predicate<URI> isKnown) {
        this.isKnown = isKnown;
    }

    public static HttpAttachments ofDiscord() {
        return new HttpAttachments(HttpAttachments::isAtDiscord);
    }

    static boolean isAtDiscord(URI address) {
        return "https".equals(address.getScheme())
                && address.getHost() != null
                && DISCORD.contains(address.getHost())
                && address.getPort() == -1
                && address.getRawUserInfo() == null;
    }

    @Override
    public InputStream open(Upload file) throws IOException {
        var address = read(file.address());
        if (!isKnown.test(address)) {
            throw new IOException("Files are taken from Discord and from nowhere else.");
        }
        try {
            var request = HttpRequest.newBuilder(address).timeout(PATIENCE).build();
            var response = http.send(request, BodyHandlers.ofInputStream());
            var length = response.headers().firstValueAsLong("content-length").orElse(-1);
            if (response.statusCode() != 200 || length != file.size()) {
                response.body().close();
                throw new IOException("Discord answered %d with %d bytes where %d were expected."
                        .formatted(response.statusCode(), length, file.size()));
            }
            return response.body();
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
            throw new IOException(hurry);
        }
    }

    private static URI read(String address) throws IOException {
        try {
            return URI.create(address);
        } catch (IllegalArgumentException malformed) {
            throw new IOException("The file has no address that can be read.", malformed);
        }
    }
}
