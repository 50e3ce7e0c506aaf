package dev.skylark.worker;

import static dev.skylark.data.Store.NOON;
import static dev.skylark.worker.House.soon;
import static org.assertj.core.api.Assertions.assertThat;

import dev.skylark.capacity.Capacity;
import dev.skylark.voice.Crowd;
import dev.skylark.voice.SlotRows;
import dev.skylark.worker.Lookouts.Lookout;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** People come together in a voice channel that is watched, and workers come and go. */
final class GatheringTest {

    private static final String GUILD = "920000000000000003";
    private static final int SLOTS = 4;
    private static final int SLOT = SlotRows.of(GUILD, SLOTS);
    private static final Lookout THREE = new Lookout(GUILD, "i-1", "lounge", 3, NOON);

    private final House house = new House(SLOTS);
    private final List<String> capacity = new CopyOnWriteArrayList<>();
    private final List<Worker> workers = new CopyOnWriteArrayList<>();

    @AfterEach
    void end() {
        workers.forEach(Worker::abandon);
    }

    @Test
    void a_channel_that_is_watched_holds_its_slot_and_keeps_the_worker_up() {
        house.lookouts.want(THREE);
        var one = worker("one");

        beatFor(Duration.ofMinutes(30), one);
        assertThat(one.held()).containsExactly(SLOT);
        assertThat(capacity).isEmpty();

        house.lookouts.unwant(GUILD, "i-1");
        beat(one);
        assertThat(capacity).as("nobody needs it any more").containsExactly("lower");
    }

    @Test
    void one_that_was_to_end_stays_when_a_channel_is_watched() {
        var one = worker("one");
        beatFor(Duration.ofMinutes(11), one);
        house.lookouts.want(THREE);
        beat(one);
        assertThat(capacity).containsExactly("lower", "raise");
    }

    @Test
    void one_that_ends_calls_for_a_successor_who_watches_on() {
        var one = worker("one");
        beatFor(Duration.ofMinutes(11), one);
        house.lookouts.want(THREE);
        one.close();
        assertThat(capacity).containsExactly("lower", "raise");
    }

    @Test
    void three_who_stay_are_told_of_once() {
        watched("lounge", 2);
        var one = worker("one");
        beatFor(Duration.ofMinutes(2), one);
        house.voice.people("lounge", 3);
        beatFor(Duration.ofSeconds(27), one);
        assertThat(house.crowds).isEmpty();

        beatFor(Duration.ofMinutes(20), one);
        assertThat(house.crowds).singleElement().satisfies(it -> {
            assertThat(it).isEqualTo(new Crowd(it.id(), GUILD, "i-1", "lounge", 3));
            assertThat(it.id()).startsWith("i-1-lounge-");
        });
        house.nothingWentWrong();
    }

    @Test
    void who_comes_again_after_all_have_left_is_told_of_again() {
        watched("lounge", 3);
        var one = worker("one");
        beatFor(Duration.ofMinutes(2), one);
        house.voice.people("lounge", 2);
        beatFor(Duration.ofSeconds(20), one);
        house.voice.people("lounge", 3);
        beatFor(Duration.ofMinutes(2), one);
        assertThat(house.crowds).as("one was away for a moment").hasSize(1);

        house.voice.people("lounge", 2);
        beatFor(Duration.ofMinutes(1), one);
        house.voice.people("lounge", 3);
        beatFor(Duration.ofMinutes(1), one);
        assertThat(house.crowds).extracting(Crowd::id).doesNotHaveDuplicates().hasSize(2);
    }

    @Test
    void who_was_told_of_is_not_told_of_again_by_whoever_goes_on() {
        watched("lounge", 3);
        var one = worker("one");
        beatFor(Duration.ofMinutes(2), one);
        one.close();
        var two = worker("two");
        beatFor(Duration.ofMinutes(5), two);
        assertThat(two.held()).containsExactly(SLOT);
        assertThat(house.crowds).hasSize(1);

        two.abandon();
        house.voice.people("lounge", 0);
        var three = worker("three");
        beatFor(Duration.ofMinutes(2), three);
        house.voice.people("lounge", 3);
        beatFor(Duration.ofMinutes(2), three);
        assertThat(house.crowds).as("these are others").hasSize(2);
    }

    @Test
    void who_is_there_when_a_worker_begins_is_seen() {
        var one = worker("one");
        beatFor(Duration.ofMinutes(1), one);
        watched("lounge", 5);
        beatFor(Duration.ofMinutes(1), one);

        assertThat(house.crowds).hasSize(1);
    }

    @Test
    void while_discord_is_away_nobody_comes_and_nobody_goes() {
        watched("lounge", 3);
        house.connected = false;
        var one = worker("one");
        beatFor(Duration.ofMinutes(2), one);
        assertThat(house.crowds).isEmpty();

        house.connected = true;
        beatFor(Duration.ofMinutes(1), one);
        assertThat(house.crowds).hasSize(1);

        house.connected = false;
        house.voice.people("lounge", 0);
        beatFor(Duration.ofMinutes(2), one);
        house.connected = true;
        house.voice.people("lounge", 3);
        beatFor(Duration.ofMinutes(2), one);
        assertThat(house.crowds).hasSize(1);
    }

    @Test
    void what_could_not_be_told_is_told_later_under_the_same_id() {
        watched("lounge", 3);
        house.busIsDown = true;
        var one = worker("one");
        beatFor(Duration.ofMinutes(2), one);
        assertThat(house.crowds).isEmpty();
        assertThat(house.troubles).isNotEmpty().allMatch(it -> it.contains("the bus cannot be reached"));

        house.busIsDown = false;
        beatFor(Duration.ofMinutes(2), one);
        assertThat(house.crowds).hasSize(1);
    }

    @Test
    void without_the_table_of_what_is_watched_it_goes_on_with_what_it_knew() {
        watched("lounge", 2);
        var one = worker("one");
        beat(one);
        house.lookouts.breakDown(true);
        house.voice.people("lounge", 3);
        beatFor(Duration.ofMinutes(12), one);

        assertThat(one.held()).containsExactly(SLOT);
        assertThat(house.crowds).hasSize(1);
        assertThat(one.isWell()).isTrue();
        assertThat(capacity).isEmpty();
    }

    private void watched(String channel, int people) {
        house.lookouts.want(THREE);
        house.voice.people(channel, people);
    }

    private Worker worker(String name) {
        var worker = new Worker(name, house, new Capacities(), false, house::trouble, house.time);
        workers.add(worker);
        return worker;
    }

    private void beatFor(Duration time, Worker one) {
        Stream.generate(() -> one).limit(time.dividedBy(Worker.BEAT)).forEach(this::beat);
    }

    /** And all that it looks for beside it. */
    private void beat(Worker one) {
        one.beat();
        soon(() -> assertThat(one.looks()).isFalse());
        house.time.pass(Worker.BEAT);
    }

    private final class Capacities implements Capacity {
        @Override
        public void raise() {
            capacity.add("raise");
        }

        @Override
        public void lower() {
            capacity.add("lower");
        }
    }
}
