package dev.skylark.care;

import dev.skylark.discord.Pause;
import dev.skylark.fleet.Answer;
import dev.skylark.fleet.Answer.Failed;
import dev.skylark.fleet.Answer.Trouble;
import dev.skylark.patience.Neighbour;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;
import java.util.function.Supplier;
import javax.net.ssl.HttpsURLConnection;

/** {@link Doorbell} over HTTP. */
public final class HttpsDoorbell implements Doorbell {

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Pause pause;

    public HttpsDoorbell(Pause pause) {
        this.pause = pause;
    }

    @Override
    public Answer<Integer> ring(URI address) {
        return patiently(() -> rung(address));
    }

    @Override
    public Answer<Instant> certificateEnds(URI address) {
        return patiently(() -> ends(address));
    }

    private <T> Answer<T> patiently(Supplier<Answer<T>> once) {
        return Neighbour.WEB
                .patience()
                .ask(
                        once,
                        it -> it instanceof Failed<T>(var trouble, var _) && trouble == Trouble.DOWN
                                ? Optional.of(Duration.ZERO)
                                : Optional.empty(),
                        pause::take,
                        Math::random);
    }

    private static Answer<Integer> rung(URI address) {
        try {
            var connection = connection(address);
            try {
                return Answer.got(connection.getResponseCode());
            } finally {
                connection.disconnect();
            }
        } catch (IOException | IllegalArgumentException unreachable) {
            return Answer.failed(Trouble.DOWN, String.valueOf(unreachable.getMessage()));
        }
    }

    private static Answer<Instant> ends(URI address) {
        try {
            if (!(connection(address) instanceof HttpsURLConnection connection)) {
                return Answer.failed(Trouble.UNSUPPORTED, "plain HTTP");
            }
            try {
                connection.connect();
                return Answer.got(ends(connection.getServerCertificates()));
            } finally {
                connection.disconnect();
            }
        } catch (IOException | IllegalArgumentException unreachable) {
            return Answer.failed(Trouble.DOWN, String.valueOf(unreachable.getMessage()));
        }
    }

    private static HttpURLConnection connection(URI address) throws IOException {
        if (!(address.toURL().openConnection() instanceof HttpURLConnection connection)) {
            throw new IllegalArgumentException("nothing of the web");
        }
        connection.setConnectTimeout((int) PATIENCE.toMillis());
        connection.setReadTimeout((int) PATIENCE.toMillis());
        return connection;
    }

    /** The first of the chain that ends. */
    private static Instant ends(Certificate[] chain) {
        return Arrays.stream(chain)
                .filter(X509Certificate.class::isInstance)
                .map(it -> ((X509Certificate) it).getNotAfter().toInstant())
                .min(Comparator.naturalOrder())
                .orElse(Instant.MAX);
    }
}
