package dev.skylark.infra;

import dev.skylark.settings.Lambda;
import dev.skylark.table.Table;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import software.amazon.awscdk.services.cloudwatch.AlarmStatusWidget;
import software.amazon.awscdk.services.cloudwatch.Dashboard;
import software.amazon.awscdk.services.cloudwatch.GraphWidget;
import software.amazon.awscdk.services.cloudwatch.IMetric;
import software.amazon.awscdk.services.sqs.Queue;
import software.constructs.Construct;

/** The one page where the people who run Skylark see how it is: alarms, door, functions, queues, tables. */
final class Board {

    private static final int WIDTH = 24;

    private final Dashboard dashboard;

    Board(Construct scope) {
        dashboard = Dashboard.Builder.create(scope, "Board")
                .dashboardName("Skylark")
                .build();
    }

    void show(Watch watch) {
        dashboard.addWidgets(AlarmStatusWidget.Builder.create()
                .title("Alarms")
                .alarms(watch.alarms())
                .width(WIDTH)
                .build());
    }

    void show(FrontDoor door) {
        dashboard.addWidgets(
                graph(
                        "Front door: requests",
                        Measures.ofDoor(door, "Count", "Sum"),
                        Measures.ofDoor(door, "4xx", "Sum"),
                        Measures.ofDoor(door, "5xx", "Sum")),
                graph(
                        "Front door: milliseconds until Discord's answer",
                        Measures.ofInteractions("p50"),
                        Measures.ofInteractions("p99")));
    }

    void show(Map<Lambda, LiveFunction> functions) {
        functions.forEach((lambda, function) -> dashboard.addWidgets(
                graph(
                        Names.pascal(lambda) + ": calls",
                        Measures.ofFunction(function, "Invocations", "Sum"),
                        Measures.ofFunction(function, "Errors", "Sum"),
                        Measures.ofFunction(function, "Throttles", "Sum"),
                        Measures.ofFunction(function, "ConcurrentExecutions", "Maximum")),
                graph(
                        Names.pascal(lambda) + ": milliseconds",
                        Measures.ofFunction(function, "Duration", "p50"),
                        Measures.ofFunction(function, "Duration", "p99"))));
    }

    void showVoice(int slots) {
        dashboard.addWidgets(
                graph(
                        "Voice: guilds and workers",
                        Measures.ofVoice("Sum", "guilds"),
                        Measures.ofVoice("SampleCount", "workers")),
                graph("Voice: seconds that the oldest command waits", Measures.oldestCommand(slots)));
    }

    void show(List<Queue> failures, DataStack data) {
        var voice = Stream.of(VoiceNames.DEAD, VoiceNames.STOPPED).map(Measures::waiting);
        dashboard.addWidgets(
                graph(
                        "What failed and waits for a person",
                        Stream.concat(failures.stream().map(Measures::waiting), voice)
                                .toArray(IMetric[]::new)),
                graph(
                        "Tables: turned away",
                        Arrays.stream(Table.values())
                                .map(table -> Measures.throttles(
                                        table, data.table(table).getTableName()))
                                .toArray(IMetric[]::new)));
    }

    private static GraphWidget graph(String title, IMetric... metrics) {
        return GraphWidget.Builder.create()
                .title(title)
                .left(List.of(metrics))
                .width(WIDTH / 2)
                .build();
    }
}
