package dev.skylark.timer;

import dev.skylark.json.Json;
import dev.skylark.text.Sha256;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.function.Supplier;
import software.amazon.awssdk.services.scheduler.SchedulerClient;
import software.amazon.awssdk.services.scheduler.model.ActionAfterCompletion;
import software.amazon.awssdk.services.scheduler.model.ConflictException;
import software.amazon.awssdk.services.scheduler.model.CreateScheduleRequest;
import software.amazon.awssdk.services.scheduler.model.FlexibleTimeWindow;
import software.amazon.awssdk.services.scheduler.model.FlexibleTimeWindowMode;
import software.amazon.awssdk.services.scheduler.model.ResourceNotFoundException;
import software.amazon.awssdk.services.scheduler.model.Target;

/** {@link Timers} in EventBridge Scheduler: a schedule for each job, in one group, that calls the clock function. */
public final class SchedulerTimers implements Timers {

    /** Replaced by the scheduler, whenever it calls, with the moment it calls for. */
    private static final String DUE = "<aws.scheduler.scheduled-time>";

    private static final DateTimeFormatter AT =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss").withZone(ZoneOffset.UTC);

    /** The scheduler works to the minute, and takes no moment that is over when it hears of it. */
    private static final Duration SOONEST = Duration.ofMinutes(1);

    private static final int TRIES = 3;
    private static final Duration PATIENCE = Duration.ofHours(1);

    // https://docs.aws.amazon.com/scheduler/latest/APIReference/API_CreateSchedule.html
    private static final int LONGEST_NAME = 64;
    private static final int HASH_BYTES = 16;

    private final Supplier<SchedulerClient> client;
    private final String group;
    private final String target;
    private final String role;
    private final String parking;
    private final Clock clock;

    /** {@code target}, {@code role} and {@code parking}, where calls that failed for good go, are ARNs. */
    public SchedulerTimers(
            Supplier<SchedulerClient> client, String group, String target, String role, String parking, Clock clock) {
        this.client = client;
        this.group = group;
        this.target = target;
        this.role = role;
        this.parking = parking;
        this.clock = clock;
    }

    /**
     * A job that is being done may set itself anew, and the scheduler deletes a schedule when its call is over: so each
     * job has two names, and one whose moment has passed is left alone.
     */
    @Override
    public void set(Job job, When when) {
        var names = names(job.guild(), job.kind(), job.name());
        var over = names.stream().filter(this::isOver).toList();
        var free = names.stream().filter(it -> !over.contains(it)).findFirst().orElse(names.getFirst());
        write(wanted(free, job, when));
        names.stream().filter(it -> !it.equals(free) && !over.contains(it)).forEach(this::delete);
    }

    /** Whether its one moment has passed. */
    private boolean isOver(String name) {
        try {
            var expression = client.get()
                    .getSchedule(it -> it.groupName(group).name(name))
                    .scheduleExpression();
            return expression.startsWith("at(")
                    && !Instant.from(AT.parse(expression.substring(3, expression.length() - 1)))
                            .isAfter(clock.instant());
        } catch (ResourceNotFoundException free) {
            return false;
        }
    }

    private void write(CreateScheduleRequest wanted) {
        try {
            client.get().createSchedule(wanted);
        } catch (ConflictException isThere) {
            client.get()
                    .updateSchedule(it -> it.groupName(wanted.groupName())
                            .name(wanted.name())
                            .scheduleExpression(wanted.scheduleExpression())
                            .scheduleExpressionTimezone(wanted.scheduleExpressionTimezone())
                            .startDate(wanted.startDate())
                            .actionAfterCompletion(wanted.actionAfterCompletion())
                            .flexibleTimeWindow(wanted.flexibleTimeWindow())
                            .target(wanted.target()));
        }
    }

    @Override
    public void cancel(String guild, String kind, String name) {
        names(guild, kind, name).forEach(this::delete);
    }

    private void delete(String name) {
        try {
            client.get().deleteSchedule(it -> it.groupName(group).name(name));
        } catch (ResourceNotFoundException neverSetOrOver) {
            // as wanted
        }
    }

    private static List<String> names(String guild, String kind, String name) {
        return List.of(name(guild, kind, name), name(guild, kind + " again", name));
    }

    private CreateScheduleRequest wanted(String name, Job job, When when) {
        var request = CreateScheduleRequest.builder()
                .groupName(group)
                .name(name)
                .flexibleTimeWindow(FlexibleTimeWindow.builder()
                        .mode(FlexibleTimeWindowMode.OFF)
                        .build())
                .target(target(job));
        return switch (when) {
            case When.Once(var at) ->
                request.scheduleExpression("at(" + AT.format(notOver(at)) + ")")
                        .scheduleExpressionTimezone("UTC")
                        .actionAfterCompletion(ActionAfterCompletion.DELETE)
                        .build();
            case When.Cron(var expression, var zone) ->
                request.scheduleExpression("cron(" + expression + ")")
                        .scheduleExpressionTimezone(zone.getId())
                        .actionAfterCompletion(ActionAfterCompletion.NONE)
                        .build();
            case When.Rate(var every, var first) ->
                request.scheduleExpression("rate(%d minutes)".formatted(every.toMinutes()))
                        .scheduleExpressionTimezone("UTC")
                        .startDate(upcoming(every, first))
                        .actionAfterCompletion(ActionAfterCompletion.NONE)
                        .build();
        };
    }

    /** Without a start the scheduler calls at once, and it takes none that is long over. */
    private Instant upcoming(Duration every, Instant first) {
        var soonest = clock.instant().plus(SOONEST);
        return first.isBefore(soonest)
                ? first.plus(every.multipliedBy(Duration.between(first, soonest).dividedBy(every) + 1))
                : first;
    }

    private Instant notOver(Instant at) {
        var soonest = clock.instant().plus(SOONEST);
        return at.isBefore(soonest) ? soonest : at;
    }

    private Target target(Job job) {
        return Target.builder()
                .arn(target)
                .roleArn(role)
                .input(job.json().with("due", DUE).toString())
                .retryPolicy(
                        it -> it.maximumRetryAttempts(TRIES - 1).maximumEventAgeInSeconds((int) PATIENCE.toSeconds()))
                .deadLetterConfig(it -> it.arn(parking))
                .build();
    }

    /**
     * The schedule of a job. Where its parts do not fit or could be taken for other parts, there is a dot and a hash of
     * them at the end; without one there is no dot.
     */
    static String name(String guild, String kind, String name) {
        var readable = guild + "-" + kind + "-" + name;
        if (readable.length() <= LONGEST_NAME
                && guild.matches("\\w+")
                && kind.matches("\\w+")
                && name.matches("[\\w-]*")) {
            return readable;
        }
        var end = "." + Sha256.hex(Json.items(List.of(guild, kind, name)).toString(), HASH_BYTES);
        var start = readable.replaceAll("[^\\w-]", "_");
        return start.substring(0, Math.min(start.length(), LONGEST_NAME - end.length())) + end;
    }
}
