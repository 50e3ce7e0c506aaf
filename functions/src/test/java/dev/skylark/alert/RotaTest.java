package dev.skylark.alert;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** Who is on call. */
final class RotaTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final LocalDate FIRST = LocalDate.of(2051, 3, 20);

    private final Rota weekly = new Rota(List.of("41", "42", "43"), 7, FIRST, LocalTime.of(9, 0), Optional.empty());

    @Test
    void they_take_turns() {
        assertThat(weekly.onCall(at("2051-03-20T09:00"), BERLIN)).contains("41");
        assertThat(weekly.onCall(at("2051-03-27T08:59"), BERLIN)).contains("41");
        assertThat(weekly.onCall(at("2051-03-27T09:00"), BERLIN)).contains("42");
        assertThat(weekly.onCall(at("2051-04-10T09:00"), BERLIN)).contains("41");
        assertThat(weekly.changes(at("2051-03-20T09:00"), BERLIN)).isEqualTo(at("2051-03-27T09:00"));
    }

    @Test
    void before_the_first_day_it_was_the_turn_of_who_comes_last() {
        assertThat(weekly.onCall(at("2051-03-20T08:59"), BERLIN)).contains("43");
        assertThat(weekly.onCall(at("2051-03-13T09:00"), BERLIN)).contains("43");
        assertThat(weekly.onCall(at("2051-03-13T08:59"), BERLIN)).contains("42");
    }

    @Test
    void who_takes_it_over_has_it_until_then() {
        var taken = weekly.takenBy("44", at("2051-03-21T12:00"));

        assertThat(taken.onCall(at("2051-03-21T11:59"), BERLIN)).contains("44");
        assertThat(taken.onCall(at("2051-03-21T12:00"), BERLIN)).contains("41");
    }

    @Test
    void where_there_is_nobody_nobody_is_called() {
        assertThat(Rota.NOBODY.onCall(at("2051-03-20T09:00"), BERLIN)).isEmpty();
        assertThat(Rota.NOBODY.takenBy("44", at("2051-03-21T12:00")).onCall(at("2051-03-20T09:00"), BERLIN))
                .contains("44");
    }

    @Property(tries = 500)
    void it_changes_when_it_says_and_not_before(
            @ForAll @IntRange(min = 1, max = 30) int days,
            @ForAll @IntRange(min = 4, max = 23) int hour,
            @ForAll @IntRange(min = -500_000, max = 5_000_000) int minutes) {
        var rota = new Rota(List.of("41", "42", "43"), days, FIRST, LocalTime.of(hour, 0), Optional.empty());
        var now = FIRST.atStartOfDay(BERLIN).toInstant().plus(Duration.ofMinutes(minutes));
        var who = rota.onCall(now, BERLIN);

        var changes = rota.changes(now, BERLIN);

        assertThat(changes).isAfter(now).isBeforeOrEqualTo(now.plus(Duration.ofHours(24L * days + 1)));
        assertThat(rota.onCall(changes.minusMillis(1), BERLIN)).isEqualTo(who);
        assertThat(rota.onCall(changes, BERLIN)).isNotEqualTo(who);
    }

    private static Instant at(String local) {
        return LocalDateTime.parse(local).atZone(BERLIN).toInstant();
    }
}
