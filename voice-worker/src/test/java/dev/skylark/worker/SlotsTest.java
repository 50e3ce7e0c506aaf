package dev.skylark.worker;

import static dev.skylark.data.Store.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.skylark.data.AtOnce;
import dev.skylark.data.Rows;
import dev.skylark.data.Store;
import dev.skylark.data.Time;
import dev.skylark.table.Table;
import dev.skylark.voice.SlotRows;
import dev.skylark.worker.Slots.Slot;
import dev.skylark.worker.Slots.Worker;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(Store.class)
final class SlotsTest {

    private static final int COUNT = 3;
    private static final Instant LEASE_ENDS = NOON.plusSeconds(12);

    private final Slots slots;

    SlotsTest(Store store) {
        slots = store.open(() -> new InMemorySlots(COUNT), tables -> {
            var rows = tables.rows(Table.VOICE);
            empty(rows);
            return new DynamoSlots(rows, COUNT, new Time());
        });
    }

    /** There is one set of slots in a table, and every test wants it new. */
    static void empty(Rows rows) {
        Stream.of(SlotRows.SLOTS, SlotRows.WORKERS, SlotRows.slot(0), SlotRows.slot(1))
                .flatMap(it -> rows.all(it).stream())
                .forEach(it -> rows.remove(it.text(Table.PARTITION), it.text(Table.SORT)));
    }

    @Test
    void all_are_there_from_the_beginning_free_and_not_wanted() {
        assertThat(slots.slots()).hasSize(COUNT).allSatisfy(it -> {
            assertThat(it.isFree(NOON)).isTrue();
            assertThat(it.isWanted(NOON)).isFalse();
        });
    }

    @Test
    void what_nobody_holds_is_taken() {
        var term = take(1, "one", NOON);

        assertThat(term).isPositive();
        assertThat(slots.slots().get(1)).isEqualTo(new Slot(1, "one", term, LEASE_ENDS, Instant.EPOCH));
    }

    @Test
    void what_somebody_holds_is_not_taken() {
        take(1, "one", NOON);

        assertThat(take(1, "two", LEASE_ENDS.minusMillis(1))).isZero();
        assertThat(take(2, "two", NOON)).isPositive();
    }

    @Test
    void a_lease_that_ended_holds_nothing_and_the_next_term_is_higher() {
        var first = take(1, "one", NOON);
        var second = take(1, "two", LEASE_ENDS);

        assertThat(second).isGreaterThan(first);
        assertThat(renew(1, "one", first)).isFalse();
        assertThat(renew(1, "two", second)).isTrue();
    }

    @Test
    void what_was_given_back_is_free_at_once() {
        var first = take(1, "one", NOON);
        slots.release(1, "one", first);

        assertThat(slots.slots().get(1).isFree(NOON)).isTrue();
        assertThat(take(1, "two", NOON)).isGreaterThan(first);
    }

    @Test
    void nobody_gives_back_what_is_somebody_elses() {
        var first = take(1, "one", NOON);
        var second = take(1, "one", LEASE_ENDS);
        slots.release(1, "one", first);
        slots.release(1, "two", second);

        assertThat(slots.slots().get(1).holder()).isEqualTo("one");
    }

    @Test
    void a_later_term_is_higher_also_in_another_slot() {
        var first = take(0, "one", NOON);
        take(0, "one", LEASE_ENDS);

        assertThat(take(1, "two", LEASE_ENDS.plusSeconds(1))).isGreaterThan(first);
    }

    @Test
    void a_lease_is_renewed_and_so_is_until_when_somebody_is_needed() {
        var term = take(1, "one", NOON);
        var wanted = NOON.plusSeconds(600);

        assertThat(slots.renew(1, "one", term, LEASE_ENDS.plusSeconds(3), Optional.of(wanted)))
                .isTrue();
        assertThat(slots.slots().get(1)).isEqualTo(new Slot(1, "one", term, LEASE_ENDS.plusSeconds(3), wanted));
        renew(1, "one", term);
        assertThat(slots.slots().get(1).wanted())
                .as("the last guild has fallen silent")
                .isEqualTo(wanted);
        slots.release(1, "one", term);
        take(1, "two", NOON);
        assertThat(slots.slots().get(1).wanted()).as("somebody else goes on").isEqualTo(wanted);
    }

    @Test
    void of_twenty_who_take_the_same_one_gets_it() throws Exception {
        var terms = AtOnce.each(20, it -> take(1, "worker-" + it, NOON));

        assertThat(terms.stream().filter(it -> it > 0)).hasSize(1);
    }

    @Test
    void workers_are_known_while_they_live() {
        var one = new Worker("one", NOON, 3, Map.of("SOUNDCLOUD", "resting: it was down"));
        slots.live(one, LEASE_ENDS);
        slots.live(new Worker("two", NOON, 0, Map.of()), LEASE_ENDS.plusSeconds(1));
        slots.live(new Worker("three", NOON, 0, Map.of()), LEASE_ENDS);
        slots.die("three");

        assertThat(slots.workers(NOON)).extracting(Worker::id).containsExactlyInAnyOrder("one", "two");
        assertThat(slots.workers(NOON)).contains(one);
        assertThat(slots.workers(LEASE_ENDS)).extracting(Worker::id).containsExactly("two");
    }

    @Test
    void guilds_are_cared_for_by_slot() {
        slots.cares(0, "guild-1");
        slots.cares(0, "guild-2");
        slots.cares(1, "guild-3");
        slots.caresNoMore(0, "guild-2");
        slots.caresNoMore(0, "guild-3");

        assertThat(slots.guilds(0)).containsExactly("guild-1");
        assertThat(slots.guilds(1)).containsExactly("guild-3");
        assertThat(slots.guilds(2)).isEmpty();
    }

    private long take(int slot, String worker, Instant now) {
        return slots.take(slot, worker, now, now.plusSeconds(12));
    }

    private boolean renew(int slot, String worker, long term) {
        return slots.renew(slot, worker, term, LEASE_ENDS.plusSeconds(60), Optional.empty());
    }
}
