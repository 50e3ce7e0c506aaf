package dev.skylark.fact;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.Locale;
import java.util.Optional;

/** Moments as systems write them. */
public final class Moments {

    /** As CloudWatch writes it: 2026-11-20T12:00:00.000+0000. */
    private static final DateTimeFormatter WITHOUT_COLON = new DateTimeFormatterBuilder()
            .append(DateTimeFormatter.ISO_LOCAL_DATE_TIME)
            .appendOffset("+HHMM", "Z")
            .toFormatter(Locale.ROOT);

    /** No system of today was there before; what says so means that it does not know. */
    private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");

    private static final Instant LATEST = Instant.parse("3000-01-01T00:00:00Z");

    private Moments() {}

    /** Nothing where it is none, or one that means nothing. */
    public static Optional<Instant> read(String text) {
        return iso(text).filter(it -> it.isAfter(EARLIEST) && it.isBefore(LATEST));
    }

    /** The same for what has happened already: a moment to come is taken for now. */
    public static Optional<Instant> past(String text, Instant now) {
        return read(text).map(it -> it.isAfter(now) ? now : it);
    }

    private static Optional<Instant> iso(String text) {
        try {
            return Optional.of(Instant.parse(text));
        } catch (DateTimeException other) {
            try {
                return Optional.of(OffsetDateTime.parse(text, WITHOUT_COLON).toInstant());
            } catch (DateTimeException none) {
                return Optional.empty();
            }
        }
    }
}
