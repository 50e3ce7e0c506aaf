package dev.skylark.account;

import java.net.URI;
import java.util.Map;

/** How somebody lets us into their account at a service, and how that ends. */
public interface Grants {

    /** Where a person is sent to say yes or no. */
    sealed interface Departure {
        /** To a page of the service. */
        record To(URI address) implements Departure {}

        /** Nowhere: a script of the service asks them on our own page. */
        record Here(URI script, String developerToken) implements Departure {}
    }

    /** They come back to {@code back} with {@code state}; {@code challenge} is what their browser's secret hashes to. */
    Departure leave(Client client, URI back, String state, String challenge) throws Away;

    /** {@code said} is what they came back with, {@code verifier} their browser's secret. */
    Tokens arrive(Client client, URI back, Map<String, String> said, String verifier) throws Away;

    /** The old ones may be good for nothing after this, whether it succeeds or not. */
    Tokens renew(Client client, Tokens old) throws Away;

    /** False where the service has no way for it. */
    boolean revoke(Client client, Tokens tokens) throws Away;
}
