package dev.skylark.entry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skylark.access.Audit;
import dev.skylark.access.AuditEntry;
import dev.skylark.access.DynamoAudit;
import dev.skylark.access.Guild.Standing;
import dev.skylark.data.EmbeddedDynamo;
import dev.skylark.data.Rows;
import dev.skylark.discord.Message;
import dev.skylark.fleet.Answer.Trouble;
import dev.skylark.fleet.State;
import dev.skylark.json.Json;
import dev.skylark.players.Headcount;
import dev.skylark.players.Headcount.Why;
import dev.skylark.table.Table;
import dev.skylark.timer.Job;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

/** A server that nobody uses, from the setting to the stop, with time passed in. */
final class IdleStoryTest {

    private final House house = new House();
    private final String guild = house.allowedGuild();
    private final Somebody operator = Somebody.in(guild, Somebody.MANAGE_CHANNELS | Somebody.USE_COMMANDS);
    private final Somebody admin =
            Somebody.in(guild, Somebody.MANAGE_GUILD | Somebody.MANAGE_CHANNELS | Somebody.USE_COMMANDS);
    private final Somebody viewer = Somebody.in(guild, Somebody.USE_COMMANDS);
    private final String id = "i-" + guild.substring(10);

    @Test
    void an_idle_server_counts_down_and_is_stopped_and_the_card_says_what_that_saves() {
        watched();

        house.live(Duration.ofMinutes(27));
        assertThat(cards()).isEmpty();
        house.live(Duration.ofMinutes(10));

        assertThat(text(cards().getLast()))
                .contains(
                        "Nobody uses game\\-1", "nobody plays · CPU 2.0 % · network 1.0 kB/s", "Keep 1 h", "Stop now");
        assertThat(state()).isEqualTo(State.RUNNING);

        house.live(Duration.ofMinutes(10));

        assertThat(state()).isEqualTo(State.STOPPED);
        assertThat(cards()).as("one countdown").hasSize(1);
        assertThat(text(last())).contains("game\\-1 is being stopped", "Each hour that it is off saves ≈ $0.0");
        assertThat(audited()).singleElement().satisfies(it -> {
            assertThat(it.personName()).isEqualTo("Skylark");
            assertThat(it.target()).isEqualTo(id);
            assertThat(it.detail()).startsWith("idle since ");
        });
        assertThat(text(says(admin, "audit"))).contains("Skylark");
    }

    @Test
    void whoever_joins_while_it_counts_down_keeps_it_running_and_the_card_says_so() {
        countingDown();

        house.players.play(id, 2);
        house.live(Duration.ofMinutes(6));

        assertThat(text(last()))
                .contains("game\\-1 is not stopped", "It is used: 2 players: Player\\_1, Player\\_2")
                .doesNotContain("Stop now");
        house.live(Duration.ofMinutes(30));
        assertThat(state()).isEqualTo(State.RUNNING);

        house.players.play(id, 0);
        house.live(Duration.ofMinutes(28));
        assertThat(cards()).as("the time begins anew").hasSize(1);
        house.live(Duration.ofMinutes(15));
        assertThat(state()).isEqualTo(State.STOPPED);
    }

    @Test
    void who_joins_in_the_very_last_minute_is_seen_too() {
        countingDown();
        house.live(Duration.ofMinutes(4));
        // no look sees this but the one at the end
        house.players.play(id, 1);
        house.clockDoor.accept(Job.of(guild, "idle-stop", id).json());
        assertThat(state()).as("too early to end").isEqualTo(State.RUNNING);
        house.pass(Duration.ofMinutes(10));
        house.clockDoor.accept(Job.of(guild, "idle-stop", id).json());

        assertThat(state()).isEqualTo(State.RUNNING);
        assertThat(text(last())).contains("It is used: 1 player: Player\\_1");
    }

    @Test
    void keep_for_an_hour_keeps_it_for_an_hour_and_says_who_said_so() {
        countingDown();

        var kept = presses(operator, target(cards().getLast(), "Keep 1 h"));

        assertThat(text(kept)).contains("game\\-1 is not stopped", "It stays on until", "<@" + operator.id() + ">");
        house.live(Duration.ofMinutes(59));
        assertThat(cards()).hasSize(1);
        assertThat(text(says(viewer, "idle show"))).contains("It stays on until");
        house.live(Duration.ofMinutes(46));
        assertThat(state()).as("an hour, and its whole time again").isEqualTo(State.STOPPED);
    }

    @Test
    void stop_now_stops_at_once_and_only_once() {
        countingDown();
        var stop = target(cards().getLast(), "Stop now");

        assertThat(text(presses(operator, stop))).contains("stopped by <@" + operator.id() + ">");
        house.live(Duration.ofSeconds(30));
        assertThat(state()).isEqualTo(State.STOPPED);

        assertThat(text(presses(operator, stop))).contains("The countdown of game\\-1 is over");
        house.live(Duration.ofMinutes(20));
        assertThat(audited()).as("Skylark itself did nothing").isEmpty();
    }

    @Test
    void a_viewer_may_look_and_neither_stop_nor_keep_nor_set() {
        countingDown();
        var card = cards().getLast();

        assertThat(text(presses(viewer, target(card, "Stop now")))).contains("is for operators");
        assertThat(text(presses(viewer, target(card, "Keep 1 h")))).contains("is for operators");
        assertThat(text(says(viewer, "idle set", "server", "game-1"))).contains("is for operators");
        assertThat(text(says(viewer, "idle off", "server", "game-1"))).contains("is for operators");
        assertThat(text(says(viewer, "idle show"))).contains("is stopped <t:");
        assertThat(state()).isEqualTo(State.RUNNING);
    }

    @Test
    void what_is_not_known_never_stops() {
        watched();
        house.players.say(id, Headcount.unknown(Why.NO_ANSWER));
        house.live(Duration.ofHours(3));
        house.players.play(id, 0);
        house.loads.measureNothing(id);
        house.live(Duration.ofHours(3));

        assertThat(cards()).isEmpty();
        assertThat(state()).isEqualTo(State.RUNNING);
        assertThat(text(says(viewer, "idle show"))).contains("not known, so it stays on: CPU: not known");
    }

    @Test
    void what_becomes_unknown_while_it_counts_down_stops_nothing() {
        countingDown();
        house.loads.measureNothing(id);
        house.live(Duration.ofMinutes(20));

        assertThat(state()).isEqualTo(State.RUNNING);
        assertThat(text(last())).contains("is not known, so it stays on");
    }

    @Test
    void a_region_that_does_not_answer_at_the_end_stops_nothing() {
        countingDown();
        house.cloud.trouble(house.region, Trouble.DOWN);
        house.live(Duration.ofMinutes(11));
        house.cloud.trouble(house.region, null);

        assertThat(state()).isEqualTo(State.RUNNING);
        assertThat(text(last())).contains("cannot be seen just now");
    }

    @Test
    void two_signs_that_disagree_stop_nothing() {
        watched();
        house.loads.measure(id, 80, 1);
        house.live(Duration.ofHours(2));
        house.loads.measure(id, 2, 500);
        house.live(Duration.ofHours(2));

        assertThat(cards()).isEmpty();
        assertThat(text(says(viewer, "idle show"))).contains("It is used: network 500.0 kB/s");
    }

    @Test
    void without_a_game_processor_and_network_are_asked() {
        running();
        says(operator, "idle set", "server", "game-1", "after", "20m");
        house.live(Duration.ofMinutes(40));

        assertThat(state()).isEqualTo(State.STOPPED);
    }

    @Test
    void each_arrow_may_come_twice_and_acts_once() {
        watched();
        var look = house.timers.all().keySet().stream()
                .filter(it -> it.kind().equals("idle-look") && it.guild().equals(guild))
                .findFirst()
                .orElseThrow();
        for (int minute = 0; minute < 45; minute += 5) {
            house.clockDoor.accept(look.json());
            house.clockDoor.accept(look.json());
            house.pass(Duration.ofMinutes(5));
        }
        house.clockDoor.accept(look.json());
        house.clockDoor.accept(Job.of(guild, "idle-stop", id).json());
        house.clockDoor.accept(Job.of(guild, "idle-stop", id).json());

        assertThat(cards()).hasSize(1);
        assertThat(house.texts().stream().filter(it -> it.contains("is being stopped")))
                .hasSize(1);
        assertThat(audited()).hasSize(1);
    }

    @Test
    void nobody_is_stopped_who_could_not_be_warned() {
        watched();
        house.live(Duration.ofMinutes(28));
        house.discordIsUp = false;
        try {
            house.live(Duration.ofMinutes(20));
        } catch (RuntimeException notTaken) {
            assertThat(notTaken).hasMessageContaining("a look at a server failed");
        }
        assertThat(state()).isEqualTo(State.RUNNING);

        house.discordIsUp = true;
        house.live(Duration.ofMinutes(6));
        assertThat(cards()).hasSize(1);
        house.live(Duration.ofMinutes(11));
        assertThat(state()).isEqualTo(State.STOPPED);
    }

    @Test
    void a_server_that_is_kept_on_or_was_just_started_is_left_alone() {
        watched();
        says(operator, "ec2 keep", "server", "game-1", "state", "on", "until", "2h");
        house.live(Duration.ofMinutes(115));
        assertThat(cards()).isEmpty();

        house.live(Duration.ofMinutes(50));
        assertThat(state()).isEqualTo(State.STOPPED);

        says(operator, "ec2 start", "server", "game-1");
        house.live(Duration.ofMinutes(29));
        assertThat(cards()).as("of the first time").hasSize(1);
    }

    @Test
    void while_it_stands_still_we_look_once_an_hour_and_often_again_from_its_start() {
        watched();
        house.live(Duration.ofMinutes(50));
        assertThat(state()).isEqualTo(State.STOPPED);
        house.live(Duration.ofMinutes(10));
        assertThat(untilNextLook()).isGreaterThan(Duration.ofMinutes(5));

        says(operator, "ec2 start", "server", "game-1");
        house.live(Duration.ofMinutes(1));
        assertThat(untilNextLook()).isLessThanOrEqualTo(Duration.ofMinutes(5));

        says(operator, "idle off", "server", "game-1");
        house.live(Duration.ofMinutes(6));
        assertThat(house.timers.next(guild, "idle-look", "all")).isEmpty();
    }

    @Test
    void whoever_ends_it_in_the_moment_in_which_the_card_is_posted_is_not_threatened_for_ever() {
        watched();
        house.whilePosting = () -> {
            house.whilePosting = () -> {};
            says(operator, "idle off", "server", "game-1");
        };
        house.live(Duration.ofMinutes(37));

        assertThat(cards()).hasSize(1);
        assertThat(text(last())).contains("game\\-1 is not stopped", "has changed when it stops");
        assertThat(house.timers.next(guild, "idle-stop", id)).isEmpty();
    }

    @Test
    void who_looks_in_the_moment_in_which_the_card_is_posted_does_not_lose_it() {
        watched();
        house.whilePosting = () -> {
            house.whilePosting = () -> {};
            house.clockDoor.accept(Job.of(guild, "idle-look", "all").json());
        };
        house.live(Duration.ofMinutes(37));
        assertThat(cards()).hasSize(1);
        house.live(Duration.ofMinutes(10));

        assertThat(state()).as("who was warned").isEqualTo(State.STOPPED);
        assertThat(cards()).hasSize(1);
    }

    @Test
    void a_clock_that_counts_finer_than_the_table_loses_no_card() {
        watched();
        house.live(Duration.ofMinutes(33));
        house.pass(Duration.ofMinutes(2).plusNanos(1_234_567));
        house.clockDoor.accept(Job.of(guild, "idle-look", "all").json());
        assertThat(cards()).hasSize(1);
        house.live(Duration.ofMinutes(11));

        assertThat(state()).isEqualTo(State.STOPPED);
    }

    @Test
    void keep_for_an_hour_shortens_no_longer_time() {
        countingDown();
        says(operator, "ec2 keep", "server", "game-1", "state", "on", "until", "5h");

        presses(operator, target(cards().getLast(), "Keep 1 h"));
        house.live(Duration.ofHours(4));

        assertThat(state()).isEqualTo(State.RUNNING);
        assertThat(cards()).hasSize(1);
    }

    @Test
    void where_it_is_switched_off_nobody_could_object_so_nothing_is_stopped() {
        countingDown();
        var known = house.guilds.find(guild).orElseThrow();
        house.guilds.save(known.withFeaturesOff(Set.of("idle")));
        house.live(Duration.ofMinutes(4));
        assertThat(text(last())).contains("game\\-1 is not stopped", "switched off here");
        house.live(Duration.ofMinutes(60));
        assertThat(state()).isEqualTo(State.RUNNING);

        known = house.guilds.find(guild).orElseThrow();
        house.guilds.save(known.withFeaturesOff(Set.of()).with(Standing.DENIED));
        house.live(Duration.ofMinutes(60));
        assertThat(state()).as("nor may they here").isEqualTo(State.RUNNING);

        known = house.guilds.find(guild).orElseThrow();
        house.guilds.save(known.with(Standing.ALLOWED));
        house.live(Duration.ofMinutes(48));
        assertThat(state()).isEqualTo(State.STOPPED);
    }

    @Test
    void whoever_looks_waits_for_all_servers_at_once() {
        watched();
        for (var other : List.of("a", "b")) {
            house.cloud.add(guild, house.region, id + other, "game-" + other, "t3.small");
            house.cloud.hasRunSince(id + other, house.now().minus(Duration.ofHours(1)));
            house.pass(Duration.ofMinutes(1));
            says(operator, "idle set", "server", "game-" + other, "game", "quake");
        }
        var together = new CyclicBarrier(3);
        house.players.whileAsked(() -> {
            try {
                together.await(5, TimeUnit.SECONDS);
            } catch (InterruptedException | BrokenBarrierException | TimeoutException alone) {
                throw new IllegalStateException("one was asked after the other", alone);
            }
        });

        assertThat(text(says(viewer, "idle show"))).contains("game\\-1", "game\\-a", "game\\-b");
    }

    @Test
    void whoever_changes_it_while_it_counts_down_calls_it_off() {
        countingDown();
        says(operator, "idle off", "server", "game-1");
        assertThat(house.texts()).anyMatch(it -> it.contains("<@" + operator.id() + "> has changed when it stops"));
        house.live(Duration.ofMinutes(20));

        assertThat(state()).isEqualTo(State.RUNNING);
        assertThat(text(says(viewer, "idle show"))).contains("There are none");
    }

    @Test
    void whoever_wants_to_play_wakes_the_server_where_everyone_may() {
        server();
        assertThat(text(says(operator, "idle card", "server", "game-1", "who", "everyone")))
                .contains("Only an admin");
        var card = says(admin, "idle card", "server", "game-1", "who", "everyone");
        assertThat(text(card)).contains("Want to play on game\\-1?", "Everybody who sees this may wake it");

        var woken = presses(viewer, target(card, "I want to play"));

        assertThat(text(woken)).contains("<@" + viewer.id() + "> wants to play");
        house.live(Duration.ofMinutes(1));
        assertThat(state()).isEqualTo(State.RUNNING);
        assertThat(text(last())).contains("game\\-1 is running", "started by <@" + viewer.id() + ">");
        assertThat(text(presses(viewer, target(card, "I want to play")))).contains("game\\-1 is running");
    }

    @Test
    void unless_an_admin_said_so_operators_wake_and_what_is_kept_off_stays_off() {
        server();
        var card = says(operator, "idle card", "server", "game-1");
        var play = target(card, "I want to play");

        assertThat(text(presses(viewer, play))).contains("is woken by operators");
        says(operator, "ec2 keep", "server", "game-1", "state", "off");
        assertThat(text(presses(operator, play))).contains("kept off until");
        assertThat(state()).isEqualTo(State.STOPPED);
        assertThat(text(presses(operator, play.replace(id, "i-other")))).contains("wakes nothing any more");
    }

    private void server() {
        house.cloud.add(guild, house.region, id, "game-1", "t3.small");
    }

    private void running() {
        server();
        says(operator, "ec2 start", "server", "game-1");
        house.live(Duration.ofMinutes(1));
        house.loads.measure(id, 2, 1);
        house.players.play(id, 0);
    }

    private void watched() {
        running();
        assertThat(text(says(operator, "idle set", "server", "game-1", "game", "minecraft")))
                .contains("game\\-1 stops by itself", "minecraft on port 25565 · idle for 30m, CPU below 30 %");
    }

    private void countingDown() {
        watched();
        house.live(Duration.ofMinutes(37));
        assertThat(cards()).hasSize(1);
    }

    private State state() {
        return house.cloud.named(id).state();
    }

    private Duration untilNextLook() {
        return Duration.between(
                house.now(), house.timers.next(guild, "idle-look", "all").orElseThrow());
    }

    /** The countdowns so far. */
    private List<Message> cards() {
        return house.told.stream()
                .map(it -> house.message(it.reply()))
                .filter(it -> it.title().startsWith("Nobody uses"))
                .toList();
    }

    private List<AuditEntry> audited() {
        var audit = new DynamoAudit(new Rows(House::dynamo, () -> EmbeddedDynamo.name(Table.AUDIT)));
        var filter = new Audit.Filter(Optional.empty(), Optional.of("idle"), Optional.empty(), Instant.EPOCH);
        return audit.page(guild, filter, 50, Optional.empty()).entries();
    }

    private Message says(Somebody who, String command, String... namesAndValues) {
        return house.message(house.says(who.types(command, namesAndValues)));
    }

    private Message presses(Somebody who, String target) {
        Json press = who.presses(target);
        return house.message(house.says(press));
    }

    private Message last() {
        return house.message(house.told.getLast().reply());
    }

    private static String target(Message message, String label) {
        return House.target(message, label);
    }

    private static String text(Message message) {
        return House.text(message);
    }
}
