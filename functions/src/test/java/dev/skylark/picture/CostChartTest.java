package dev.skylark.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.awt.Color;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

final class CostChartTest {

    /** Below the legend, if that has one row. */
    private static final int PLOT = 150;

    private static final Color FIRST = CostChart.COLOURS.getFirst();
    private static final Color SECOND = CostChart.COLOURS.get(1);

    @Test
    void seven_services_the_others_and_the_forecast_each_have_a_colour() {
        var picture = Pixels.of(CostChart.draw(Samples.costs(10, 12, 3, "20")));
        assertThat(CostChart.COLOURS).hasSize(7).doesNotHaveDuplicates();
        assertThat(CostChart.COLOURS)
                .allSatisfy(colour -> assertThat(drawn(picture, colour)).isGreaterThan(1000));
        assertThat(drawn(picture, CostChart.OTHERS)).isGreaterThan(1000);
        assertThat(drawn(picture, CostChart.FORECAST)).isGreaterThan(1000);
    }

    @Test
    void seven_services_leave_no_others_and_no_forecast_is_not_shown() {
        var picture = Pixels.of(CostChart.draw(Samples.costs(10, 7, 0, "20")));
        assertThat(drawn(picture, CostChart.OTHERS)).isZero();
        assertThat(drawn(picture, CostChart.FORECAST)).isZero();
    }

    @Test
    void others_are_those_that_cost_least() {
        var services = new ArrayList<>(List.of(Samples.series("cheap", "7")));
        services.addAll(Collections.nCopies(7, Samples.series("dear", "70")));
        var picture = Pixels.of(CostChart.draw(Samples.costs(services.toArray(Costs.Series[]::new))));
        var others = picture.count(CostChart.OTHERS, PLOT, picture.height());
        assertThat(others).isPositive().isLessThan(drawn(picture, FIRST) / 5);
    }

    @Test
    void a_day_without_costs_has_no_bar() {
        var picture = Pixels.of(CostChart.draw(Samples.costs(Samples.series("S3", "4", "0", "4"))));
        assertThat(picture.across(picture.height() - 120))
                .filteredOn(FIRST::equals)
                .hasSize(2);
    }

    @Test
    void without_any_costs_there_is_no_bar_at_all() {
        var picture = Pixels.of(CostChart.draw(Samples.costs(Samples.series("S3", "0", "0.00", "0"))));
        assertThat(drawn(picture, FIRST)).isZero();
    }

    @Test
    void bars_stand_on_one_another_and_are_as_high_as_their_costs() {
        var picture = Pixels.of(CostChart.draw(Samples.costs(Samples.series("EC2", "6"), Samples.series("S3", "3"))));
        var ec2 = picture.count(FIRST, PLOT, picture.height());
        var s3 = picture.count(SECOND, PLOT, picture.height());
        assertThat((double) ec2 / s3).isCloseTo(2, within(0.05));
        assertThat(picture.down(615))
                .containsSubsequence(SECOND, FIRST)
                .filteredOn(SECOND::equals)
                .hasSize(1);
    }

    @Test
    void money_that_came_back_hangs_below_zero() {
        var picture =
                Pixels.of(CostChart.draw(Samples.costs(Samples.series("EC2", "6"), Samples.series("Credits", "-3"))));
        assertThat(picture.down(615)).containsSubsequence(FIRST, SECOND);
    }

    @Test
    void the_forecast_comes_after_the_last_day() {
        var picture = Pixels.of(CostChart.draw(Samples.costs(2, 1, 1, "5")));
        assertThat(picture.across(picture.height() - 120)).containsSubsequence(FIRST, FIRST, CostChart.FORECAST);
    }

    @Test
    void a_service_has_one_cost_for_each_day() {
        assertThatThrownBy(() -> Samples.costs(Samples.series("EC2", "6"), Samples.series("S3", "3", "1")))
                .hasMessage("S3 has 2 of 1 days");
        assertThatThrownBy(() ->
                        new Costs("", "USD", List.of(), List.of(), "", List.of(BigDecimal.ONE), "", Locale.ENGLISH))
                .hasMessage("There is no day");
    }

    private static long drawn(Pixels picture, Color colour) {
        return picture.count(colour, 0, picture.height());
    }
}
