package dev.skylark.backup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skylark.backup.Backup.Kind;
import dev.skylark.data.Item;
import dev.skylark.data.Store;
import dev.skylark.table.Table;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What is kept, what is put back, and what counts as a proof. */
final class KeepingTest {

    @Test
    void of_each_table_seven_nights_are_kept_and_none_by_hand_is_lost_to_them() {
        var nights = IntStream.range(0, 10)
                .mapToObj(it -> backup(Table.FLEET, it, Kind.NIGHTLY))
                .toList();
        var others = Stream.of(backup(Table.MUSIC, 30, Kind.NIGHTLY), backup(Table.FLEET, 400, Kind.BY_HAND))
                .toList();

        var surplus =
                Keeping.surplus(Stream.concat(others.stream(), nights.stream()).toList());

        assertThat(surplus).containsExactlyInAnyOrder(nights.get(7), nights.get(8), nights.get(9));
    }

    @Test
    void what_is_gone_or_otherwise_comes_back_and_what_is_newer_stays() {
        var then = List.of(item("gone", "1"), item("other", "1"), item("same", "1"), old());
        var now = List.of(item("other", "2"), item("same", "1").with("write", "mark"), item("new", "1"));

        var difference = Difference.between(then, now, Store.NOON);

        assertThat(difference.lost()).containsExactly(item("gone", "1"));
        assertThat(difference.changed()).containsExactly(item("other", "1"));
        assertThat(difference.same()).isEqualTo(1);
        assertThat(difference.newer()).isEqualTo(1);
    }

    @Test
    void a_proof_holds_when_as_much_came_out_as_went_in_but_for_what_came_and_went_meanwhile() {
        assertThat(new Proof(Map.of(Table.FLEET, 1000L), Map.of(Table.FLEET, 980L)).holds())
                .isTrue();
        assertThat(new Proof(Map.of(Table.FLEET, 1000L), Map.of(Table.FLEET, 900L)).worst())
                .contains(Table.FLEET);
        assertThat(new Proof(Map.of(Table.FLEET, 3L), Map.of()).worst()).contains(Table.FLEET);
        assertThat(new Proof(Map.of(), Map.of()).holds()).isFalse();
    }

    @Test
    void what_was_made_together_is_one_line_of_the_list() {
        var together = Stream.of(Table.FLEET, Table.MUSIC)
                .map(it -> backup(it, 0, Kind.NIGHTLY))
                .toList();
        var before = backup(Table.FLEET, 1, Kind.NIGHTLY);

        assertThat(BackupCommands.runs(List.of(before, together.get(0), together.get(1))))
                .containsExactly(together, List.of(before));
    }

    private static Backup backup(Table table, int daysAgo, Kind kind) {
        return new Backup(table, table + "-" + daysAgo, Store.NOON.minus(Duration.ofDays(daysAgo)), kind, 100);
    }

    private static Item item(String id, String text) {
        return Item.of("1", id).with("text", text);
    }

    private static Item old() {
        return item("old", "1").expiring(Store.NOON.minusSeconds(1));
    }
}
