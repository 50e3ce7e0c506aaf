package dev.skylark.patience;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Somebody on the web on a bad day. */
class AskerTest {

    private final AtomicInteger requests = new AtomicInteger();
    private final List<Duration> pauses = new ArrayList<>();
    private HttpServer server;
    private int badAnswers;
    private int status = 503;
    private String retryAfter = "";
    private boolean isSlow;
    private final CountDownLatch over = new CountDownLatch(1);

    @BeforeEach
    void open() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", exchange -> {
            var isBad = requests.incrementAndGet() <= badAnswers;
            if (isSlow) {
                awaitTheEnd();
            }
            if (isBad && !retryAfter.isEmpty()) {
                exchange.getResponseHeaders().set("Retry-After", retryAfter);
            }
            exchange.sendResponseHeaders(isBad ? status : 200, -1);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void close() {
        over.countDown();
        server.stop(0);
    }

    @Test
    void what_only_asks_is_asked_again() throws IOException {
        badAnswers = 2;

        assertThat(get()).isEqualTo(200);
        assertThat(requests).hasValue(3);
        assertThat(pauses).containsExactly(Duration.ofMillis(250), Duration.ofMillis(500));
    }

    @Test
    void in_the_end_the_bad_answer_is_the_answer() throws IOException {
        badAnswers = 99;

        assertThat(get()).isEqualTo(503);
        assertThat(requests).hasValue(3);
    }

    @Test
    void what_changes_something_is_not_sent_again_since_it_may_have_been_done() throws IOException {
        badAnswers = 99;

        assertThat(post()).isEqualTo(503);
        assertThat(requests).hasValue(1);
    }

    @Test
    void what_changes_something_is_sent_again_where_it_was_not_taken() throws IOException {
        badAnswers = 1;
        status = 429;
        retryAfter = "2";

        assertThat(post()).isEqualTo(200);
        assertThat(pauses).containsExactly(Duration.ofSeconds(2));
    }

    @Test
    void what_did_not_even_arrive_is_sent_again() {
        server.stop(0);

        assertThatThrownBy(this::post).isInstanceOf(ConnectException.class);
        assertThat(pauses).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 204, 301, 400, 401, 403, 404, 409, 422})
    void what_is_answered_is_answered(int clear) throws IOException {
        badAnswers = 99;
        status = clear;

        assertThat(get()).isEqualTo(clear);
        assertThat(requests).hasValue(1);
    }

    @ParameterizedTest
    @CsvSource({"429, ''", "429, 86400", "429, 'Wed, 21 Oct 2026 07:28:00 GMT'", "503, 86400"})
    void who_wants_to_be_left_alone_for_long_or_for_nobody_knows_how_long_is(int bad, String wish) throws IOException {
        badAnswers = 99;
        status = bad;
        retryAfter = wish;

        assertThat(get()).isEqualTo(bad);
        assertThat(requests).hasValue(1);
    }

    @Test
    void who_is_slow_is_not_waited_for() {
        isSlow = true;

        assertThatThrownBy(
                        () -> asker(Duration.ofMillis(100)).once().ask(request().build()))
                .isInstanceOf(HttpTimeoutException.class);
        assertThat(requests).hasValue(1);
    }

    @Test
    void who_is_told_to_stop_does_not_ask_again() {
        isSlow = true;
        Thread.currentThread().interrupt();

        assertThatThrownBy(this::get).isInstanceOf(IOException.class).hasMessage("interrupted");
        assertThat(Thread.interrupted()).isTrue();
        assertThat(pauses).isEmpty();
    }

    private int get() throws IOException {
        return asker(Duration.ofSeconds(5)).ask(request().build()).statusCode();
    }

    private int post() throws IOException {
        return asker(Duration.ofSeconds(5))
                .ask(request().POST(BodyPublishers.ofString("once")).build())
                .statusCode();
    }

    private Asker asker(Duration each) {
        return new Asker(HttpClient.newHttpClient(), each, 1000, Neighbour.WEB.patience(), pauses::add, () -> 1);
    }

    private HttpRequest.Builder request() {
        return HttpRequest.newBuilder(
                URI.create("http://127.0.0.1:" + server.getAddress().getPort()));
    }

    private void awaitTheEnd() {
        try {
            over.await();
        } catch (InterruptedException stop) {
            throw new IllegalStateException(stop);
        }
    }
}
