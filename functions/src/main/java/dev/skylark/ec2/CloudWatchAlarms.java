package dev.skylark.ec2;

import dev.skylark.fleet.Answer;
import dev.skylark.fleet.Ec2Instances;
import dev.skylark.fleet.Place;
import dev.skylark.fleet.Server;
import java.util.List;
import java.util.function.BiFunction;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.AlarmType;
import software.amazon.awssdk.services.cloudwatch.model.MetricAlarm;
import software.amazon.awssdk.services.cloudwatch.model.StateValue;

/** {@link Alarms} of CloudWatch. It cannot be asked for those of one server, so all are read. */
public final class CloudWatchAlarms implements Alarms {

    private final BiFunction<Place, String, CloudWatchClient> clients;

    public CloudWatchAlarms(BiFunction<Place, String, CloudWatchClient> clients) {
        this.clients = clients;
    }

    @Override
    public Answer<List<Alarm>> watching(Server server) {
        if (server.place().kind() == Place.Kind.PANEL) {
            return Answer.got(List.of());
        }
        return Ec2Instances.asked(() -> Answer.got(clients
                .apply(server.place(), server.guild())
                .describeAlarmsPaginator(it -> it.alarmTypes(AlarmType.METRIC_ALARM))
                .metricAlarms()
                .stream()
                .filter(it -> watches(it, server.id()))
                .map(it -> new Alarm(it.alarmName(), it.stateValue() == StateValue.ALARM))
                .toList()));
    }

    private static boolean watches(MetricAlarm alarm, String id) {
        return alarm.dimensions().stream()
                .anyMatch(it -> it.name().equals("InstanceId") && it.value().equals(id));
    }
}
