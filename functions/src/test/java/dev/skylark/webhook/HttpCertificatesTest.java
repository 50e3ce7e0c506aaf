package dev.skylark.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import dev.skylark.fleet.Answer;
import dev.skylark.fleet.Answer.Failed;
import dev.skylark.fleet.Answer.Trouble;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Certificates and confirmations over HTTP, with a server that behaves and one that does not. */
@Timeout(30)
final class HttpCertificatesTest {

    private static final byte[] PEM = Topic.genuine().pem();

    private final AtomicInteger calls = new AtomicInteger();
    private final CountDownLatch over = new CountDownLatch(1);
    private final Certificates certificates = new HttpCertificates(Duration.ofMillis(400));
    private volatile HttpHandler answer = exchange -> say(exchange, 200, PEM);
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", exchange -> {
            calls.incrementAndGet();
            answer.handle(exchange);
        });
        server.start();
    }

    @AfterEach
    void stop() {
        over.countDown();
        server.stop(0);
    }

    @Test
    void a_certificate_is_read_and_remembered() {
        assertThat(certificates.at(address("/a.pem")))
                .isEqualTo(Answer.got(Topic.genuine().certificate()));
        answer = exchange -> say(exchange, 500, PEM);

        assertThat(certificates.at(address("/a.pem")))
                .isEqualTo(Answer.got(Topic.genuine().certificate()));
        assertThat(calls).hasValue(1);
    }

    @Test
    void twenty_are_remembered() {
        for (int number = 0; number < 21; number++) {
            certificates.at(address("/" + number + ".pem"));
        }
        certificates.at(address("/20.pem"));
        certificates.at(address("/1.pem"));
        assertThat(calls).hasValue(21);

        certificates.at(address("/0.pem"));
        assertThat(calls).hasValue(22);
    }

    @ParameterizedTest
    @ValueSource(ints = {204, 206, 301, 302, 307, 403, 404})
    void any_other_status_is_no_certificate_and_is_not_remembered(int status) {
        answer = exchange -> {
            exchange.getResponseHeaders().set("Location", "/b.pem");
            answer = other -> say(other, 200, PEM);
            say(exchange, status, PEM);
        };

        assertThat(trouble(certificates.at(address("/a.pem")))).isEqualTo(Trouble.DOWN);
        assertThat(calls).as("not followed").hasValue(1);
        assertThat(certificates.at(address("/a.pem"))).isInstanceOf(Answer.Got.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 503})
    void who_fails_is_asked_again(int status) {
        answer = exchange -> {
            answer = other -> say(other, 200, PEM);
            say(exchange, status, PEM);
        };

        assertThat(certificates.at(address("/a.pem"))).isInstanceOf(Answer.Got.class);
        assertThat(calls).hasValue(2);
    }

    @Test
    void what_is_too_large_is_not_read() {
        var padded = new byte[64 * 1024 + 1];
        Arrays.fill(padded, (byte) '\n');
        System.arraycopy(PEM, 0, padded, 0, PEM.length);
        answer = exchange -> say(exchange, 200, padded);

        assertThat(trouble(certificates.at(address("/a.pem")))).isEqualTo(Trouble.DOWN);
    }

    @Test
    void who_takes_too_long_to_begin_is_not_waited_for() {
        answer = exchange -> {
            await();
            say(exchange, 200, PEM);
        };

        assertThat(certificates.at(address("/a.pem")))
                .isEqualTo(Answer.failed(Trouble.DOWN, "127.0.0.1 did not answer in time."));
    }

    @Test
    void who_takes_too_long_to_end_is_not_waited_for_either() {
        answer = exchange -> {
            exchange.sendResponseHeaders(200, PEM.length);
            exchange.getResponseBody().write(PEM, 0, 10);
            exchange.getResponseBody().flush();
            await();
            exchange.close();
        };

        assertThat(certificates.at(address("/a.pem")))
                .isEqualTo(Answer.failed(Trouble.DOWN, "127.0.0.1 did not answer in time."));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "<html>", "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n"})
    void what_is_no_certificate_is_said_to_be_none(String words) {
        answer = exchange -> say(exchange, 200, words.getBytes(StandardCharsets.UTF_8));

        assertThat(trouble(certificates.at(address("/a.pem")))).isEqualTo(Trouble.OTHER);
    }

    @Test
    void nobody_there_is_down() {
        var gone = address("/a.pem");
        server.stop(0);

        assertThat(trouble(certificates.at(gone))).isEqualTo(Trouble.DOWN);
        assertThat(new HttpSubscriptions().confirm(gone)).isFalse();
    }

    @Test
    void whoever_asks_has_confirmed() {
        assertThat(new HttpSubscriptions().confirm(address("/?Action=ConfirmSubscription&Token=2336412f37")))
                .isTrue();
        assertThat(calls).hasValue(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {302, 403})
    void a_refusal_is_no_confirmation(int status) {
        answer = exchange -> {
            exchange.getResponseHeaders().set("Location", "/elsewhere");
            say(exchange, status, PEM);
        };

        assertThat(new HttpSubscriptions().confirm(address("/?Action=ConfirmSubscription")))
                .isFalse();
        assertThat(calls).as("not followed").hasValue(1);
    }

    private URI address(String path) {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
    }

    private static Trouble trouble(Answer<X509Certificate> answer) {
        assertThat(answer).isInstanceOf(Failed.class);
        return ((Failed<X509Certificate>) answer).trouble();
    }

    private void await() {
        try {
            assertThat(over.await(20, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
        }
    }

    private static void say(HttpExchange exchange, int status, byte[] body) throws IOException {
        try (exchange) {
            var length = status == 204 || body.length == 0 ? -1 : body.length;
            exchange.sendResponseHeaders(status, length);
            if (length > 0) {
                exchange.getResponseBody().write(body);
            }
        }
    }
}
