package dev.skylark.worker;

import dev.skylark.json.Json;
import dev.skylark.redact.Redactor;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Clock;
import java.util.List;
import java.util.Map;

/** What the worker did and what went wrong, one line of JSON each, with secrets masked. */
final class Lines {

    /** How much a line matters. */
    enum Level {
        INFO,
        WARN,
        ERROR
    }

    private final PrintStream out;
    private final Clock clock;

    Lines(PrintStream out, Clock clock) {
        this.out = out;
        this.clock = clock;
    }

    void note(Level level, String what, Map<String, String> facts) {
        out.println(line(level, what, facts));
    }

    /** With the trace of what was thrown. */
    void failed(String what, Map<String, String> facts, Throwable thrown) {
        var trace = new StringWriter();
        thrown.printStackTrace(new PrintWriter(trace));
        out.println(line(Level.ERROR, what, facts).with("trace", Redactor.redact(trace.toString())));
    }

    /** By how many guilds each worker has, the service is made larger and smaller. */
    void guilds(int count) {
        // https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Embedded_Metric_Format_Specification.html
        var directive = Json.fields()
                .with("Namespace", "Skylark")
                .with("Dimensions", List.of(List.of()))
                .with(
                        "Metrics",
                        List.of(Json.fields().with("Name", "GuildsPerTask").with("Unit", "Count")));
        out.println(Json.fields()
                .with(
                        "_aws",
                        Json.fields().with("Timestamp", clock.millis()).with("CloudWatchMetrics", List.of(directive)))
                .with("GuildsPerTask", count));
    }

    private Json.Fields line(Level level, String what, Map<String, String> facts) {
        var line = Json.fields()
                .with("timestamp", clock.instant().toString())
                .with("level", level.name())
                .with("door", "voice")
                .with("message", Redactor.redact(what));
        for (var fact : facts.entrySet()) {
            line = line.with(fact.getKey(), Redactor.redact(fact.getValue()));
        }
        return line;
    }
}
