package dev.skylark.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;
import software.amazon.awssdk.identity.spi.AwsSessionCredentialsIdentity;

class LambdaHandoverTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-20T12:00:00Z"), ZoneOffset.UTC);
    private static final byte[] ORDER = "{\"at\":1,\"interaction\":{}}".getBytes(StandardCharsets.UTF_8);

    private final AtomicReference<Headers> headers = new AtomicReference<>(new Headers());
    private final AtomicReference<String> address = new AtomicReference<>("");
    private volatile byte[] body = {};
    private volatile int status = 202;
    private HttpServer lambda;

    @BeforeEach
    void start() throws IOException {
        lambda = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        lambda.createContext("/", exchange -> {
            headers.set(exchange.getRequestHeaders());
            address.set(exchange.getRequestMethod() + " " + exchange.getRequestURI());
            body = exchange.getRequestBody().readAllBytes();
            exchange.sendResponseHeaders(status, -1);
            exchange.close();
        });
        lambda.start();
    }

    @AfterEach
    void stop() {
        lambda.stop(0);
    }

    @Test
    void an_order_is_one_asynchronous_invocation_of_the_alias() {
        handover("").give(ORDER);

        assertThat(address.get()).isEqualTo("POST /2015-03-31/functions/skylark-work/invocations?Qualifier=live");
        assertThat(headers.get().getFirst("X-Amz-Invocation-Type")).isEqualTo("Event");
        assertThat(body).isEqualTo(ORDER);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a/session+token=="})
    void the_signature_is_the_one_that_the_sdk_would_write(String token) {
        handover(token).give(ORDER);

        assertThat(headers.get().getFirst("Authorization")).isEqualTo(signedByTheSdk(token));
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 403, 404, 429, 500, 503})
    void whatever_is_not_accepted_was_not_taken(int other) {
        status = other;

        assertThatThrownBy(() -> handover("").give(ORDER)).hasMessageContaining(String.valueOf(other));
    }

    @Test
    void a_lambda_that_cannot_be_reached_was_not_told() {
        stop();

        assertThatThrownBy(() -> handover("").give(ORDER)).hasMessageContaining("could not be reached");
    }

    private LambdaHandover handover(String token) {
        var environment = Map.of(
                "AWS_ENDPOINT_URL_LAMBDA", endpoint(),
                "AWS_REGION", "eu-central-1",
                "AWS_ACCESS_KEY_ID", "AKIAEXAMPLE",
                "AWS_SECRET_ACCESS_KEY", "not-a-secret",
                "AWS_SESSION_TOKEN", token);
        return new LambdaHandover("skylark-work:live", environment, CLOCK);
    }

    private String endpoint() {
        return "http://127.0.0.1:" + lambda.getAddress().getPort();
    }

    /** The judge that none of us wrote. */
    private String signedByTheSdk(String token) {
        var request = SdkHttpRequest.builder()
                .method(SdkHttpMethod.POST)
                .uri(URI.create(endpoint() + "/2015-03-31/functions/skylark-work/invocations?Qualifier=live"))
                .putHeader("X-Amz-Invocation-Type", "Event")
                .build();
        var identity = token.isEmpty()
                ? AwsCredentialsIdentity.create("AKIAEXAMPLE", "not-a-secret")
                : AwsSessionCredentialsIdentity.create("AKIAEXAMPLE", "not-a-secret", token);
        var signed = AwsV4HttpSigner.create()
                .sign(it -> it.identity(identity)
                        .request(request)
                        .payload(() -> new ByteArrayInputStream(ORDER))
                        .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, "lambda")
                        .putProperty(AwsV4HttpSigner.REGION_NAME, "eu-central-1")
                        .putProperty(AwsV4HttpSigner.PAYLOAD_SIGNING_ENABLED, true)
                        .putProperty(AwsV4HttpSigner.SIGNING_CLOCK, CLOCK));
        return signed.request().firstMatchingHeader("Authorization").orElseThrow();
    }
}
