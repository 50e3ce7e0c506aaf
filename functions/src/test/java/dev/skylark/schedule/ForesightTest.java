package dev.skylark.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skylark.discord.Press;
import dev.skylark.fleet.State;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ForesightTest {

    /** A Thursday, 14:00 in Berlin; no clocks change within the month. */
    private static final Instant NOW = Instant.parse("2051-06-01T12:00:00Z");

    @Test
    void a_server_that_is_stopped_at_night_runs_by_day() {
        var plans = List.of(plan("a", "ec2 start", "cron(0 8 * * ? *)"), plan("b", "ec2 stop", "cron(0 20 * * ? *)"));

        assertThat(Foresight.on(plans, State.RUNNING, NOW)).isEqualTo(Duration.ofDays(15));
        assertThat(Foresight.on(plans, State.STOPPED, NOW)).isEqualTo(Duration.ofHours(30 * 12 - 6));
        assertThat(Foresight.on(List.of(), State.RUNNING, NOW)).isEqualTo(Duration.ofDays(30));
    }

    @Test
    void plans_within_ten_minutes_of_each_other_collide() {
        var wanted = plan("a", "ec2 stop", "cron(0 20 ? * FRI *)");
        var near = plan("b", "ec2 start", "cron(10 20 * * ? *)");
        var far = plan("c", "ec2 start", "cron(11 20 * * ? *)");

        assertThat(Foresight.collisions(wanted, List.of(near, far), NOW))
                .containsExactly(new Foresight.Collision(near, Instant.parse("2051-06-02T18:00:00Z")));
    }

    @Test
    void the_last_run_says_what_a_server_should_be_doing() {
        var plans = List.of(
                plan("a", "ec2 start", "cron(0 8 * * ? *)"),
                plan("b", "ec2 stop", "cron(0 20 * * ? *)"),
                plan("c", "ec2 reboot", "cron(0 12 * * ? *)"));

        assertThat(Foresight.wanted(plans, NOW)).contains(State.RUNNING);
        assertThat(Foresight.wanted(plans, NOW.plus(Duration.ofHours(7)))).contains(State.STOPPED);
        assertThat(Foresight.wanted(List.of(), NOW)).isEmpty();
    }

    private static Schedule plan(String id, String command, String time) {
        var it = SchedulesTest.schedule("1", id, time);
        return new Schedule(
                it.guild(),
                it.id(),
                it.name(),
                Press.run(command, "server", "web-1"),
                it.timetable(),
                it.zone(),
                it.owner(),
                it.channel(),
                it.locale(),
                it.holidays(),
                it.standing(),
                it.last());
    }
}
