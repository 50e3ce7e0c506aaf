package dev.skylark.idle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skylark.data.Store;
import dev.skylark.idle.Wakes.Who;
import dev.skylark.table.Table;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** There is no twin: the stories run on the embedded database. */
final class WakesTest {

    @ParameterizedTest
    @EnumSource(value = Store.class, names = "MEMORY", mode = EnumSource.Mode.EXCLUDE)
    void who_may_is_what_was_said_last(Store store) {
        Wakes wakes = store.open(
                () -> {
                    throw new AssertionError("there is no twin");
                },
                tables -> new DynamoWakes(tables.rows(Table.FLEET)));
        var guild = Store.newId();
        assertThat(wakes.find(guild, "i-1")).isEmpty();

        wakes.set(guild, "i-1", Who.EVERYONE);
        wakes.set(guild, "i-1", Who.OPERATOR);

        assertThat(wakes.find(guild, "i-1")).contains(Who.OPERATOR);
        assertThat(wakes.find(Store.newId(), "i-1")).isEmpty();
    }
}
