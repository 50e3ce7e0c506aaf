package dev.skylark.patience;

import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.DoubleSupplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Asks over HTTP: each time within {@code each}, for an answer of {@code mostBytes}, and again where that is safe and worth
 * it. Safe is what changes nothing, and what is known not to have been done.
 */
public record Asker(
        HttpClient http,
        Duration each,
        int mostBytes,
        Patience patience,
        Consumer<Duration> pause,
        DoubleSupplier chance) {

    private static final int TOO_MANY = 429;
    private static final Pattern SECONDS = Pattern.compile("\\d{1,6}");
    private static final Duration FOR_EVER = Duration.ofDays(365);

    private record Said(
            @Nullable HttpResponse<byte[]> answer, @Nullable IOException failure) {}

    /** The answer, whatever its status; or why there is none at last. */
    public HttpResponse<byte[]> ask(HttpRequest request) throws IOException {
        return ask(request, request.method().equals("GET"));
    }

    /** The same, of something of which we know that it {@code isSafe} to be done twice. */
    public HttpResponse<byte[]> ask(HttpRequest request, boolean isSafe) throws IOException {
        var said = patience.ask(() -> once(request), it -> again(it, isSafe), pause, chance);
        if (said.answer() != null) {
            return said.answer();
        }
        throw said.failure() == null ? new IOException("nothing was said") : said.failure();
    }

    /** The same, once. */
    public Asker once() {
        return new Asker(http, each, mostBytes, Patience.none(), pause, chance);
    }

    /** How long an answer wants us to wait: not at all if it does not say so, for ever if nobody can read it. */
    public static Optional<Duration> retryAfter(HttpResponse<?> answer) {
        return answer.headers()
                .firstValue("Retry-After")
                .map(it -> SECONDS.matcher(it).matches() ? Duration.ofSeconds(Long.parseLong(it)) : FOR_EVER);
    }

    private static Optional<Duration> again(Said said, boolean isSafe) {
        var answer = said.answer();
        if (answer == null) {
            var isWorthIt = !Thread.currentThread().isInterrupted() && (isSafe || isNeverArrived(said.failure()));
            return isWorthIt ? Optional.of(Duration.ZERO) : Optional.empty();
        }
        if (answer.statusCode() == TOO_MANY) {
            // who is asked too often and does not say until when is not asked more often still
            return retryAfter(answer);
        }
        return isSafe && answer.statusCode() >= 500
                ? Optional.of(retryAfter(answer).orElse(Duration.ZERO))
                : Optional.empty();
    }

    private static boolean isNeverArrived(@Nullable IOException failure) {
        return failure instanceof ConnectException || failure instanceof HttpConnectTimeoutException;
    }

    /** All of it within the time: the client's own ends with the first byte, and a body may drip for ever. */
    private Said once(HttpRequest request) {
        var asked = http.sendAsync(request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), mostBytes));
        try {
            return new Said(asked.get(each.toNanos(), TimeUnit.NANOSECONDS), null);
        } catch (ExecutionException broken) {
            return new Said(
                    null, broken.getCause() instanceof IOException it ? it : new IOException(broken.getCause()));
        } catch (TimeoutException slow) {
            asked.cancel(true);
            return new Said(null, new HttpTimeoutException("it did not answer in time"));
        } catch (InterruptedException stop) {
            asked.cancel(true);
            Thread.currentThread().interrupt();
            return new Said(null, new IOException("interrupted", stop));
        }
    }
}
