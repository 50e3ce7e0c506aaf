package dev.skylark.alert;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skylark.data.Store;
import dev.skylark.fact.Severity;
import dev.skylark.table.Table;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** How guilds want their alerts, in both databases that nobody of us wrote. */
@ParameterizedClass
@EnumSource(value = Store.class, names = "MEMORY", mode = EnumSource.Mode.EXCLUDE)
final class DynamoPlansTest {

    private final Plans plans;
    private final String guild = Store.newId();

    DynamoPlansTest(Store store) {
        plans = store.open(
                () -> {
                    throw new AssertionError("there is no twin");
                },
                tables -> new DynamoPlans(tables.rows(Table.ALERTS)));
    }

    @Test
    void a_guild_that_said_nothing_has_it_as_is_usual() {
        assertThat(plans.of(guild)).isEqualTo(Plan.usual(guild));
    }

    @Test
    void what_a_guild_said_is_kept() {
        var wanted = Plan.usual(guild)
                .with(List.of(new Route("night", Severity.ERROR, "shop", "", "102", "103")))
                .with(Optional.of(new Night(LocalTime.of(22, 0), LocalTime.of(7, 0))));

        assertThat(plans.save(wanted)).isTrue();

        assertThat(plans.of(guild))
                .usingRecursiveComparison()
                .ignoringFields("version")
                .isEqualTo(wanted);
        assertThat(plans.of(Store.newId()).routes()).isEmpty();
    }

    @Test
    void what_somebody_else_changed_meanwhile_is_not_overwritten() {
        assertThat(plans.save(Plan.usual(guild))).isTrue();
        var read = plans.of(guild);
        assertThat(plans.save(read.with(Rota.NOBODY.takenBy("41", Store.NOON)))).isTrue();

        assertThat(plans.save(read.with(List.of()))).isFalse();
        assertThat(plans.save(Plan.usual(guild))).isFalse();

        assertThat(plans.of(guild).rota().taken()).isPresent();
    }
}
