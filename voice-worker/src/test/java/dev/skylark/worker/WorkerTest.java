package dev.skylark.worker;

import static dev.skylark.worker.House.play;
import static dev.skylark.worker.House.soon;
import static org.assertj.core.api.Assertions.assertThat;

import dev.skylark.capacity.Capacity;
import dev.skylark.voice.VoiceCommand;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Workers whose hearts beat when the test says so. */
final class WorkerTest {

    private static final int SLOTS = 4;

    private final House house = new House(SLOTS);
    private final List<String> capacity = new CopyOnWriteArrayList<>();
    private final List<Worker> workers = new ArrayList<>();

    @AfterEach
    void end() {
        workers.forEach(Worker::abandon);
    }

    @Test
    void one_alone_takes_every_slot_that_is_wanted_and_no_other() {
        want(0, 1, 3);
        var one = worker("one");

        beat(3, one);

        assertThat(one.held()).containsExactlyInAnyOrder(0, 1, 3);
        house.nothingWentWrong();
    }

    @Test
    void two_share() {
        want(0, 1, 2, 3);
        var one = worker("one");
        var two = worker("two");

        beat(6, one, two);

        assertThat(one.held()).hasSize(2);
        assertThat(two.held()).hasSize(2).doesNotContainAnyElementsOf(one.held());
    }

    @Test
    void one_that_comes_later_gets_its_share_once_and_then_there_is_rest() {
        want(0, 1, 2, 3);
        var one = worker("one");
        beat(5, one);
        var two = worker("two");

        for (int round = 0; round < 10; round++) {
            beat(1, one, two);
            House.pause();
        }
        soon(() -> {
            beat(1, one, two);
            assertThat(two.held()).hasSize(2);
        });
        var connections = house.connections.get();
        var before = List.of(one.held(), two.held());
        want(0, 1, 2, 3);
        beat(20, one, two);

        assertThat(List.of(one.held(), two.held())).isEqualTo(before);
        assertThat(house.connections).as("nobody identified again").hasValue(connections);
        assertThat(connections).isEqualTo(SLOTS + 2);
    }

    @Test
    void what_a_dead_one_held_plays_again_within_half_a_minute() {
        want(0, 1);
        var one = worker("one");
        var two = worker("two");
        beat(4, one, two);
        assertThat(one.held()).hasSize(1);
        var slot = one.held().iterator().next();
        var guild = "920000000000000003";
        house.queue(slot).put(play("1", guild, "lark"));
        soon(() -> assertThat(house.queue(slot).taken()).containsExactly("1"));
        soon(() -> assertThat(house.sounds.last().told()).contains("play lark from 0"));
        var voices = house.voice.moves().size();

        one.abandon();
        var died = house.time.instant();
        while (!two.held().contains(slot)) {
            beat(1, two);
            assertThat(Duration.between(died, house.time.instant())).isLessThan(Duration.ofSeconds(30));
        }

        soon(() -> assertThat(
                        house.voice.moves().subList(voices, house.voice.moves().size()))
                .contains("join " + guild));
        assertThat(house.sounds.last().told()).anyMatch(it -> it.startsWith("play lark"));
    }

    @Test
    void who_ends_gives_everything_back_at_once() {
        want(0, 1, 2, 3);
        var one = worker("one");
        var two = worker("two");
        beat(6, one, two);

        one.close();
        beat(2, two);

        assertThat(two.held()).containsExactlyInAnyOrder(0, 1, 2, 3);
        assertThat(capacity).as("the other goes on").isEmpty();
    }

    @Test
    void who_finds_a_slot_taken_lets_it_go() {
        want(0);
        var one = worker("one");
        beat(1, one);
        house.time.pass(Worker.LEASE);
        var now = house.time.instant();
        assertThat(house.slots.take(0, "two", now, now.plus(Worker.LEASE))).isPositive();

        beat(1, one);

        assertThat(one.held()).isEmpty();
        soon(() -> assertThat(house.closed).hasValue(1));
    }

    @Test
    void without_its_table_it_goes_on_and_says_what_is_wrong() {
        want(0);
        var one = worker("one");
        beat(1, one);
        house.slots.breakDown(true);
        beat(2, one);
        assertThat(one.held()).containsExactly(0);
        assertThat(one.isWell()).isTrue();
        assertThat(house.troubles).hasSize(2);

        house.time.pass(Worker.LEASE.multipliedBy(3));
        assertThat(one.isWell()).as("its heart does not beat").isFalse();
    }

    @Test
    void a_slot_that_cannot_be_opened_is_given_back() {
        want(0);
        house.refuses = true;
        var one = worker("one");

        beat(1, one);

        assertThat(one.held()).isEmpty();
        assertThat(house.slots.slots().getFirst().holder()).isEmpty();
        assertThat(house.troubles).hasSize(1);
    }

    @Test
    void ten_minutes_after_the_last_guild_fell_silent_it_lowers_itself_once() {
        want(0);
        var one = worker("one");
        beat(1, one);
        var guild = "920000000000000004";
        house.queue(0).put(play("1", guild, "lark"));
        soon(() -> assertThat(one.guilds()).isEqualTo(1));
        beatFor(Duration.ofMinutes(60), one);
        assertThat(capacity).as("somebody listens").isEmpty();

        house.queue(0).put(House.order("2", guild, new VoiceCommand.Leave()));
        soon(() -> assertThat(one.guilds()).isZero());
        beatFor(Duration.ofMinutes(9), one);
        assertThat(capacity).as("somebody may come back").isEmpty();

        beatFor(Duration.ofSeconds(63), one);
        assertThat(capacity).containsExactly("lower");
    }

    @Test
    void who_was_just_born_does_not_lower() {
        var one = worker("one");
        beatFor(Duration.ofSeconds(597), one);
        assertThat(capacity).isEmpty();

        beatFor(Duration.ofSeconds(6), one);
        assertThat(capacity).containsExactly("lower");
    }

    @Test
    void nobody_is_lowered_while_another_has_listeners() {
        want(0);
        var one = worker("one");
        beat(1, one);
        house.queue(0).put(play("1", "920000000000000005", "lark"));
        soon(() -> assertThat(one.guilds()).isEqualTo(1));
        var two = worker("two");

        beatFor(Duration.ofMinutes(30), one, two);

        assertThat(two.held()).isEmpty();
        assertThat(capacity).isEmpty();
    }

    @Test
    void who_is_always_on_is_never_lowered() {
        var one = new Worker("one", house, capacity(), true, house::trouble, house.time);
        workers.add(one);

        beatFor(Duration.ofMinutes(60), one);

        assertThat(capacity).isEmpty();
    }

    @Test
    void who_is_wanted_again_before_its_end_raises_itself() {
        var one = worker("one");
        beatFor(Duration.ofMinutes(11), one);
        want(2);
        beat(1, one);

        assertThat(capacity).containsExactly("lower", "raise");
    }

    @Test
    void who_is_wanted_while_it_ends_calls_for_a_successor() {
        var one = worker("one");
        beatFor(Duration.ofMinutes(11), one);
        want(2);
        one.close();

        assertThat(capacity).containsExactly("lower", "raise");
    }

    @Test
    void who_ends_because_nobody_wants_anything_calls_nobody() {
        var one = worker("one");
        beatFor(Duration.ofMinutes(11), one);
        one.close();

        assertThat(capacity).containsExactly("lower");
    }

    @Test
    void who_is_replaced_calls_nobody() {
        want(0);
        var one = worker("one");
        beat(1, one);
        one.close();

        assertThat(capacity).isEmpty();
        assertThat(house.slots.slots().getFirst().isFree(house.time.instant())).isTrue();
        assertThat(house.slots.workers(house.time.instant())).isEmpty();
    }

    @Test
    void who_could_not_be_lowered_is_lowered_a_minute_later() {
        var one = worker("one");
        beatFor(Duration.ofMinutes(10).plusSeconds(3), one);
        beatFor(Duration.ofSeconds(63), one);

        assertThat(capacity).containsExactly("lower", "lower");
    }

    private Worker worker(String name) {
        var worker = new Worker(name, house, capacity(), false, house::trouble, house.time);
        workers.add(worker);
        return worker;
    }

    private Capacity capacity() {
        return new Capacity() {
            @Override
            public void raise() {
                capacity.add("raise");
            }

            @Override
            public void lower() {
                capacity.add("lower");
            }
        };
    }

    private void want(int... slots) {
        for (var slot : slots) {
            house.slots.want(slot, house.time.instant().plus(Worker.PATIENCE));
        }
    }

    private void beat(int times, Worker... them) {
        for (int beat = 0; beat < times; beat++) {
            Stream.of(them).forEach(Worker::beat);
            house.time.pass(Worker.BEAT);
        }
    }

    private void beatFor(Duration time, Worker... them) {
        beat((int) time.dividedBy(Worker.BEAT), them);
    }
}
