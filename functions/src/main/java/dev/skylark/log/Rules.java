package dev.skylark.log;

import dev.skylark.fact.Severity;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What in a log is an error worth an alert: from which level on; lines that match a pattern of {@code alarming} are
 * whatever their level, lines that match one of {@code harmless} never are.
 */
public record Rules(Severity least, List<Pattern> alarming, List<Pattern> harmless) {

    public static final Rules USUAL = new Rules(Severity.ERROR, List.of(), List.of());

    public Rules {
        alarming = List.copyOf(alarming);
        harmless = List.copyOf(harmless);
    }
}
