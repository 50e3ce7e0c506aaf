package dev.skylark.alert;

import java.time.Instant;
import java.util.Locale;

/**
 * Until then nobody is called for alerts like these. Empty for any: the service, the environment, a word in what it is
 * called or says; {@code alert} is the id of the only one, or empty.
 */
record Silence(
        String guild,
        String id,
        String alert,
        String service,
        String environment,
        String word,
        Instant since,
        Instant until,
        String by,
        String reason,
        String channel) {

    boolean covers(Alert it, Instant now) {
        var what = it.what();
        return now.isBefore(until)
                && (alert.isEmpty() || alert.equals(it.id()))
                && (service.isEmpty() || service.equalsIgnoreCase(what.service()))
                && (environment.isEmpty() || environment.equalsIgnoreCase(what.environment()))
                && (word.isEmpty() || has(what.kind()) || has(what.message()));
    }

    private boolean has(String text) {
        return text.toLowerCase(Locale.ROOT).contains(word.toLowerCase(Locale.ROOT));
    }
}
