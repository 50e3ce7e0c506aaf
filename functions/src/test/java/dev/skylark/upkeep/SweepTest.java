package dev.skylark.upkeep;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skylark.data.Item;
import dev.skylark.data.Store;
import dev.skylark.table.Table;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class SweepTest {

    private static final String KNOWN = "900000000000000001";
    private static final String STRANGER = "900000000000000009";

    @Test
    void what_should_have_gone_goes_and_what_is_nobodys_is_named() {
        var late = Item.of(KNOWN, "silence").expiring(Store.NOON.minus(Duration.ofDays(3)));
        var fresh = Item.of(KNOWN, "soon").expiring(Store.NOON.minus(Duration.ofHours(3)));
        var gone = new ArrayList<Item>();

        var sweep = Sweep.of(
                Table.ALERTS,
                List.of(late, fresh, Item.of(STRANGER, "alert"), Item.of("house", "heartbeat")),
                Set.of(KNOWN),
                Store.NOON,
                gone::add);

        assertThat(sweep).isEqualTo(new Sweep(Table.ALERTS, 4, 1, Set.of(STRANGER)));
        assertThat(gone).containsExactly(late);
    }
}
