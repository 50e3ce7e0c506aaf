package dev.skylark.idle;

import dev.skylark.fleet.Answer;
import dev.skylark.fleet.Answer.Trouble;
import dev.skylark.fleet.Ec2Instances;
import dev.skylark.fleet.Place;
import dev.skylark.fleet.Server;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.BiFunction;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.Dimension;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataQuery;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataResult;

/** {@link Loads} of CloudWatch: what EC2 writes there of every server each five minutes, at no cost. */
public final class CloudWatchLoads implements Loads {

    private static final int PERIOD = 300;
    private static final Duration LATELY = Duration.ofMinutes(15);
    private static final double THOUSAND = 1000;

    private final BiFunction<Place, String, CloudWatchClient> clients;

    public CloudWatchLoads(BiFunction<Place, String, CloudWatchClient> clients) {
        this.clients = clients;
    }

    @Override
    public Answer<Load> lately(Server server, Instant now) {
        if (server.place().kind() == Place.Kind.PANEL) {
            return Answer.failed(Trouble.UNSUPPORTED, "CloudWatch knows nothing of panels");
        }
        // A period that is not over has too small a sum.
        var end = Instant.ofEpochSecond(now.getEpochSecond() / PERIOD * PERIOD);
        return Ec2Instances.asked(() -> {
            var client = clients.apply(server.place(), server.guild());
            var most = new HashMap<String, OptionalDouble>();
            for (MetricDataResult result : client.getMetricData(it -> it.startTime(end.minus(LATELY))
                            .endTime(end)
                            .metricDataQueries(
                                    query("cpu", "CPUUtilization", "Average", server),
                                    query("in", "NetworkIn", "Sum", server),
                                    query("out", "NetworkOut", "Sum", server)))
                    .metricDataResults()) {
                most.put(result.id(), most(result.values()));
            }
            return Answer.got(new Load(most(most, "cpu"), network(most(most, "in"), most(most, "out"))));
        });
    }

    private static MetricDataQuery query(String id, String metric, String statistic, Server server) {
        return MetricDataQuery.builder()
                .id(id)
                .metricStat(stat -> stat.metric(it -> it.namespace("AWS/EC2")
                                .metricName(metric)
                                .dimensions(Dimension.builder()
                                        .name("InstanceId")
                                        .value(server.id())
                                        .build()))
                        .period(PERIOD)
                        .stat(statistic))
                .build();
    }

    private static OptionalDouble most(List<Double> values) {
        return values.stream().mapToDouble(it -> it).max();
    }

    private static OptionalDouble most(Map<String, OptionalDouble> all, String id) {
        return all.getOrDefault(id, OptionalDouble.empty());
    }

    private static OptionalDouble network(OptionalDouble in, OptionalDouble out) {
        return in.isPresent() && out.isPresent()
                ? OptionalDouble.of((in.getAsDouble() + out.getAsDouble()) / PERIOD / THOUSAND)
                : OptionalDouble.empty();
    }
}
