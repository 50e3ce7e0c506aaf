package dev.skylark.webhook;

import dev.skylark.fleet.Answer;
import dev.skylark.fleet.Answer.Got;
import dev.skylark.fleet.Answer.Trouble;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Optional;

/** {@link Certificates} by HTTP. One that was read is remembered: AWS uses another address for another certificate. */
public final class HttpCertificates implements Certificates {

    private static final Duration PATIENCE = Duration.ofSeconds(5);
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
            return Answer.got(certificate(Fetch.bytes(address, patience)));
        } catch (IOException | IllegalArgumentException unreachable) {
            return Answer.failed(Trouble.DOWN, String.valueOf(unreachable.getMessage()));
        } catch (CertificateException malformed) {
            return Answer.failed(Trouble.OTHER, String.valueOf(malformed.getMessage()));
        }
    }

    private static X509Certificate certificate(byte[] pem) throws CertificateException {
        return (X509Certificate)
                CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(pem));
    }
}
