package dev.skylark.worker;

import static dev.skylark.data.Store.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.skylark.worker.Shift.Decision;
import dev.skylark.worker.Slots.Slot;
import dev.skylark.worker.Slots.Worker;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

final class ShiftTest {

    private static final Instant ALIVE = NOON.plusSeconds(12);
    private static final Instant WANTED = NOON.plusSeconds(600);

    @Test
    void what_is_wanted_and_free_is_taken() {
        assertThat(decide("a", List.of(wanted(0, "")), "a")).isEqualTo(new Decision.Take(0));
    }

    @Test
    void what_nobody_wants_is_left_alone() {
        assertThat(decide("a", List.of(idle(0, "")), "a")).isEqualTo(new Decision.Stay());
    }

    @Test
    void what_a_dead_worker_held_is_taken() {
        var dead = new Slot(0, "b", 1, NOON, WANTED);

        assertThat(decide("a", List.of(dead), "a")).isEqualTo(new Decision.Take(0));
    }

    @Test
    void who_has_a_share_leaves_the_rest_to_the_others() {
        var slots = List.of(wanted(0, "a"), wanted(1, ""));

        assertThat(decide("a", slots, "a", "b")).isEqualTo(new Decision.Stay());
        assertThat(decide("b", slots, "a", "b")).isEqualTo(new Decision.Take(1));
    }

    @Test
    void what_the_others_leave_alone_for_long_is_taken_all_the_same() {
        var forsaken = new Slot(1, "", 1, NOON.minusSeconds(11), WANTED);

        assertThat(decide("a", List.of(wanted(0, "a"), forsaken), "a", "b")).isEqualTo(new Decision.Take(1));
    }

    @Test
    void who_has_too_much_hands_over_to_who_has_less() {
        var slots = List.of(wanted(0, "a"), wanted(1, "a"));

        assertThat(decide("a", slots, "a", "b")).isEqualTo(new Decision.HandOver(1));
        assertThat(decide("b", slots, "a", "b")).isEqualTo(new Decision.Stay());
    }

    @Test
    void one_more_than_another_is_no_reason_to_interrupt_music() {
        var slots = List.of(wanted(0, "a"), wanted(1, "a"), wanted(2, "b"));

        assertThat(decide("a", slots, "a", "b")).isEqualTo(new Decision.Stay());
    }

    /** From whatever state, and whoever looks first, all find together, and then there is rest. */
    @Property(tries = 500)
    void all_find_together(@ForAll("worlds") World world) {
        var slots = new ArrayList<>(world.slots());
        var workers = names(world.workers()).toArray(String[]::new);
        var handOvers = 0;
        var quiet = 0;
        for (int round = 0; round < 40 && quiet < 3; round++) {
            var before = List.copyOf(slots);
            for (var who : world.turn(round)) {
                // sometimes all look at the same picture, sometimes each at what the one before has done
                var seen = world.looksAtOnce() ? before : slots;
                switch (decide(who, seen, workers)) {
                    case Decision.Take(var slot) -> {
                        if (slots.get(slot).isFree(NOON)) {
                            slots.set(slot, wanted(slot, who));
                        }
                    }
                    case Decision.HandOver(var slot) -> {
                        assertThat(slots.get(slot).holder()).isEqualTo(who);
                        slots.set(slot, wanted(slot, ""));
                        handOvers++;
                    }
                    case Decision.Stay() -> {
                        // content
                    }
                }
            }
            quiet = slots.equals(before) ? quiet + 1 : 0;
        }
        var share = Math.ceilDiv(slots.stream().filter(it -> it.isWanted(NOON)).count(), workers.length);
        assertThat(quiet).as("there is rest").isEqualTo(3);
        assertThat(slots.stream().filter(it -> it.isWanted(NOON))).noneMatch(it -> it.isFree(NOON));
        for (var who : workers) {
            assertThat(slots.stream()
                            .filter(it -> it.isWanted(NOON) && it.holder().equals(who)))
                    .hasSizeLessThanOrEqualTo((int) share + 1);
        }
        assertThat(handOvers).as("no slot is handed over twice").isLessThanOrEqualTo(slots.size());
    }

    /** Who holds what at the beginning: workers, somebody dead, nobody. */
    record World(int workers, List<Slot> slots, boolean looksAtOnce, int seed) {

        /** In which order they look. */
        List<String> turn(int round) {
            var names = new ArrayList<>(names(workers).toList());
            Collections.rotate(names, seed + round);
            return names;
        }
    }

    @Provide
    Arbitrary<World> worlds() {
        return Arbitraries.integers().between(1, 6).flatMap(workers -> {
            var holders = Stream.concat(names(workers), Stream.of("", "dead")).toList();
            var held = Arbitraries.of(holders);
            return Arbitraries.of(true, false)
                    .flatMap(atOnce -> Arbitraries.integers()
                            .between(0, 100)
                            .flatMap(seed -> held.list()
                                    .ofMinSize(1)
                                    .ofMaxSize(10)
                                    .flatMap(them -> Arbitraries.of(true, false)
                                            .list()
                                            .ofSize(them.size())
                                            .map(wants -> new World(workers, slots(them, wants), atOnce, seed)))));
        });
    }

    private static List<Slot> slots(List<String> holders, List<Boolean> wants) {
        return IntStream.range(0, holders.size())
                .mapToObj(it -> {
                    var slot = wants.get(it) ? wanted(it, holders.get(it)) : idle(it, holders.get(it));
                    return slot.holder().equals("dead")
                            ? new Slot(it, "dead", 1, NOON.minusSeconds(1), slot.wanted())
                            : slot;
                })
                .toList();
    }

    private static Stream<String> names(int workers) {
        return IntStream.range(0, workers).mapToObj("worker-%d"::formatted);
    }

    private static Slot wanted(int number, String holder) {
        return new Slot(number, holder, 1, ALIVE, WANTED);
    }

    private static Slot idle(int number, String holder) {
        return new Slot(number, holder, 1, ALIVE, Instant.EPOCH);
    }

    private static Decision decide(String me, List<Slot> slots, String... workers) {
        return Shift.decide(
                me,
                slots,
                Stream.of(workers).map(it -> new Worker(it, NOON, 0, Map.of())).toList(),
                NOON);
    }
}
