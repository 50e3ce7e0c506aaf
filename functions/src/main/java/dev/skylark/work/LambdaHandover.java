package dev.skylark.work;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * {@link Handover} by one asynchronous invocation of Lambda, signed here: an SDK client would cost the cold front door
 * most of its three seconds (see bench/RESULTS.md).
 */
public final class LambdaHandover implements Handover {

    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);
    private static final int CONNECT_MILLIS = 1000;
    private static final int READ_MILLIS = 1500;
    private static final int ACCEPTED = 202;

    private final String function;
    private final Map<String, String> environment;
    private final Clock clock;

    /** {@code function} is a name with its alias, as in {@code skylark-work:live}. */
    public LambdaHandover(String function, Map<String, String> environment, Clock clock) {
        this.function = function;
        this.environment = environment;
        this.clock = clock;
    }

    @Override
    public void give(byte[] order) {
        try {
            var connection = (HttpURLConnection) address().toURL().openConnection();
            connection.setConnectTimeout(CONNECT_MILLIS);
            connection.setReadTimeout(READ_MILLIS);
            connection.setRequestMethod("POST");
            connection.setDoOutput(true);
            connection.setFixedLengthStreamingMode(order.length);
            sign(connection, order);
            try (var body = connection.getOutputStream()) {
                body.write(order);
            }
            var status = connection.getResponseCode();
            if (status != ACCEPTED) {
                throw new IllegalStateException("Lambda answered " + status + " to the invocation of " + function);
            }
        } catch (IOException unreachable) {
            throw new UncheckedIOException("Lambda could not be reached", unreachable);
        }
    }

    private URI address() {
        var endpoint = environment.getOrDefault(
                "AWS_ENDPOINT_URL_LAMBDA",
                environment.getOrDefault("AWS_ENDPOINT_URL", "https://lambda." + region() + ".amazonaws.com"));
        var colon = function.indexOf(':');
        var name = colon < 0 ? function : function.substring(0, colon);
        var alias = colon < 0 ? "" : "?Qualifier=" + encoded(function.substring(colon + 1));
        return URI.create(endpoint + "/2015-03-31/functions/" + encoded(name) + "/invocations" + alias);
    }

    // https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html
    private void sign(HttpURLConnection connection, byte[] order) {
        var url = connection.getURL();
        var hash = hex(sha256(order));
        var stamp = STAMP.format(clock.instant());
        var day = stamp.substring(0, 8);
        var token = environment.getOrDefault("AWS_SESSION_TOKEN", "");
        var signedHeaders = "host;x-amz-content-sha256;x-amz-date;x-amz-invocation-type"
                + (token.isEmpty() ? "" : ";x-amz-security-token");
        var host = url.getPort() < 0 ? url.getHost() : url.getHost() + ":" + url.getPort();
        var canonical = String.join(
                "\n",
                "POST",
                url.getPath(),
                url.getQuery() == null ? "" : url.getQuery(),
                "host:" + host,
                "x-amz-content-sha256:" + hash,
                "x-amz-date:" + stamp,
                "x-amz-invocation-type:Event",
                token.isEmpty() ? "" : "x-amz-security-token:" + token + "\n",
                signedHeaders,
                hash);
        var scope = day + "/" + region() + "/lambda/aws4_request";
        var toSign = "AWS4-HMAC-SHA256\n" + stamp + "\n" + scope + "\n"
                + hex(sha256(canonical.getBytes(StandardCharsets.UTF_8)));
        var key = hmac(
                hmac(
                        hmac(
                                hmac(("AWS4" + need("AWS_SECRET_ACCESS_KEY")).getBytes(StandardCharsets.UTF_8), day),
                                region()),
                        "lambda"),
                "aws4_request");
        connection.setRequestProperty("X-Amz-Content-Sha256", hash);
        connection.setRequestProperty("X-Amz-Date", stamp);
        connection.setRequestProperty("X-Amz-Invocation-Type", "Event");
        if (!token.isEmpty()) {
            connection.setRequestProperty("X-Amz-Security-Token", token);
        }
        connection.setRequestProperty(
                "Authorization",
                "AWS4-HMAC-SHA256 Credential=%s/%s, SignedHeaders=%s, Signature=%s"
                        .formatted(need("AWS_ACCESS_KEY_ID"), scope, signedHeaders, hex(hmac(key, toSign))));
    }

    private String region() {
        return need("AWS_REGION");
    }

    private String need(String variable) {
        var value = environment.get(variable);
        if (value == null || value.isEmpty()) {
            throw new IllegalStateException(variable + " is not set; Lambda sets it for every function.");
        }
        return value;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static byte[] hmac(byte[] key, String text) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
