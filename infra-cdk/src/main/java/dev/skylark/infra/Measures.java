package dev.skylark.infra;

import dev.skylark.table.Table;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.cloudwatch.IMetric;
import software.amazon.awscdk.services.cloudwatch.MathExpression;
import software.amazon.awscdk.services.cloudwatch.Metric;
import software.amazon.awscdk.services.cloudwatch.MetricOptions;
import software.amazon.awscdk.services.sqs.Queue;

/** The numbers that AWS keeps about Skylark, under the names that people look for. */
final class Measures {

    /** The namespace of what is measured by ourselves. */
    static final String OURS = "Skylark";

    /** How long Discord waits for answers, in milliseconds, cold starts included. */
    static final String LATENCY = "InteractionsLatency";

    /** How many guilds a voice worker serves; each tells it once a minute. */
    static final String GUILDS = "GuildsPerTask";

    private static final Duration PERIOD = Duration.minutes(5);

    private Measures() {}

    static Metric ofFunction(LiveFunction function, String name, String statistic) {
        return metric("AWS/Lambda", name, statistic, Map.of("FunctionName", function.name()));
    }

    static Metric ofDoor(FrontDoor door, String name, String statistic) {
        return metric("AWS/ApiGateway", name, statistic, Map.of("ApiId", door.id()));
    }

    static Metric ofInteractions(String statistic) {
        return metric(OURS, LATENCY, statistic, Map.of());
    }

    static Metric waiting(Queue queue) {
        return waiting(queue.getQueueName());
    }

    static Metric waiting(String queue) {
        return metric("AWS/SQS", "ApproximateNumberOfMessagesVisible", "Maximum", Map.of("QueueName", queue));
    }

    /** How many seconds the command waits that has waited longest for a voice worker. */
    static IMetric oldestCommand(int slots) {
        var parts = new LinkedHashMap<String, IMetric>();
        for (var queue : VoiceNames.queues(slots)) {
            parts.put(
                    "slot" + parts.size(),
                    metric("AWS/SQS", "ApproximateAgeOfOldestMessage", "Maximum", Map.of("QueueName", queue)));
        }
        return MathExpression.Builder.create()
                .expression("MAX(METRICS())")
                .usingMetrics(parts)
                .label("seconds")
                .period(PERIOD)
                .build();
    }

    /** Of the voice workers, by the minute: the average of guilds, or all of them, or how many workers there are. */
    static Metric ofVoice(String statistic, String label) {
        return metric(OURS, GUILDS, statistic, Map.of())
                .with(MetricOptions.builder()
                        .period(Duration.minutes(1))
                        .label(label)
                        .build());
    }

    /** Reads and writes that a table or one of its indexes refused because too many came at once. */
    static IMetric throttles(Table table, String tableName) {
        var parts = new LinkedHashMap<String, IMetric>();
        addThrottles(parts, table, Map.of("TableName", tableName));
        for (var index : table.indexes()) {
            addThrottles(parts, table, Map.of("TableName", tableName, "GlobalSecondaryIndexName", index.name()));
        }
        return MathExpression.Builder.create()
                .expression(String.join(" + ", parts.keySet()))
                .usingMetrics(parts)
                .label(Names.pascal(table))
                .period(PERIOD)
                .build();
    }

    private static void addThrottles(Map<String, IMetric> parts, Table table, Map<String, String> dimensions) {
        for (var name : List.of("ReadThrottleEvents", "WriteThrottleEvents")) {
            // Unique in a graph that shows several tables.
            var id = table.name().toLowerCase(Locale.ROOT) + parts.size();
            parts.put(id, metric("AWS/DynamoDB", name, "Sum", dimensions));
        }
    }

    private static Metric metric(String namespace, String name, String statistic, Map<String, String> dimensions) {
        return Metric.Builder.create()
                .namespace(namespace)
                .metricName(name)
                .statistic(statistic)
                .dimensionsMap(dimensions)
                .period(PERIOD)
                .build();
    }
}
