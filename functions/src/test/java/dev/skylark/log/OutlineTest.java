package dev.skylark.log;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skylark.log.Logs.Cell;
import dev.skylark.picture.Timeline;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class OutlineTest {

    @Test
    void counts_over_time_have_an_axis_on_which_no_moment_is_left_out() {
        var timeline = of(List.of(
                        row("12:00", "errors", "3"), row("12:05", "errors", "4"), row("12:20", "errors", "5")))
                .orElseThrow();

        assertThat(timeline.moments()).containsExactly("14:00", "14:05", "14:10", "14:15", "14:20");
        assertThat(timeline.series()).containsExactly(new Timeline.Series("errors", List.of(3.0, 4.0, 0.0, 0.0, 5.0)));
    }

    @Test
    void words_beside_the_time_are_what_is_counted() {
        var timeline = of(List.of(
                        row("12:00", "service", "shop", "count", "3"),
                        row("12:00", "service", "game", "count", "1"),
                        row("12:05", "service", "game", "count", "2")))
                .orElseThrow();

        assertThat(timeline.series())
                .containsExactlyInAnyOrder(
                        new Timeline.Series("shop", List.of(3.0, 0.0)), new Timeline.Series("game", List.of(1.0, 2.0)));
    }

    @Test
    void lines_without_numbers_without_times_or_at_one_moment_have_none() {
        assertThat(of(List.of(row("12:00", "what", "words"), row("12:05", "what", "words"))))
                .isEmpty();
        assertThat(of(List.of(row("12:00", "errors", "3")))).isEmpty();
        assertThat(of(List.of(List.of(new Cell("path", "/"), new Cell("count", "3")))))
                .isEmpty();
        assertThat(of(List.of(List.of(new Cell("@timestamp", "2051-06-01 12:00:00.000"), new Cell("ms", "3")))))
                .isEmpty();
    }

    private static Optional<Timeline> of(List<List<Cell>> rows) {
        return Outline.of(rows, "Errors", "others", ZoneId.of("Europe/Berlin"), Locale.ENGLISH);
    }

    private static List<Cell> row(String time, String... columnsAndValues) {
        var cells = new ArrayList<Cell>();
        cells.add(new Cell("bin(5m)", "2051-06-01 " + time + ":00.000"));
        for (int at = 0; at < columnsAndValues.length; at += 2) {
            cells.add(new Cell(columnsAndValues[at], columnsAndValues[at + 1]));
        }
        return cells;
    }
}
