package dev.skylark.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class TimelineChartTest {

    @Test
    void what_is_most_has_the_first_colour_and_the_smallest_share_one() {
        var series = IntStream.rangeClosed(1, 9)
                .mapToObj(it -> new Timeline.Series("kind " + it, List.of((double) it * 10, (double) it * 20)))
                .toList();

        var picture = Pixels.of(TimelineChart.draw(timeline(series)));

        assertThat(picture.count(CostChart.COLOURS.getFirst(), 150, picture.height()))
                .isGreaterThan(picture.count(CostChart.COLOURS.get(6), 150, picture.height()))
                .isGreaterThan(1000);
        assertThat(picture.count(CostChart.OTHERS, 150, picture.height())).isPositive();
    }

    @Test
    void nothing_at_all_is_drawn_too() {
        var picture = Pixels.of(TimelineChart.draw(timeline(List.of(new Timeline.Series("none", List.of(0.0, -5.0))))));

        assertThat(picture.count(CostChart.COLOURS.getFirst(), 150, picture.height()))
                .isZero();
    }

    @Test
    void every_series_has_an_amount_for_every_moment() {
        assertThatThrownBy(() -> timeline(List.of(new Timeline.Series("short", List.of(1.0)))))
                .hasMessage("short has 1 of 2 amounts");
    }

    private static Timeline timeline(List<Timeline.Series> series) {
        return new Timeline("Errors", List.of("12:00", "12:05"), series, "others", Locale.ENGLISH);
    }
}
