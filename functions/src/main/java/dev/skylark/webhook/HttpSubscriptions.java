package dev.skylark.webhook;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;

/** {@link Subscriptions} by HTTP: whoever asks for the address has confirmed. */
public final class HttpSubscriptions implements Subscriptions {

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    @Override
    public boolean confirm(URI address) {
        try {
            Fetch.bytes(address, PATIENCE);
            return true;
        } catch (IOException unreachable) {
            return false;
        }
    }
}
