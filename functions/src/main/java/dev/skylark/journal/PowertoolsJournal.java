package dev.skylark.journal;

import dev.skylark.redact.Redactor;
import java.util.HashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.spi.LoggingEventBuilder;
import software.amazon.lambda.powertools.logging.argument.StructuredArguments;
import software.amazon.lambda.powertools.metrics.Metrics;
import software.amazon.lambda.powertools.metrics.MetricsFactory;
import software.amazon.lambda.powertools.metrics.model.DimensionSet;
import software.amazon.lambda.powertools.metrics.model.MetricUnit;

/** {@link Journal} through Powertools for AWS Lambda: its JSON lines and its embedded metrics. */
public final class PowertoolsJournal implements Journal {

    private static final Logger LOG = LoggerFactory.getLogger("dev.skylark");

    private final String door;
    private final Metrics metrics = MetricsFactory.getMetricsInstance();

    public PowertoolsJournal(String door) {
        this.door = door;
        metrics.setNamespace(LineJournal.NAMESPACE);
    }

    @Override
    public void note(Level level, String what, Map<String, String> facts) {
        line(level, facts).log(Redactor.redact(what));
    }

    @Override
    public void failed(String what, Map<String, String> facts, Throwable thrown) {
        var all = new HashMap<>(facts);
        all.put("trace", LineJournal.trace(thrown)); // "error" is a name of the layout
        line(Level.ERROR, all).log(Redactor.redact(what));
    }

    @Override
    public void count(Map<Figure, Double> figures, Map<String, String> dimensions) {
        var redacted = new HashMap<String, String>();
        dimensions.forEach((name, value) -> redacted.put(name, Redactor.redact(value)));
        metrics.flushMetrics(once -> {
            once.setNamespace(LineJournal.NAMESPACE);
            once.addDimension(DimensionSet.of(redacted));
            figures.forEach((figure, value) -> once.addMetric(
                    figure.name(), value, figure.unit().equals("Count") ? MetricUnit.COUNT : MetricUnit.MILLISECONDS));
        });
    }

    private LoggingEventBuilder line(Level level, Map<String, String> facts) {
        var line = switch (level) {
            case INFO -> LOG.atInfo();
            case WARN -> LOG.atWarn();
            case ERROR -> LOG.atError();
        };
        line = line.addArgument(StructuredArguments.entry("door", door));
        for (var fact : facts.entrySet()) {
            line = line.addArgument(StructuredArguments.entry(fact.getKey(), Redactor.redact(fact.getValue())));
        }
        return line;
    }
}
