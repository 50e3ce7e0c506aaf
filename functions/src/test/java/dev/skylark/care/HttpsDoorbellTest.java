package dev.skylark.care;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import dev.skylark.fleet.Answer;
import dev.skylark.fleet.Answer.Trouble;
import dev.skylark.webhook.SelfSigned;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A door of our own with a certificate made for the test. */
final class HttpsDoorbellTest {

    private static final KeyPair KEY_PAIR = SelfSigned.keyPair();
    private static final char[] PASSWORD = "not a secret".toCharArray();

    private final List<Duration> pauses = new ArrayList<>();
    private final Doorbell doorbell = new HttpsDoorbell(pauses::add);
    private final SSLSocketFactory usual = HttpsURLConnection.getDefaultSSLSocketFactory();
    private KeyStore keys;
    private HttpsServer secure;
    private HttpServer plain;
    private int status = 204;

    @BeforeEach
    void open() throws IOException, GeneralSecurityException {
        keys = SelfSigned.of(KEY_PAIR, "127.0.0.1", "127.0.0.1", Instant.now()).store("door", PASSWORD);
        secure = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        secure.setHttpsConfigurator(new HttpsConfigurator(context()));
        plain = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        for (var server : List.of(secure, plain)) {
            server.createContext("/", exchange -> {
                exchange.sendResponseHeaders(status, -1);
                exchange.close();
            });
            server.start();
        }
    }

    @AfterEach
    void close() {
        HttpsURLConnection.setDefaultSSLSocketFactory(usual);
        secure.stop(0);
        plain.stop(0);
    }

    @Test
    void a_certificate_says_when_it_ends() throws GeneralSecurityException {
        trusted();

        var ends = ((X509Certificate) keys.getCertificate("door")).getNotAfter().toInstant();
        assertThat(doorbell.certificateEnds(address("https", secure))).isEqualTo(Answer.got(ends));
        assertThat(Duration.between(Instant.now(), ends)).isBetween(Duration.ofDays(9), Duration.ofDays(10));
    }

    @Test
    void a_certificate_that_nobody_vouches_for_is_refused() {
        assertThat(doorbell.certificateEnds(address("https", secure)))
                .isInstanceOfSatisfying(Answer.Failed.class, it -> {
                    assertThat(it.trouble()).isEqualTo(Trouble.DOWN);
                    assertThat(it.detail()).contains("unable to find valid certification path");
                });
    }

    @Test
    void where_there_is_no_certificate_none_ends() {
        assertThat(doorbell.certificateEnds(address("http", plain)))
                .isEqualTo(Answer.failed(Trouble.UNSUPPORTED, "plain HTTP"));
        assertThat(pauses).isEmpty();
    }

    @Test
    void who_answers_is_there_whatever_they_say() throws GeneralSecurityException {
        trusted();
        assertThat(doorbell.ring(address("https", secure))).isEqualTo(Answer.got(204));
        status = 503;
        assertThat(doorbell.ring(address("http", plain))).isEqualTo(Answer.got(503));
    }

    @Test
    void nobody_there_is_tried_again_and_then_down() {
        var gone = address("https", secure);
        secure.stop(0);

        assertThat(doorbell.ring(gone))
                .isInstanceOfSatisfying(
                        Answer.Failed.class, it -> assertThat(it.trouble()).isEqualTo(Trouble.DOWN));
        assertThat(pauses).hasSize(2);
        assertThat(doorbell.certificateEnds(gone)).isInstanceOf(Answer.Failed.class);
    }

    @Test
    void what_is_no_address_is_down() {
        assertThat(doorbell.ring(URI.create("nowhere"))).isInstanceOf(Answer.Failed.class);
        assertThat(doorbell.certificateEnds(URI.create("nowhere"))).isInstanceOf(Answer.Failed.class);
        assertThat(doorbell.ring(URI.create("file:///etc/hostname"))).isInstanceOf(Answer.Failed.class);
    }

    private static URI address(String scheme, HttpServer server) {
        return URI.create(
                "%s://127.0.0.1:%d/health".formatted(scheme, server.getAddress().getPort()));
    }

    private void trusted() throws GeneralSecurityException {
        HttpsURLConnection.setDefaultSSLSocketFactory(context().getSocketFactory());
    }

    private SSLContext context() throws GeneralSecurityException {
        var ours = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        ours.init(keys, PASSWORD);
        var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(keys);
        var context = SSLContext.getInstance("TLS");
        context.init(ours.getKeyManagers(), trust.getTrustManagers(), null);
        return context;
    }
}
