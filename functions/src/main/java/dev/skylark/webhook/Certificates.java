package dev.skylark.webhook;

import dev.skylark.fleet.Answer;
import java.net.URI;
import java.security.cert.X509Certificate;

/** Where certificates are found. It is asked only for addresses that may be trusted. */
public interface Certificates {
    Answer<X509Certificate> at(URI address);
}
