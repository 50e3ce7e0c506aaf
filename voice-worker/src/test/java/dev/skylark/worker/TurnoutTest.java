package dev.skylark.worker;

import static dev.skylark.data.Store.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.skylark.worker.Turnout.Coming;
import dev.skylark.worker.Turnout.Few;
import dev.skylark.worker.Turnout.Leaving;
import dev.skylark.worker.Turnout.Together;
import java.time.Instant;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

final class TurnoutTest {

    private static final Turnout FEW = new Few();
    private static final Turnout TOGETHER = new Together();
    private static final int WANTED = 3;
    /** The half minute that {@code /idle gather} speaks of. */
    private static final Instant LATER = NOON.plusSeconds(30);

    @Test
    void enough_people_who_stay_are_together() {
        assertThat(FEW.after(people(2), WANTED, NOON)).isEqualTo(FEW);
        assertThat(FEW.after(people(3), WANTED, NOON)).isEqualTo(new Coming(NOON));
        assertThat(new Coming(NOON).after(people(4), WANTED, LATER.minusMillis(1)))
                .isEqualTo(new Coming(NOON));
        assertThat(new Coming(NOON).after(people(3), WANTED, LATER)).isEqualTo(TOGETHER);
    }

    @Test
    void whoever_hops_through_brings_nobody_together() {
        assertThat(new Coming(NOON).after(people(2), WANTED, NOON.plusSeconds(29)))
                .isEqualTo(FEW);
        assertThat(FEW.after(people(3), WANTED, LATER)).isEqualTo(new Coming(LATER));
    }

    @Test
    void whoever_hops_out_and_in_parts_nobody() {
        assertThat(TOGETHER.after(people(9), WANTED, NOON)).isEqualTo(TOGETHER);
        assertThat(TOGETHER.after(people(2), WANTED, NOON)).isEqualTo(new Leaving(NOON));
        assertThat(new Leaving(NOON).after(people(0), WANTED, LATER.minusMillis(1)))
                .isEqualTo(new Leaving(NOON));
        assertThat(new Leaving(NOON).after(people(3), WANTED, LATER)).isEqualTo(TOGETHER);
        assertThat(new Leaving(NOON).after(people(2), WANTED, LATER)).isEqualTo(FEW);
    }

    @Test
    void what_is_not_known_brings_nobody_together_and_parts_nobody() {
        var unknown = OptionalInt.empty();

        assertThat(FEW.after(unknown, WANTED, LATER)).isEqualTo(FEW);
        assertThat(new Coming(NOON).after(unknown, WANTED, LATER)).isEqualTo(FEW);
        assertThat(TOGETHER.after(unknown, WANTED, LATER)).isEqualTo(TOGETHER);
        assertThat(new Leaving(NOON).after(unknown, WANTED, LATER)).isEqualTo(TOGETHER);
    }

    private static OptionalInt people(int number) {
        return OptionalInt.of(number);
    }
}
