package dev.skylark.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.skylark.fact.Occurrence;
import dev.skylark.fact.Signal;
import dev.skylark.fact.Signal.Cleared;
import dev.skylark.fact.Signal.Raised;
import dev.skylark.json.Json;
import java.time.Instant;
import java.util.List;

/** What is read out of a body by a source of the shop, at noon. */
final class Readings {

    static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");

    private Readings() {}

    static List<Signal> all(Format format, String body) {
        return format.read(Json.read(body), "shop", "production", NOON);
    }

    static Occurrence raised(Format format, String body) {
        return raised(all(format, body).getFirst());
    }

    static Occurrence raised(Signal signal) {
        assertThat(signal).isInstanceOf(Raised.class);
        return ((Raised) signal).occurrence();
    }

    static Cleared cleared(Format format, String body) {
        var signals = all(format, body);
        assertThat(signals).singleElement().isInstanceOf(Cleared.class);
        return (Cleared) signals.getFirst();
    }

    static void refused(Format format, String body, String... words) {
        assertThatThrownBy(() -> all(format, body))
                .isInstanceOf(Unreadable.class)
                .message()
                .satisfies(it -> assertThat(words).allMatch(it::contains))
                .endsWith(".")
                .hasSizeLessThan(300);
    }
}
