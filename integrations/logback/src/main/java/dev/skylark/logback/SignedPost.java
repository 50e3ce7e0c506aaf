package dev.skylark.logback;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Sends a body to Skylark, signed anew each time, since signatures age. */
final class SignedPost {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /** What came back: a status, 0 if nothing came, and a sentence. */
    record Reply(int status, String sentence) {

        boolean taken() {
            return status >= 200 && status < 300;
        }

        boolean later() {
            return status == 0 || status == 408 || status == 429 || status >= 500;
        }

        boolean tooLarge() {
            return status == 413;
        }
    }

    private final URI address;
    private final SecretKeySpec key;
    private final HttpClient client;

    SignedPost(String address, String source, String key) {
        var base = address.endsWith("/") ? address.substring(0, address.length() - 1) : address;
        var named = URLEncoder.encode(source, UTF_8).replace("+", "%20");
        this.address = URI.create(base + "/webhooks/alerts/" + named);
        this.key = new SecretKeySpec(key.strip().getBytes(UTF_8), "HmacSHA256");
        // a redirected POST may become a GET and look like a success: redirects stay off, as they are
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(PATIENCE)
                .build();
        if (!"https".equals(this.address.getScheme()) && !"http".equals(this.address.getScheme())) {
            throw new IllegalArgumentException("Skylark's address must begin with https://");
        }
    }

    /** Under the same name it counts once, even if an answer is lost and it is sent again. */
    Reply send(String body, String name) throws InterruptedException {
        try {
            var bytes = body.getBytes(UTF_8);
            var now = Long.toString(Instant.now().getEpochSecond());
            var post = HttpRequest.newBuilder(address)
                    .timeout(PATIENCE)
                    .header("Content-Type", "application/json")
                    .header("User-Agent", "skylark-logback/0.1.0")
                    .header("Idempotency-Key", name)
                    .header("X-Skylark-Timestamp", now)
                    .header("X-Skylark-Signature", "sha256=" + signature(now, bytes))
                    .POST(BodyPublishers.ofByteArray(bytes))
                    .build();
            var answer = client.send(post, BodyHandlers.ofInputStream());
            try (var said = answer.body()) {
                var sentence = new String(said.readNBytes(1000), UTF_8).strip();
                return new Reply(answer.statusCode(), sentence);
            }
        } catch (IOException trouble) {
            return new Reply(0, trouble.toString());
        }
    }

    private String signature(String now, byte[] body) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            mac.update((now + ".").getBytes(UTF_8));
            return HexFormat.of().formatHex(mac.doFinal(body));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("Every Java has HmacSHA256", impossible);
        }
    }
}
