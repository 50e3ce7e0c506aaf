package dev.skylark.alert;

import dev.skylark.data.Store;
import dev.skylark.fact.Occurrence;
import dev.skylark.fact.Occurrence.Circumstance;
import dev.skylark.fact.Severity;
import dev.skylark.trace.Fingerprint;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** What goes wrong in tests. */
final class Samples {

    static final Instant NOON = Store.NOON;

    private Samples() {}

    static Occurrence failure(String kind, Instant at) {
        return failure(kind, Severity.ERROR, "", at);
    }

    static Occurrence failure(String kind, Severity severity, String key, Instant at) {
        return new Occurrence(
                "shop",
                "production",
                severity,
                kind,
                "no stock at " + at,
                "",
                List.of("a line of the log"),
                Map.of(Circumstance.REQUEST, "GET /orders"),
                key,
                1,
                at,
                at);
    }

    static Alert alert(Occurrence what) {
        return new Alert("1", Fingerprint.of(what), what, Handling.fresh(what.first()), 1, 0);
    }

    static Alert alert() {
        return alert(failure("Timeout", NOON));
    }
}
