package dev.skylark.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.LocalTime;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SpanTest {

    @ParameterizedTest
    @CsvSource({
        "DAILY, 2026-11-21, 0, 2026-11-21, 2026-11-22",
        "DAILY, 2026-03-01, 1, 2026-02-28, 2026-03-01",
        "WEEKLY, 2026-11-21, 0, 2026-11-16, 2026-11-23",
        "WEEKLY, 2026-11-16, 1, 2026-11-09, 2026-11-16",
        "WEEKLY, 2027-01-03, 0, 2026-12-28, 2027-01-04",
        "MONTHLY, 2026-11-30, 0, 2026-11-01, 2026-12-01",
        "MONTHLY, 2026-03-31, 1, 2026-02-01, 2026-03-01",
        "MONTHLY, 2026-01-15, 13, 2024-12-01, 2025-01-01"
    })
    void a_span_begins_and_ends_where_people_think(
            Span span, LocalDate today, int back, LocalDate first, LocalDate end) {
        assertThat(span.first(today, back)).isEqualTo(first);
        assertThat(span.end(first)).isEqualTo(end);
    }

    @ParameterizedTest
    @CsvSource({"DAILY, 30 7 * * ? *", "WEEKLY, 30 7 ? * MON *", "MONTHLY, 30 7 1 * ? *"})
    void it_is_told_when_it_is_over(Span span, String cron) {
        assertThat(span.cron(LocalTime.of(7, 30))).isEqualTo(cron);
    }
}
