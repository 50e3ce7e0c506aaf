package dev.skylark.cost;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skylark.cost.Budget.Step;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SpentTest {

    private static final Instant NOW = Instant.parse("2051-06-01T12:00:00Z");

    @ParameterizedTest
    @CsvSource({"49.99, 49", "50, 50", "79.999, 79", "100, 100", "250, 250"})
    void percent_are_never_rounded_up(String spent, int percent) {
        assertThat(spent(spent, "0", Budget.ALL_STEPS).percent()).isEqualTo(percent);
    }

    @ParameterizedTest
    @CsvSource({"49.99,", "50, NOTICE", "80, APPROVAL", "99.99, APPROVAL", "100, BLOCK", "119.9, BLOCK", "120, STOP"})
    void a_step_is_reached_at_its_very_amount(String spent, Step step) {
        assertThat(spent(spent, "0", Budget.ALL_STEPS).reached().orElse(null)).isEqualTo(step);
    }

    @Test
    void a_step_that_is_switched_off_is_never_reached() {
        assertThat(spent("500", "1", Set.of(Step.NOTICE)).reached()).contains(Step.NOTICE);
        assertThat(spent("500", "1", Set.of()).reached()).isEmpty();
    }

    @Test
    void the_next_step_is_reached_when_what_runs_has_cost_the_rest() {
        assertThat(spent("30", "2", Budget.ALL_STEPS).next(NOW))
                .contains(NOW.plus(Duration.ofHours(10)).plusSeconds(1));
    }

    @Test
    void where_nothing_runs_nothing_is_reached() {
        assertThat(spent("30", "0", Budget.ALL_STEPS).next(NOW)).isEmpty();
        assertThat(spent("130", "5", Budget.ALL_STEPS).next(NOW)).isEmpty();
    }

    @Property
    void at_the_next_moment_the_next_step_has_been_reached(
            @ForAll @IntRange(min = 0, max = 11_999) int cents, @ForAll @IntRange(min = 1, max = 100_000) int perHour) {
        var before = spent(
                BigDecimal.valueOf(cents, 2).toPlainString(),
                BigDecimal.valueOf(perHour, 4).toPlainString(),
                Budget.ALL_STEPS);

        var next = before.next(NOW);

        next.ifPresent(at -> {
            var hours = Reckoning.hours(Duration.between(NOW, at));
            var after = new Spent(
                    before.budget(), before.spent().add(before.perHour().multiply(hours)), before.perHour());
            assertThat(after.reached()).isNotEqualTo(before.reached());
        });
    }

    private static Spent spent(String amount, String perHour, Set<Step> steps) {
        var budget = new Budget("guild", "all", new Budget.Scope.Everything(), new BigDecimal("100"), "USD", steps, "");
        return new Spent(budget, new BigDecimal(amount), new BigDecimal(perHour));
    }
}
