package dev.skylark.timer;

import static dev.skylark.data.Store.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.skylark.json.Json;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.scheduler.model.ActionAfterCompletion;
import software.amazon.awssdk.services.scheduler.model.FlexibleTimeWindowMode;
import software.amazon.awssdk.services.scheduler.model.GetScheduleResponse;

final class SchedulerTimersTest {

    private static final Job JOB = Job.of("900000000000000001", "remind", "7");

    @Test
    void the_clock_function_is_told_the_job_and_when_it_was_due() {
        var target = set(new When.Once(NOON.plusSeconds(90))).target();

        assertThat(target.arn()).isEqualTo(ScheduleGroup.TARGET);
        assertThat(target.roleArn()).isEqualTo(ScheduleGroup.ROLE);
        assertThat(Json.read(target.input())).isEqualTo(JOB.json().with("due", "<aws.scheduler.scheduled-time>"));
    }

    @Test
    void a_call_is_tried_three_times_within_an_hour_and_then_parked() {
        var target = set(new When.Once(NOON.plusSeconds(90))).target();

        assertThat(target.retryPolicy().maximumRetryAttempts()).isEqualTo(2);
        assertThat(target.retryPolicy().maximumEventAgeInSeconds()).isEqualTo(3600);
        assertThat(target.deadLetterConfig().arn()).isEqualTo(ScheduleGroup.PARKING);
    }

    @Test
    void what_is_due_once_goes_away_afterwards_and_what_comes_again_stays() {
        assertThat(set(new When.Once(NOON.plusSeconds(90))).actionAfterCompletion())
                .isEqualTo(ActionAfterCompletion.DELETE);
        assertThat(set(new When.Cron("0 9 * * ? *", ZoneId.of("UTC"))).actionAfterCompletion())
                .isEqualTo(ActionAfterCompletion.NONE);
    }

    @Test
    void nothing_is_due_later_than_it_should_be() {
        assertThat(set(new When.Once(NOON.plusSeconds(90))).flexibleTimeWindow().mode())
                .isEqualTo(FlexibleTimeWindowMode.OFF);
    }

    @Test
    void a_moment_that_has_passed_or_passes_right_now_is_one_minute_from_now() {
        for (var at : List.of(NOON.minus(Duration.ofDays(3)), NOON, NOON.plusSeconds(59))) {
            assertThat(set(new When.Once(at)).scheduleExpression()).isEqualTo("at(2051-06-01T12:01:00)");
        }
        assertThat(set(new When.Once(NOON.plusSeconds(90))).scheduleExpression())
                .isEqualTo("at(2051-06-01T12:01:30)");
    }

    @Test
    void a_rate_begins_when_it_shall_and_one_that_has_begun_goes_on_in_step() {
        var fromNoon = set(new When.Rate(Duration.ofHours(5), NOON.plusSeconds(600)));

        assertThat(fromNoon.scheduleExpression()).isEqualTo("rate(300 minutes)");
        assertThat(fromNoon.startDate()).isEqualTo(NOON.plusSeconds(600));
        assertThat(set(new When.Rate(Duration.ofHours(5), NOON.minus(Duration.ofHours(12))))
                        .startDate())
                .isEqualTo(NOON.plus(Duration.ofHours(3)));
    }

    @Test
    void a_job_that_is_being_done_sets_itself_anew_beside_the_schedule_that_goes_away() {
        var group = new ScheduleGroup();
        group.timers(Clock.fixed(NOON, ZoneOffset.UTC)).set(JOB, new When.Once(NOON.plusSeconds(90)));
        var later = group.timers(Clock.fixed(NOON.plusSeconds(90), ZoneOffset.UTC));

        later.set(JOB, new When.Once(NOON.plusSeconds(600)));
        assertThat(group.schedules().stream().map(GetScheduleResponse::scheduleExpression))
                .containsExactlyInAnyOrder("at(2051-06-01T12:01:30)", "at(2051-06-01T12:10:00)");

        later.set(JOB, new When.Once(NOON.plusSeconds(900)));
        assertThat(group.schedules().stream().map(GetScheduleResponse::scheduleExpression))
                .as("what has not been due is moved")
                .containsExactlyInAnyOrder("at(2051-06-01T12:01:30)", "at(2051-06-01T12:15:00)");
    }

    @Test
    void a_job_is_never_due_twice_because_it_has_two_names() {
        var group = new ScheduleGroup();
        group.timers(Clock.fixed(NOON, ZoneOffset.UTC)).set(JOB, new When.Once(NOON.plusSeconds(90)));
        var later = group.timers(Clock.fixed(NOON.plusSeconds(90), ZoneOffset.UTC));
        later.set(JOB, new When.Once(NOON.plusSeconds(600)));
        group.completed("at(2051-06-01T12:01:30)");

        later.set(JOB, new When.Once(NOON.plusSeconds(700)));
        assertThat(group.schedules())
                .singleElement()
                .satisfies(it -> assertThat(it.scheduleExpression()).isEqualTo("at(2051-06-01T12:11:40)"));

        later.cancel(JOB.guild(), JOB.kind(), JOB.name());
        assertThat(group.schedules()).isEmpty();
    }

    @Test
    void a_schedule_can_be_read_where_it_fits() {
        assertThat(SchedulerTimers.name("900000000000000001", "power_off", "i-0abc-2"))
                .isEqualTo("900000000000000001-power_off-i-0abc-2");
        assertThat(SchedulerTimers.name("900000000000000001", "remind", "x".repeat(60)))
                .startsWith("900000000000000001-remind-xxxxx.");
    }

    @Test
    void every_name_is_one_that_the_scheduler_takes_and_none_is_shared() {
        var names = Stream.of(
                        List.of("1", "a", "b"),
                        List.of("1", "a-b", ""),
                        List.of("1", "a", "b-"),
                        List.of("1-a", "b", ""),
                        List.of("1", "", "a-b"),
                        List.of("", "1", "a-b"),
                        List.of("1", "a", "b.c"),
                        List.of("1", "a", "b_c"),
                        List.of("1", "a", "b/c"),
                        List.of("1", "a", "ä"),
                        List.of("1", "a", "ö"),
                        List.of("1", "a", "x".repeat(60)),
                        List.of("1", "a", "x".repeat(61)),
                        List.of("1", "a", "x".repeat(62)))
                .map(it -> SchedulerTimers.name(it.get(0), it.get(1), it.get(2)))
                .toList();

        assertThat(names).doesNotHaveDuplicates().allMatch(it -> it.matches("[0-9a-zA-Z-_.]{1,64}"));
    }

    private static GetScheduleResponse set(When when) {
        var group = new ScheduleGroup();
        group.timers(Clock.fixed(NOON, ZoneOffset.UTC)).set(JOB, when);
        return group.schedules().getFirst();
    }
}
