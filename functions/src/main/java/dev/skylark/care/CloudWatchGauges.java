package dev.skylark.care;

import dev.skylark.fleet.Answer;
import dev.skylark.fleet.Ec2Instances;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.function.Supplier;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.AlarmType;
import software.amazon.awssdk.services.cloudwatch.model.Datapoint;
import software.amazon.awssdk.services.cloudwatch.model.Dimension;
import software.amazon.awssdk.services.cloudwatch.model.StateValue;
import software.amazon.awssdk.services.cloudwatch.model.Statistic;

/** {@link Gauges} of CloudWatch. */
public final class CloudWatchGauges implements Gauges {

    private final Supplier<CloudWatchClient> client;
    private final Clock clock;

    public CloudWatchGauges(Supplier<CloudWatchClient> client, Clock clock) {
        this.client = client;
        this.clock = clock;
    }

    @Override
    public Answer<List<Ringing>> ringing(String prefix) {
        return Ec2Instances.asked(() -> Answer.got(client
                .get()
                .describeAlarmsPaginator(it ->
                        it.alarmNamePrefix(prefix).stateValue(StateValue.ALARM).alarmTypes(AlarmType.METRIC_ALARM))
                .metricAlarms()
                .stream()
                .filter(it -> it.stateValue() == StateValue.ALARM)
                .map(it -> new Ringing(it.alarmName(), Objects.requireNonNullElse(it.alarmDescription(), "")))
                .toList()));
    }

    // https://docs.aws.amazon.com/AmazonECS/latest/developerguide/available-metrics.html
    @Override
    public Answer<OptionalDouble> load(String cluster, String service, Load load, Duration back) {
        var now = clock.instant();
        return Ec2Instances.asked(() -> Answer.got(client
                .get()
                .getMetricStatistics(it -> it.namespace("AWS/ECS")
                        .metricName(
                                switch (load) {
                                    case PROCESSOR -> "CPUUtilization";
                                    case MEMORY -> "MemoryUtilization";
                                })
                        .dimensions(named("ClusterName", cluster), named("ServiceName", service))
                        .startTime(now.minus(back))
                        .endTime(now)
                        .period((int) back.toSeconds())
                        .statistics(Statistic.AVERAGE))
                .datapoints()
                .stream()
                .mapToDouble(Datapoint::average)
                .max()));
    }

    private static Dimension named(String name, String value) {
        return Dimension.builder().name(name).value(value).build();
    }
}
