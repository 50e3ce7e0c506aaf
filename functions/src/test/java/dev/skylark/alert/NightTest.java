package dev.skylark.alert;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** The hours in which nobody is called. */
final class NightTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final Instant YEAR = Instant.parse("2051-01-01T00:00:00Z");

    @Test
    void it_goes_over_midnight() {
        var night = new Night(LocalTime.of(22, 0), LocalTime.of(7, 0));

        assertThat(night.covers(Instant.parse("2051-06-01T20:00:00Z"), BERLIN)).isTrue();
        assertThat(night.covers(Instant.parse("2051-06-01T19:59:59Z"), BERLIN)).isFalse();
        assertThat(night.covers(Instant.parse("2051-06-02T05:00:00Z"), BERLIN)).isFalse();
        assertThat(night.ends(Instant.parse("2051-06-01T20:00:00Z"), BERLIN))
                .isEqualTo(Instant.parse("2051-06-02T05:00:00Z"));
        assertThat(night.ends(Instant.parse("2051-06-02T04:59:59Z"), BERLIN))
                .isEqualTo(Instant.parse("2051-06-02T05:00:00Z"));
    }

    @Test
    void where_the_clock_is_put_back_it_ends_once() {
        var night = new Night(LocalTime.of(22, 0), LocalTime.of(2, 30));

        assertThat(night.ends(Instant.parse("2026-10-25T01:15:00Z"), BERLIN))
                .isEqualTo(Instant.parse("2026-10-25T01:30:00Z"));
    }

    @Property(tries = 500)
    void it_ends_within_a_day_and_then_it_is_day(
            @ForAll @IntRange(max = 95) int from,
            @ForAll @IntRange(max = 95) int until,
            @ForAll @IntRange(max = 365 * 24 * 12) int now,
            @ForAll boolean berlin) {
        Assume.that(from != until);
        var night = new Night(LocalTime.MIDNIGHT.plusMinutes(15L * from), LocalTime.MIDNIGHT.plusMinutes(15L * until));
        var zone = berlin ? BERLIN : ZoneOffset.UTC;
        var at = YEAR.plus(Duration.ofMinutes(5L * now));
        Assume.that(night.covers(at, zone));

        var ends = night.ends(at, zone);

        assertThat(ends).isAfter(at).isBeforeOrEqualTo(at.plus(Duration.ofHours(25)));
        if (!berlin) {
            assertThat(night.covers(ends, zone)).isFalse();
        }
    }
}
