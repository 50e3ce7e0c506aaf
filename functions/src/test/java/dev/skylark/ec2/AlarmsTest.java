package dev.skylark.ec2;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skylark.data.Moto;
import dev.skylark.data.Store;
import dev.skylark.ec2.Alarms.Alarm;
import dev.skylark.fleet.Answer;
import dev.skylark.fleet.AnyServer;
import dev.skylark.fleet.Place;
import dev.skylark.fleet.State;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.ComparisonOperator;
import software.amazon.awssdk.services.cloudwatch.model.Dimension;
import software.amazon.awssdk.services.cloudwatch.model.StateValue;
import software.amazon.awssdk.services.cloudwatch.model.Statistic;

@ParameterizedClass
@EnumSource(AlarmsTest.Watch.class)
final class AlarmsTest {

    private final Opened opened;
    private final Place home = Place.home("us-east-1");
    private final String id = "i-" + Store.newId();

    AlarmsTest(Watch watch) {
        opened = watch.open();
    }

    /** Who watches. */
    enum Watch {
        MEMORY {
            @Override
            Opened open() {
                var alarms = new InMemoryAlarms();
                return new Opened(alarms, alarms::watch);
            }
        },
        MOTO {
            @Override
            Opened open() {
                var client = Moto.client(CloudWatchClient.builder());
                return new Opened(
                        new CloudWatchAlarms((_, _) -> client),
                        (server, name, rings) -> put(client, server, name, rings));
            }
        };

        abstract Opened open();

        private static void put(CloudWatchClient client, String server, String name, boolean rings) {
            client.putMetricAlarm(it -> it.alarmName(name)
                    .namespace("AWS/EC2")
                    .metricName("CPUUtilization")
                    .statistic(Statistic.AVERAGE)
                    .period(60)
                    .evaluationPeriods(1)
                    .threshold(90.0)
                    .comparisonOperator(ComparisonOperator.GREATER_THAN_THRESHOLD)
                    .dimensions(
                            Dimension.builder().name("Other").value("x").build(),
                            Dimension.builder().name("InstanceId").value(server).build()));
            client.setAlarmState(it -> it.alarmName(name)
                    .stateValue(rings ? StateValue.ALARM : StateValue.OK)
                    .stateReason("test"));
        }
    }

    /** Puts an alarm on a server. */
    interface Put {
        void alarm(String server, String name, boolean rings);
    }

    record Opened(Alarms alarms, Put put) {}

    @Test
    void a_server_that_nobody_watches_has_none() {
        assertThat(watching(id, home)).isEmpty();
    }

    @Test
    void alarms_ring_or_are_quiet() {
        opened.put().alarm(id, id + " busy", true);
        opened.put().alarm(id, id + " idle", false);

        assertThat(watching(id, home))
                .containsExactlyInAnyOrder(new Alarm(id + " busy", true), new Alarm(id + " idle", false));
    }

    @Test
    void those_of_another_server_are_not_its_own() {
        var other = "i-" + Store.newId();
        opened.put().alarm(other, other + " busy", true);

        assertThat(watching(id, home)).isEmpty();
        assertThat(watching(other, home)).hasSize(1);
    }

    @Test
    void a_server_of_a_panel_has_none() {
        assertThat(watching(id, Place.panel("https://panel.example"))).isEmpty();
    }

    private List<Alarm> watching(String server, Place place) {
        var answer = opened.alarms().watching(AnyServer.of("42", place, server, State.RUNNING, ""));
        assertThat(answer).isInstanceOf(Answer.Got.class);
        return ((Answer.Got<List<Alarm>>) answer).value();
    }
}
