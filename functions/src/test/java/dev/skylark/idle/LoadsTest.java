package dev.skylark.idle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.skylark.data.Moto;
import dev.skylark.data.Store;
import dev.skylark.fleet.Answer;
import dev.skylark.fleet.AnyServer;
import dev.skylark.fleet.Place;
import dev.skylark.fleet.Server;
import dev.skylark.fleet.State;
import dev.skylark.idle.Loads.Load;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.Dimension;
import software.amazon.awssdk.services.cloudwatch.model.MetricDatum;

@ParameterizedClass
@EnumSource(LoadsTest.Meter.class)
final class LoadsTest {

    /** Not our own time: moto forgets what is too old. */
    private final Instant now = Instant.now().truncatedTo(ChronoUnit.HOURS);

    private final Opened opened;
    private final String id = "i-" + Store.newId();

    LoadsTest(Meter meter) {
        opened = meter.open(now);
    }

    /** Who measures. */
    enum Meter {
        MEMORY {
            @Override
            Opened open(Instant now) {
                var loads = new InMemoryLoads();
                return new Opened(loads, loads::measure);
            }
        },
        MOTO {
            @Override
            Opened open(Instant now) {
                var client = Moto.client(CloudWatchClient.builder());
                return new Opened(new CloudWatchLoads((_, _) -> client), (server, cpu, network) -> {
                    // the quiet is longer ago than the noise
                    put(client, server, cpu / 2, network / 2, now.minus(Duration.ofMinutes(4)));
                    put(client, server, cpu, network, now.minus(Duration.ofMinutes(9)));
                    put(client, server, 99, 9_999, now.minus(Duration.ofHours(2)));
                });
            }
        };

        abstract Opened open(Instant now);

        /** Half of what goes in and out a second, over five minutes. */
        private static void put(CloudWatchClient client, String server, double cpu, double network, Instant at) {
            client.putMetricData(it -> it.namespace("AWS/EC2")
                    .metricData(
                            datum(server, "CPUUtilization", cpu, at),
                            datum(server, "NetworkIn", network * 1000 * 300 / 2, at),
                            datum(server, "NetworkOut", network * 1000 * 300 / 2, at)));
        }

        private static MetricDatum datum(String server, String name, double value, Instant at) {
            return MetricDatum.builder()
                    .metricName(name)
                    .value(value)
                    .timestamp(at)
                    .dimensions(
                            Dimension.builder().name("InstanceId").value(server).build())
                    .build();
        }
    }

    /** Makes a server work so hard. */
    interface Put {
        void load(String server, double cpu, double network);
    }

    record Opened(Loads loads, Put put) {}

    @Test
    void of_a_server_that_nobody_measured_nothing_is_known() {
        var load = lately(id);

        assertThat(load.cpu()).isEmpty();
        assertThat(load.network()).isEmpty();
    }

    @Test
    void it_is_the_most_of_the_last_quarter_of_an_hour_and_of_this_server_alone() {
        opened.put().load(id, 40, 12);
        opened.put().load(id + "0", 90, 900);

        var load = lately(id);

        assertThat(load.cpu().orElseThrow()).isCloseTo(40, within(0.01));
        assertThat(load.network().orElseThrow()).isCloseTo(12, within(0.01));
    }

    @Test
    void panels_are_measured_by_nobody() {
        assertThat(opened.loads().lately(server(id, Place.panel("https://panel.example")), now))
                .isInstanceOf(Answer.Failed.class);
    }

    private Load lately(String server) {
        var answer = opened.loads().lately(server(server, Place.home("us-east-1")), now);
        assertThat(answer).isInstanceOf(Answer.Got.class);
        return ((Answer.Got<Load>) answer).value();
    }

    private static Server server(String id, Place place) {
        return AnyServer.of("42", place, id, State.RUNNING, "");
    }
}
