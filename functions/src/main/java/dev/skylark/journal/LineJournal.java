package dev.skylark.journal;

import dev.skylark.json.Json;
import dev.skylark.redact.Redactor;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Clock;
import java.util.List;
import java.util.Map;

/**
 * One line of JSON an entry, written by hand: the front door's cold start has no time for a logging framework (see
 * bench/RESULTS.md). Figures are written in CloudWatch's embedded metric format, which is such a line too.
 */
public final class LineJournal implements Journal {

    static final String NAMESPACE = "Skylark";

    private final String door;
    private final PrintStream out;
    private final Clock clock;

    public LineJournal(String door, PrintStream out, Clock clock) {
        this.door = door;
        this.out = out;
        this.clock = clock;
    }

    @Override
    public void note(Level level, String what, Map<String, String> facts) {
        write(line(level, what, facts));
    }

    @Override
    public void failed(String what, Map<String, String> facts, Throwable thrown) {
        write(line(Level.ERROR, what, facts).with("trace", trace(thrown)));
    }

    @Override
    public void count(Map<Figure, Double> figures, Map<String, String> dimensions) {
        var metrics = figures.keySet().stream()
                .map(it -> Json.fields().with("Name", it.name()).with("Unit", it.unit()))
                .toList();
        var directive = Json.fields()
                .with("Namespace", NAMESPACE)
                .with("Dimensions", List.of(List.copyOf(dimensions.keySet())))
                .with("Metrics", metrics);
        var line = Json.fields()
                .with(
                        "_aws",
                        Json.fields().with("Timestamp", clock.millis()).with("CloudWatchMetrics", List.of(directive)));
        for (var dimension : dimensions.entrySet()) {
            line = line.with(dimension.getKey(), Redactor.redact(dimension.getValue()));
        }
        for (var figure : figures.entrySet()) {
            line = line.with(figure.getKey().name(), figure.getValue());
        }
        write(line);
    }

    static String trace(Throwable thrown) {
        var trace = new StringWriter();
        thrown.printStackTrace(new PrintWriter(trace));
        return Redactor.redact(trace.toString());
    }

    private Json.Fields line(Level level, String what, Map<String, String> facts) {
        var line = Json.fields()
                .with("timestamp", clock.instant().toString())
                .with("level", level.name())
                .with("door", door)
                .with("message", Redactor.redact(what));
        for (var fact : facts.entrySet()) {
            line = line.with(fact.getKey(), Redactor.redact(fact.getValue()));
        }
        return line;
    }

    /** One call, so that lines of two threads do not mix. */
    private void write(Json line) {
        out.println(line);
    }
}
