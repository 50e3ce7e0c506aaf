package dev.skylark.uptime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skylark.fleet.Place;
import dev.skylark.fleet.Server;
import dev.skylark.fleet.State;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

final class DaysTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    @Test
    void a_session_over_midnight_belongs_to_both_days() {
        var session = session(at("2026-05-03T22:30"), at("2026-05-04T01:15"));

        assertThat(days(session, "2026-05-03", "2026-05-05"))
                .containsEntry(LocalDate.parse("2026-05-03"), Duration.ofMinutes(90))
                .containsEntry(LocalDate.parse("2026-05-04"), Duration.ofMinutes(75));
    }

    @Test
    void the_day_when_clocks_go_forward_has_23_hours() {
        var session = session(at("2026-03-28T00:00"), at("2026-03-30T00:00"));

        assertThat(days(session, "2026-03-28", "2026-03-30"))
                .containsEntry(LocalDate.parse("2026-03-28"), Duration.ofHours(24))
                .containsEntry(LocalDate.parse("2026-03-29"), Duration.ofHours(23));
    }

    @Test
    void the_day_when_clocks_go_back_has_25_hours() {
        var session = session(at("2026-10-25T00:00"), at("2026-10-26T00:00"));

        assertThat(days(session, "2026-10-25", "2026-10-26"))
                .containsEntry(LocalDate.parse("2026-10-25"), Duration.ofHours(25));
        assertThat(Days.length(LocalDate.parse("2026-10-25"), BERLIN)).isEqualTo(Duration.ofHours(25));
    }

    @Test
    void a_day_without_anything_is_there_too() {
        assertThat(Days.of(List.of(), LocalDate.parse("2026-05-01"), LocalDate.parse("2026-05-04"), BERLIN))
                .hasSize(3)
                .containsValue(Duration.ZERO);
    }

    @Property(tries = 300)
    void nothing_is_lost_or_counted_twice_whatever_the_zone(
            @ForAll @LongRange(min = 1_700_000_000, max = 1_900_000_000) long start,
            @ForAll @IntRange(min = 1, max = 2_000_000) int seconds,
            @ForAll @IntRange(min = 0, max = 599) int zone) {
        var zones = ZoneId.getAvailableZoneIds().stream().sorted().toList();
        var where = ZoneId.of(zones.get(zone % zones.size()));
        var from = Instant.ofEpochSecond(start);
        var session = session(from, from.plusSeconds(seconds));
        var first = LocalDate.ofInstant(session.start(), where).minusDays(1);
        var end = LocalDate.ofInstant(session.end(), where).plusDays(2);

        assertThat(Days.of(List.of(session), first, end, where).values().stream()
                        .reduce(Duration.ZERO, Duration::plus))
                .isEqualTo(session.length());
    }

    private static Map<LocalDate, Duration> days(Session session, String first, String end) {
        return Days.of(List.of(session), LocalDate.parse(first), LocalDate.parse(end), BERLIN);
    }

    private static Instant at(String local) {
        return LocalDateTime.parse(local).atZone(BERLIN).toInstant();
    }

    private static Session session(Instant start, Instant end) {
        var server = new Server(
                "guild",
                Place.home("eu-central-1"),
                "i-1",
                "web-1",
                State.STOPPED,
                "t3.small",
                Server.LINUX,
                "",
                false,
                "",
                "",
                start,
                end,
                false,
                false,
                Map.of());
        return new Session(server, start, end, false);
    }
}
