package dev.skylark.fact;

import dev.skylark.fact.Occurrence.Circumstance;
import dev.skylark.json.Json;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** An alarm of CloudWatch that changed its state, in both ways in which CloudWatch tells of it. */
record AlarmChange(
        String name,
        String arn,
        String state,
        String reason,
        String description,
        Map<String, String> dimensions,
        Instant at) {

    private static final List<String> NAMES_OF_SERVICES =
            List.of("FunctionName", "ServiceName", "DBInstanceIdentifier", "QueueName");

    // https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/cloudwatch-and-eventbridge.html
    static Optional<Signal> event(Json event, Instant at) {
        var detail = event.at("detail");
        var state = detail.at("state");
        var configuration = detail.at("configuration");
        var dimensions = new LinkedHashMap<String, String>();
        for (var metric : configuration.at("metrics").items()) {
            metric.at("metricStat")
                    .at("metric")
                    .at("dimensions")
                    .members()
                    .forEach((name, value) -> dimensions.putIfAbsent(name, value.text()));
        }
        return new AlarmChange(
                        detail.at("alarmName").text(),
                        event.at("resources").items().stream()
                                .map(Json::text)
                                .findFirst()
                                .orElse(""),
                        state.at("value").text(),
                        state.at("reason").text(),
                        configuration.at("description").text(),
                        dimensions,
                        Moments.read(state.at("timestamp").text()).orElse(at))
                .signal();
    }

    // https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/AlarmThatSendsEmail.html
    static Optional<Signal> message(Json message, Instant at) {
        var trigger = message.at("Trigger");
        var dimensions = new LinkedHashMap<String, String>();
        collect(trigger, dimensions);
        trigger.at("Metrics").items().forEach(it -> collect(it.at("MetricStat").at("Metric"), dimensions));
        return new AlarmChange(
                        message.at("AlarmName").text(),
                        message.at("AlarmArn").text(),
                        message.at("NewStateValue").text(),
                        message.at("NewStateReason").text(),
                        message.at("AlarmDescription").text(),
                        dimensions,
                        Moments.read(message.at("StateChangeTime").text()).orElse(at))
                .signal();
    }

    private static void collect(Json metric, Map<String, String> dimensions) {
        for (var it : metric.at("Dimensions").items()) {
            var name = it.at("name").text() + it.at("Name").text();
            dimensions.putIfAbsent(name, it.at("value").text() + it.at("Value").text());
        }
    }

    private Optional<Signal> signal() {
        if (name.isBlank()) {
            return Optional.empty();
        }
        var draft = new Draft("cloudwatch", Surroundings.of(name), at)
                .service(service())
                .key(arn.isBlank() ? name : arn)
                .with(Circumstance.SERVER, dimensions.getOrDefault("InstanceId", ""));
        return switch (state) {
            case "OK" -> Optional.of(draft.cleared());
            case "ALARM" ->
                Optional.of(draft.kind(name)
                        .message(reason)
                        .severity(
                                name.toLowerCase(Locale.ROOT).contains("critical") ? Severity.CRITICAL : Severity.ERROR)
                        .with(Circumstance.ADVICE, description)
                        .raised());
            default -> Optional.empty();
        };
    }

    private String service() {
        return NAMES_OF_SERVICES.stream()
                .map(it -> dimensions.getOrDefault(it, ""))
                .filter(it -> !it.isBlank())
                .findFirst()
                .orElse("");
    }
}
