package dev.skylark.timer;

import dev.skylark.data.Moto;
import dev.skylark.data.Store;
import dev.skylark.json.Json;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.scheduler.SchedulerClient;
import software.amazon.awssdk.services.scheduler.model.GetScheduleResponse;

/** A group of moto's scheduler that no other test has, read as the scheduler reads it. */
public final class ScheduleGroup {

    static final String TARGET = "arn:aws:lambda:us-east-1:123456789012:function:skylark-clock:live";
    static final String ROLE = "arn:aws:iam::123456789012:role/timers";
    static final String PARKING = "arn:aws:sqs:us-east-1:123456789012:timers";

    private final SchedulerClient client = Moto.client(SchedulerClient.builder());
    private final String name = "skylark-" + Store.newId();

    public ScheduleGroup() {
        client.createScheduleGroup(it -> it.name(name));
    }

    public Timers timers(Clock clock) {
        return new SchedulerTimers(() -> client, name, TARGET, ROLE, PARKING, clock);
    }

    List<GetScheduleResponse> schedules() {
        return client.listSchedules(it -> it.groupName(name)).schedules().stream()
                .map(found -> client.getSchedule(it -> it.groupName(name).name(found.name())))
                .toList();
    }

    /** What EventBridge does with a schedule whose one call is over, and moto does not. */
    void completed(String expression) {
        schedules().stream()
                .filter(it -> it.scheduleExpression().equals(expression))
                .forEach(over -> client.deleteSchedule(it -> it.groupName(name).name(over.name())));
    }

    /** Every job that would be called, and when. */
    public Map<Job, When> all() {
        return schedules().stream()
                .collect(Collectors.toMap(it -> Job.read(Json.read(it.target().input())), ScheduleGroup::when));
    }

    private static When when(GetScheduleResponse it) {
        var expression = it.scheduleExpression();
        var zone = ZoneId.of(it.scheduleExpressionTimezone());
        var inner = expression.substring(expression.indexOf('(') + 1, expression.length() - 1);
        return switch (expression.substring(0, expression.indexOf('('))) {
            case "at" -> new When.Once(LocalDateTime.parse(inner).atZone(zone).toInstant());
            case "rate" ->
                new When.Rate(
                        Duration.ofMinutes(Long.parseLong(inner.substring(0, inner.indexOf(' ')))), it.startDate());
            default -> new When.Cron(inner, zone);
        };
    }
}
