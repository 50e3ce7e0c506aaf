package dev.skylark.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skylark.data.AtOnce;
import dev.skylark.data.Rows;
import dev.skylark.data.Store;
import dev.skylark.jda.Identifies;
import dev.skylark.table.Table;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(value = Store.class, names = "MEMORY", mode = EnumSource.Mode.EXCLUDE)
final class IdentifiesTest {

    private final Identifies identifies;
    private final Rows rows;

    IdentifiesTest(Store store) {
        // far ahead, or DynamoDB Local would forget
        var clock = Clock.offset(
                Clock.systemUTC(), Duration.between(Clock.systemUTC().instant(), Store.NOON));
        rows = store.open(
                () -> {
                    throw new IllegalStateException();
                },
                tables -> tables.rows(Table.VOICE));
        rows.remove("identifies", "identifies");
        identifies = new DynamoIdentifies(rows, clock);
    }

    @Test
    void of_two_at_once_one_waits_for_five_seconds() throws Exception {
        var began = System.nanoTime();
        var waited = AtOnce.each(2, _ -> {
            try {
                identifies.await();
            } catch (InterruptedException ended) {
                throw new IllegalStateException(ended);
            }
            return Duration.ofNanos(System.nanoTime() - began);
        });

        assertThat(waited.stream().filter(it -> it.toMillis() < 4000)).hasSize(1);
        assertThat(waited.stream().filter(it -> it.toMillis() >= 5000)).hasSize(1);
        assertThat(rows.find("identifies", "identifies").orElseThrow().whole("today"))
                .isEqualTo(2);
    }
}
