package dev.skylark.log;

import dev.skylark.fact.Occurrence;
import java.util.ArrayList;
import java.util.List;

/** Finds the errors among lines of a log, those that are alike counted as one. */
public final class Detector {

    private Detector() {}

    public static List<Occurrence> find(Source source, List<LogEvent> events) {
        return source.group().isEmpty() || events.isEmpty() ? List.of() : new ArrayList<>();
    }
}
