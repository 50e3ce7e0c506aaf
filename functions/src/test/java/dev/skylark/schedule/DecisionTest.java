package dev.skylark.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skylark.discord.Press;
import dev.skylark.fleet.AnyServer;
import dev.skylark.fleet.Intent;
import dev.skylark.fleet.Intent.Verb;
import dev.skylark.fleet.Keep;
import dev.skylark.fleet.Place;
import dev.skylark.fleet.Server;
import dev.skylark.fleet.State;
import dev.skylark.schedule.Decision.Act;
import dev.skylark.schedule.Decision.Later;
import dev.skylark.schedule.Decision.Left;
import dev.skylark.schedule.Decision.Seen;
import dev.skylark.schedule.Decision.Situation;
import dev.skylark.schedule.Decision.Skip;
import dev.skylark.schedule.Decision.Why;
import dev.skylark.schedule.Schedule.Standing;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class DecisionTest {

    /** 20:00 in Berlin. */
    private static final Instant PLANNED = Instant.parse("2051-06-01T18:00:00Z");

    private static final Instant NOW = PLANNED.plusSeconds(5);
    private static final Schedule STOP = SchedulesTest.schedule("1", "a", "cron(0 20 * * ? *)");
    private static final Schedule START = planned("ec2 start");
    private static final Server WEB = server("i-1");
    private static final Server GAME = server("i-2");

    @Test
    void what_nothing_speaks_against_is_done() {
        assertThat(decide(STOP, seen(WEB), seen(GAME))).isEqualTo(new Act(List.of(WEB, GAME), List.of(), List.of()));
    }

    @Test
    void what_was_switched_off_comes_too_late_or_has_no_servers_is_not_done() {
        assertThat(decide(STOP.with(Standing.OFF), seen(WEB))).isEqualTo(new Skip(Why.that("off")));
        assertThat(decide(STOP)).isEqualTo(new Skip(Why.that("none", "web-1")));
        assertThat(Decision.of(situation(STOP, PLANNED.plus(Duration.ofHours(4)), seen(WEB))))
                .isEqualTo(new Skip(Why.that("late")));
    }

    @Test
    void what_needs_no_servers_is_done_without_any() {
        var report = new Situation(
                planned("report daily"), PLANNED, NOW, Optional.empty(), List.of(), false, false, List.of());
        assertThat(Decision.of(report)).isEqualTo(new Act(List.of(), List.of(), List.of()));
    }

    @Test
    void a_hold_covers_what_was_planned_until_its_end_also_when_it_comes_a_little_later() {
        assertThat(held(new Hold("1", "a", PLANNED, true, "7"))).isInstanceOf(Skip.class);
        assertThat(held(new Hold("1", "a", PLANNED.minusSeconds(1), false, "7")))
                .isInstanceOf(Act.class);
    }

    @Test
    void a_holiday_is_one_by_the_clocks_of_the_schedule() {
        assertThat(on("2051-06-01", STOP)).isEqualTo(new Skip(Why.that("holiday", "Off")));
        assertThat(on("06-01", STOP)).isInstanceOf(Skip.class);
        assertThat(on("2051-06-02", STOP)).isInstanceOf(Act.class);
    }

    @Test
    void a_server_that_is_kept_is_left_out_and_the_others_are_not() {
        var kept = new Keep("1", "i-1", State.RUNNING, NOW.plusSeconds(600), "7", "8", State.RUNNING);
        var seen = new Seen(WEB, Optional.of(kept), Optional.empty(), Optional.empty());

        assertThat(decide(STOP, seen, seen(GAME))).isInstanceOfSatisfying(Act.class, it -> {
            assertThat(it.servers()).containsExactly(GAME);
            assertThat(it.left()).extracting(Left::server).containsExactly(WEB);
        });
        assertThat(decide(STOP, seen)).isInstanceOf(Skip.class);
        assertThat(decide(START, seen)).isInstanceOf(Act.class);
    }

    @Test
    void a_server_in_use_is_stopped_later_for_two_hours_and_then_left_alone() {
        var busy = new Seen(WEB, Optional.empty(), Optional.empty(), Optional.of("3 players"));

        assertThat(decide(STOP, busy))
                .isInstanceOfSatisfying(
                        Later.class, it -> assertThat(it.at()).isEqualTo(NOW.plus(Duration.ofMinutes(10))));
        assertThat(decide(STOP, busy, seen(GAME))).isInstanceOfSatisfying(Act.class, it -> {
            assertThat(it.servers()).containsExactly(GAME);
            assertThat(it.busy()).extracting(Left::server).containsExactly(WEB);
        });
        assertThat(Decision.of(situation(STOP, PLANNED.plus(Duration.ofMinutes(115)), busy)))
                .isEqualTo(new Skip(Why.that("inUse.forGood", "3 players")));
        assertThat(decide(START, busy)).isInstanceOf(Act.class);
    }

    @Test
    void a_stop_by_hand_holds_for_the_day_where_the_guild_wants_so_and_a_planned_stop_never_does() {
        assertThat(hand(true, "", NOW.minusSeconds(3600))).isInstanceOf(Skip.class);
        assertThat(hand(false, "", NOW.minusSeconds(3600))).isInstanceOf(Act.class);
        assertThat(hand(true, "plan", NOW.minusSeconds(3600))).isInstanceOf(Act.class);
        assertThat(hand(true, "", NOW.minus(Duration.ofHours(21)))).isInstanceOf(Act.class);
    }

    private static Decision hand(boolean respects, String because, Instant at) {
        var intent = new Intent("1", "i-1", "web-1", Verb.STOP, "7", because, "8", "", "en", at, true);
        return Decision.of(new Situation(
                START,
                PLANNED,
                NOW,
                Optional.empty(),
                List.of(),
                respects,
                true,
                List.of(new Seen(WEB, Optional.empty(), Optional.of(intent), Optional.empty()))));
    }

    private static Decision held(Hold hold) {
        return Decision.of(
                new Situation(STOP, PLANNED, NOW, Optional.of(hold), List.of(), false, true, List.of(seen(WEB))));
    }

    private static Decision on(String day, Schedule schedule) {
        return Decision.of(new Situation(
                schedule,
                PLANNED,
                NOW,
                Optional.empty(),
                List.of(new Holiday("1", day, "Off")),
                false,
                true,
                List.of(seen(WEB))));
    }

    private static Decision decide(Schedule schedule, Seen... servers) {
        return Decision.of(situation(schedule, NOW, servers));
    }

    private static Situation situation(Schedule schedule, Instant now, Seen... servers) {
        return new Situation(schedule, PLANNED, now, Optional.empty(), List.of(), false, true, List.of(servers));
    }

    private static Seen seen(Server server) {
        return new Seen(server, Optional.empty(), Optional.empty(), Optional.empty());
    }

    private static Schedule planned(String command) {
        return new Schedule(
                STOP.guild(),
                STOP.id(),
                STOP.name(),
                Press.run(command, "server", "web-1"),
                STOP.timetable(),
                STOP.zone(),
                STOP.owner(),
                STOP.channel(),
                STOP.locale(),
                STOP.holidays(),
                STOP.standing(),
                STOP.last());
    }

    static Server server(String id) {
        return AnyServer.of("1", Place.home("eu-central-1"), id, State.RUNNING, "");
    }
}
