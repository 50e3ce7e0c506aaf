package dev.skylark.github;

import dev.skylark.json.Json;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;

/** Moments as GitHub writes them. */
final class Moments {

    private Moments() {}

    /** The beginning of all time where there is none. */
    static Instant read(Json written) {
        try {
            return OffsetDateTime.parse(written.text()).toInstant();
        } catch (DateTimeException unclear) {
            return Instant.EPOCH;
        }
    }
}
