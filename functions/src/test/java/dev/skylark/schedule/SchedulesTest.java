package dev.skylark.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skylark.cron.Timetable;
import dev.skylark.data.Store;
import dev.skylark.discord.Press;
import dev.skylark.schedule.Run.Result;
import dev.skylark.schedule.Schedule.Standing;
import dev.skylark.table.Table;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** What is kept of plans, in both databases that nobody of us wrote. There is no twin: stories run on the embedded one. */
@ParameterizedClass
@EnumSource(value = Store.class, names = "MEMORY", mode = EnumSource.Mode.EXCLUDE)
final class SchedulesTest {

    private static final Instant NOON = Store.NOON;

    private final String guild = Store.newId();
    private final Schedules schedules;

    SchedulesTest(Store store) {
        schedules = store.open(
                () -> {
                    throw new AssertionError();
                },
                tables -> new DynamoSchedules(tables.rows(Table.SCHEDULES)));
    }

    @Test
    void a_schedule_is_found_as_it_was_kept() {
        var kept = schedule(guild, "a", "cron(0 8 ? * MON-FRI *)");
        schedules.save(kept);

        assertThat(schedules.find(guild, "a")).contains(kept);
        assertThat(schedules.find(Store.newId(), "a")).isEmpty();
        schedules.save(kept.with(Standing.OFF));
        assertThat(schedules.find(guild, "a").orElseThrow().isOn()).isFalse();
    }

    @Test
    void every_kind_of_time_is_kept() {
        for (var time : List.of(
                "cron(0 8 L * ? *)",
                "rate(300 minutes) from 2051-06-01T12:00:00Z",
                "cron(0 8 ? * MON *) every 2 WEEKS from 2051-06-05",
                "at(2051-12-24T18:00)")) {
            var kept = schedule(guild, "a", time);
            schedules.save(kept);
            assertThat(schedules.find(guild, "a")).contains(kept);
        }
    }

    @Test
    void all_of_a_guild_are_listed_and_nothing_else() {
        schedules.save(schedule(guild, "b", "cron(0 8 * * ? *)"));
        schedules.save(schedule(guild, "a", "cron(0 8 * * ? *)"));
        schedules.save(schedule(Store.newId(), "c", "cron(0 8 * * ? *)"));
        schedules.ran(run("a", NOON, Result.DONE));
        schedules.hold(new Hold(guild, "a", NOON, true, "7"));
        schedules.add(new Holiday(guild, "12-25", "Christmas"));

        assertThat(schedules.all(guild)).extracting(Schedule::id).containsExactly("a", "b");
    }

    @Test
    void runs_are_listed_from_the_newest_on_and_the_last_stands_at_the_schedule() {
        schedules.save(schedule(guild, "a", "cron(0 8 * * ? *)"));
        schedules.ran(run("a", NOON, Result.DONE));
        schedules.ran(run("a", NOON.plus(Duration.ofDays(2)), Result.FAILED));
        schedules.ran(run("a", NOON.plus(Duration.ofDays(1)), Result.SKIPPED));
        schedules.ran(run("b", NOON, Result.DONE));

        assertThat(schedules.runs(guild, "a", 2))
                .containsExactly(
                        run("a", NOON.plus(Duration.ofDays(2)), Result.FAILED),
                        run("a", NOON.plus(Duration.ofDays(1)), Result.SKIPPED));
        assertThat(schedules.run(guild, "a", NOON)).contains(run("a", NOON, Result.DONE));
        assertThat(schedules.find(guild, "a").orElseThrow().last())
                .contains(new Schedule.Last(NOON.plus(Duration.ofDays(1)), Result.SKIPPED));
    }

    @Test
    void a_run_of_what_was_deleted_meanwhile_does_not_bring_it_back() {
        schedules.save(schedule(guild, "a", "cron(0 8 * * ? *)"));
        assertThat(schedules.remove(guild, "a")).isTrue();
        assertThat(schedules.remove(guild, "a")).isFalse();

        schedules.ran(run("a", NOON, Result.DONE));

        assertThat(schedules.find(guild, "a")).isEmpty();
        assertThat(schedules.all(guild)).isEmpty();
    }

    @Test
    void what_was_deleted_meanwhile_does_not_come_back_by_being_switched() {
        schedules.stand(guild, "a", Standing.OFF);
        schedules.stand(guild, "a", Standing.OVER);

        assertThat(schedules.all(guild)).isEmpty();
    }

    @Test
    void only_what_is_on_can_be_over() {
        schedules.save(schedule(guild, "a", "cron(0 8 * * ? *)"));
        schedules.save(schedule(guild, "b", "cron(0 8 * * ? *)"));
        schedules.stand(guild, "a", Standing.OFF);

        schedules.stand(guild, "a", Standing.OVER);
        schedules.stand(guild, "b", Standing.OVER);

        assertThat(schedules.all(guild)).extracting(Schedule::standing).containsExactly(Standing.OFF, Standing.OVER);
    }

    @Test
    void of_whom_nobody_was_told_is_remembered_until_somebody_is() {
        schedules.untold(guild, "a", NOON);
        schedules.untold(guild, "b", NOON);
        schedules.told(guild, "b");

        assertThat(schedules.untold(guild, NOON)).containsExactly("a");
        assertThat(schedules.untold(guild, NOON.plus(Duration.ofDays(4)))).isEmpty();
        assertThat(schedules.untold(Store.newId(), NOON)).isEmpty();
    }

    @Test
    void the_same_planned_time_is_one_run() {
        schedules.ran(run("a", NOON, Result.LATER));
        schedules.ran(run("a", NOON, Result.DONE));

        assertThat(schedules.runs(guild, "a", 10)).containsExactly(run("a", NOON, Result.DONE));
    }

    @Test
    void a_hold_is_found_until_a_day_after_its_end() {
        var hold = new Hold(guild, "a", NOON, true, "7");
        schedules.hold(hold);

        assertThat(schedules.held(guild, "a", NOON.plusSeconds(60))).contains(hold);
        assertThat(schedules.held(guild, "a", NOON.plus(Duration.ofDays(2)))).isEmpty();
        schedules.release(guild, "a");
        assertThat(schedules.held(guild, "a", NOON)).isEmpty();
    }

    @Test
    void holidays_come_and_go() {
        schedules.add(new Holiday(guild, "2051-12-24", ""));
        schedules.add(new Holiday(guild, "12-25", "Christmas"));

        assertThat(schedules.holidays(guild))
                .containsExactlyInAnyOrder(
                        new Holiday(guild, "2051-12-24", ""), new Holiday(guild, "12-25", "Christmas"));
        assertThat(schedules.removeHoliday(guild, "12-25")).isTrue();
        assertThat(schedules.removeHoliday(guild, "12-25")).isFalse();
        assertThat(schedules.holidays(Store.newId())).isEmpty();
    }

    @Test
    void hands_are_respected_only_where_a_guild_wants_so() {
        assertThat(schedules.respectsHands(guild)).isFalse();
        schedules.respectHands(guild, true);
        assertThat(schedules.respectsHands(guild)).isTrue();
        schedules.respectHands(guild, false);
        assertThat(schedules.respectsHands(guild)).isFalse();
    }

    private Run run(String schedule, Instant planned, Result result) {
        return new Run(guild, schedule, planned, planned.plusSeconds(1), planned.plusSeconds(3), result, "why");
    }

    static Schedule schedule(String guild, String id, String time) {
        return new Schedule(
                guild,
                id,
                "plan " + id,
                Press.run("ec2 stop", "server", "web-1"),
                Timetable.of(time).orElseThrow(),
                ZoneId.of("Europe/Berlin"),
                "7",
                "8",
                "en",
                false,
                Standing.ON,
                Optional.empty());
    }
}
