package dev.skylark.webhook;

import static java.util.concurrent.TimeUnit.NANOSECONDS;

import dev.skylark.fleet.Answer;
import dev.skylark.fleet.Answer.Got;
import dev.skylark.fleet.Answer.Trouble;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;

/** {@link Certificates} by HTTP. One that was read is remembered: AWS uses another address for another certificate. */
public final class HttpCertificates implements Certificates {

    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final int MOST_BYTES = 64 * 1024;
    private static final int MOST_REMEMBERED = 20;

    private final LinkedHashMap<URI, X509Certificate> remembered = new LinkedHashMap<>();
    private final Duration patience;

    public HttpCertificates() {
        this(PATIENCE);
    }

    HttpCertificates(Duration patience) {
        this.patience = patience;
    }

    @Override
    public Answer<X509Certificate> at(URI address) {
        var known = known(address);
        if (known.isPresent()) {
            return Answer.got(known.get());
        }
        var answer = asked(address);
        if (answer instanceof Got<X509Certificate>(var certificate)) {
            remember(address, certificate);
        }
        return answer;
    }

    private synchronized Optional<X509Certificate> known(URI address) {
        return Optional.ofNullable(remembered.get(address));
    }

    private synchronized void remember(URI address, X509Certificate certificate) {
        if (remembered.size() == MOST_REMEMBERED) {
            remembered.remove(remembered.firstEntry().getKey());
        }
        remembered.put(address, certificate);
    }

    private Answer<X509Certificate> asked(URI address) {
        try {
            return Answer.got(certificate(pem(address)));
        } catch (IOException | IllegalArgumentException unreachable) {
            return Answer.failed(Trouble.DOWN, String.valueOf(unreachable.getMessage()));
        } catch (CertificateException malformed) {
            return Answer.failed(Trouble.OTHER, String.valueOf(malformed.getMessage()));
        }
    }

    /** The time is for all of it: a request's own ends at its head. */
    private byte[] pem(URI address) throws IOException {
        var http = HttpClient.newBuilder().followRedirects(Redirect.NEVER).build();
        try {
            var request = HttpRequest.newBuilder(address).build();
            var response = http.sendAsync(request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), MOST_BYTES))
                    .get(patience.toNanos(), NANOSECONDS);
            if (response.statusCode() != 200) {
                throw new IOException("%s answered %d.".formatted(address, response.statusCode()));
            }
            return response.body();
        } catch (ExecutionException broken) {
            throw new IOException(broken.getCause());
        } catch (TimeoutException slow) {
            throw new IOException("%s did not answer in time.".formatted(address), slow);
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
            throw new IOException(hurry);
        } finally {
            http.shutdownNow();
        }
    }

    private static X509Certificate certificate(byte[] pem) throws CertificateException {
        return (X509Certificate)
                CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(pem));
    }
}
