package dev.skylark.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DurationsTest {

    @ParameterizedTest
    @CsvSource({
        "90m, PT1H30M",
        "1h30m, PT1H30M",
        "2 days, PT48H",
        "1 w, PT168H",
        "45 sec, PT45S",
        "3 Stunden, PT3H",
        "2 Tage 4 h, PT52H",
        "10 min, PT10M",
        "1d 1h 1m 1s, PT25H1M1S",
        "5 Minuten, PT5M",
        "1 Woche, PT168H"
    })
    void people_write_lengths_of_time(String text, Duration meant) {
        assertThat(Durations.read(text)).contains(meant);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "soon", "h", "5", "1h and 5m", "-5m", "1.5h", "99999999999d"})
    void what_is_no_length_of_time_is_none(String text) {
        assertThat(Durations.read(text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"PT0S, 0s", "PT2H5M, 2h 5m", "P1DT3S, 1d 3s"})
    void lengths_are_written_short(Duration duration, String text) {
        assertThat(Durations.write(duration)).isEqualTo(text);
    }
}
