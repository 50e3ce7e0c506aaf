package dev.skylark.worker;

import static dev.skylark.data.Store.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class BudgetTest {

    @Test
    void the_first_may_begin_at_once_and_the_next_in_five_seconds() {
        assertThat(Budget.UNUSED.allows(NOON)).isTrue();
        var spent = Budget.UNUSED.spent(NOON);

        assertThat(spent.allows(NOON.plusMillis(4999))).isFalse();
        assertThat(spent.allows(NOON.plusSeconds(5))).isTrue();
    }

    @Test
    void workers_that_take_over_from_each_other_need_not_wait_longer() {
        var begun = begun(20, Duration.ofMinutes(1));

        assertThat(begun.getLast()).isEqualTo(NOON.plusSeconds(19 * 60));
        assertThat(begun(20, Duration.ZERO).getLast()).isEqualTo(NOON.plusSeconds(19 * 5));
    }

    @Test
    void one_that_begins_again_and_again_waits_twice_as_long_each_time_up_to_a_quarter_of_an_hour() {
        var begun = begun(40, Duration.ZERO);

        assertThat(Duration.between(begun.get(20), begun.get(21))).isEqualTo(Duration.ofSeconds(10));
        assertThat(Duration.between(begun.get(21), begun.get(22))).isEqualTo(Duration.ofSeconds(20));
        assertThat(Duration.between(begun.get(38), begun.get(39))).isEqualTo(Duration.ofMinutes(15));
    }

    @Test
    void after_a_quiet_while_it_is_trusted_again() {
        var budget = Budget.UNUSED;
        for (int count = 0; count < 30; count++) {
            budget = budget.spent(budget.next().isAfter(NOON) ? budget.next() : NOON);
        }
        var later = budget.next().plus(Duration.ofMinutes(15));

        assertThat(budget.spent(later).next()).isEqualTo(later.plusSeconds(5));
    }

    @Test
    void after_950_the_next_waits_for_a_day_after_the_first() {
        var budget = Budget.UNUSED;
        var begun = new ArrayList<Instant>();
        while (begun.size() < 951) {
            // a quiet quarter of an hour after each twenty, so that nothing else holds them up
            var now = begun.isEmpty() ? NOON : budget.next();
            now = begun.size() % 20 == 0 ? now.plus(Duration.ofMinutes(15)) : now;
            budget = budget.spent(now);
            begun.add(now);
        }

        assertThat(Duration.between(begun.getFirst(), begun.get(949))).isLessThan(Duration.ofDays(1));
        assertThat(Duration.between(begun.getFirst(), begun.get(950))).isEqualTo(Duration.ofDays(1));
    }

    /** When each of so many begins, each so long after it may. */
    private static List<Instant> begun(int count, Duration later) {
        var budget = Budget.UNUSED;
        var begun = new ArrayList<Instant>();
        var now = NOON;
        for (int session = 0; session < count; session++) {
            assertThat(budget.allows(now)).isTrue();
            begun.add(now);
            budget = budget.spent(now);
            now = later.isZero() ? budget.next() : now.plus(later);
        }
        return begun;
    }
}
