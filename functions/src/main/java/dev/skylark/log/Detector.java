package dev.skylark.log;

import dev.skylark.fact.Occurrence;
import dev.skylark.fact.Occurrence.Circumstance;
import dev.skylark.fact.Severity;
import dev.skylark.redact.Redactor;
import dev.skylark.text.Cut;
import dev.skylark.trace.Fingerprint;
import dev.skylark.trace.Trace;
import dev.skylark.trace.Traces;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Finds the errors among lines of a log, those that are alike counted as one. */
public final class Detector {

    /** Of so many different ones in one delivery each is told; what else there is, is only counted. */
    static final int MOST = 200;

    private static final String OTHERS = "OtherErrors";
    private static final int LONGEST_KIND = 200;
    private static final int LONGEST_MESSAGE = 1_000;
    private static final int LONGEST_TRACE = 16_000;
    private static final int LONGEST_RELATED = 300;
    private static final int LONGEST_TRIED = 4_000;
    private static final int LONGEST_READ = 64 * 1024;
    private static final int CARE = 2_000;
    private static final int BEFORE = 5;
    private static final int AFTER = 4;
    private static final int NEAR = 500;

    private final Source source;
    private final List<Entry> entries;
    private final Map<String, Occurrence> found = new LinkedHashMap<>();

    /** One event, or several that are one: the lines of a stack trace. */
    record Entry(List<LogEvent> events) {

        String text() {
            return events.size() == 1
                    ? events.getFirst().message()
                    : String.join("\n", events.stream().map(LogEvent::message).toList());
        }

        LogEvent head() {
            return events.getFirst();
        }
    }

    private Detector(Source source, List<Entry> entries) {
        this.source = source;
        this.entries = entries;
    }

    public static List<Occurrence> find(Source source, List<LogEvent> events) {
        var inOrder = events.stream().sorted(Comparator.comparing(LogEvent::at)).toList();
        var detector = new Detector(source, Joints.joined(inOrder));
        for (int each = 0; each < detector.entries.size(); each++) {
            detector.look(each);
        }
        return List.copyOf(detector.found.values());
    }

    private void look(int index) {
        var entry = entries.get(index);
        var isAlarming =
                !source.rules().alarming().isEmpty() && matches(source.rules().alarming(), entry.text());
        if (!isAlarming && isHarmlessAtFirstSight(entry)) {
            return;
        }
        var text = entry.text();
        var line = Line.read(text.substring(0, Math.min(text.length(), LONGEST_READ)));
        var severity = isAlarming ? worst(line.severity(), Severity.ERROR) : line.severity();
        if (severity.filter(it -> isAlarming || it.isAtLeast(source.rules().least()))
                        .isPresent()
                && !matches(source.rules().harmless(), text)) {
            add(index, line, severity.get());
        }
    }

    private static Optional<Severity> worst(Optional<Severity> one, Severity other) {
        return Optional.of(one.map(it -> Severity.worst(it, other)).orElse(other));
    }

    /** Most lines are ordinary and end here, so it has to be cheap. */
    private boolean isHarmlessAtFirstSight(Entry entry) {
        return source.rules().least().isAtLeast(Severity.ERROR)
                && entry.events().size() == 1
                && !Signs.hasOne(entry.head().message());
    }

    private static boolean matches(List<Pattern> patterns, String text) {
        if (patterns.isEmpty()) {
            return false;
        }
        var tried = text.substring(0, Math.min(text.length(), LONGEST_TRIED));
        return patterns.stream().anyMatch(it -> it.matcher(tried).find());
    }

    private void add(int index, Line line, Severity severity) {
        var head = entries.get(index).head();
        var trace = shortened(line.trace());
        var read = Traces.read(trace);
        var one = new Occurrence(
                source.service(),
                source.environment(),
                severity,
                cut(kind(line, read), LONGEST_KIND),
                cut(message(line, read), LONGEST_MESSAGE),
                trace,
                List.of(),
                circumstances(line, head),
                "",
                1,
                head.at(),
                head.at());
        var id = Fingerprint.of(one, read);
        var known = found.get(id);
        if (known != null) {
            found.put(id, sum(known, one));
        } else if (found.size() < MOST) {
            found.put(id, with(one, related(index, line.requestId())));
        } else {
            found.merge(OTHERS, other(one), Detector::sum);
        }
    }

    private static String kind(Line line, Optional<Trace> trace) {
        return trace.map(Trace::exception)
                .filter(it -> !it.isBlank())
                .or(() -> Optional.of(line.exception()).filter(it -> !it.isBlank()))
                .or(() -> Optional.of(line.logger()).filter(it -> !it.isBlank()))
                .orElse("Error");
    }

    private static String message(Line line, Optional<Trace> trace) {
        return line.text().isBlank() ? trace.map(Trace::message).orElse("") : line.text();
    }

    private Map<Circumstance, String> circumstances(Line line, LogEvent head) {
        var circumstances = new EnumMap<Circumstance, String>(Circumstance.class);
        circumstances.put(Circumstance.REQUEST_ID, line.requestId());
        circumstances.put(Circumstance.INSTANCE, head.stream());
        circumstances.put(Circumstance.LOG_GROUP, source.group());
        circumstances.values().removeIf(String::isBlank);
        return circumstances;
    }

    /** What was written around it: for the same request if that is known. */
    private List<String> related(int index, String request) {
        var from = Math.max(0, index - NEAR);
        var to = Math.min(entries.size(), index + NEAR);
        var same = new ArrayList<Integer>();
        for (int each = from; each < to; each++) {
            if (each == index
                    || request.isEmpty()
                    || entries.get(each).head().message().contains(request)) {
                same.add(each);
            }
        }
        if (same.size() == 1 && !request.isEmpty()) {
            return related(index, "");
        }
        var own = same.indexOf(index);
        return same.subList(Math.max(0, own - BEFORE), Math.min(same.size(), own + 1 + AFTER)).stream()
                .map(it -> flat(entries.get(it).head().message()))
                .toList();
    }

    private static String flat(String message) {
        var begin = message.strip();
        return cut(cut(begin, LONGEST_RELATED + CARE).replace('\n', ' ').replace('\r', ' '), LONGEST_RELATED);
    }

    /** With its beginning and with the cause of it all, which a long one of Java has far below. */
    private static String shortened(String trace) {
        var cause = trace.lastIndexOf("\nCaused by: ") + 1;
        var half = LONGEST_TRACE / 2;
        return trace.length() <= LONGEST_TRACE || cause <= half
                ? cut(trace, LONGEST_TRACE)
                : cut(trace, half) + "\n" + cut(trace.substring(cause), half - 1);
    }

    /** A secret that is cut in two would no longer look like one. */
    private static String cut(String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        var whole = Redactor.redact(text.substring(0, Math.min(text.length(), most + CARE)));
        return Cut.head(whole, most);
    }

    private static Occurrence with(Occurrence it, List<String> related) {
        return new Occurrence(
                it.service(),
                it.environment(),
                it.severity(),
                it.kind(),
                it.message(),
                it.trace(),
                related,
                it.circumstances(),
                it.key(),
                it.count(),
                it.first(),
                it.last());
    }

    private static Occurrence other(Occurrence it) {
        return new Occurrence(
                it.service(),
                it.environment(),
                it.severity(),
                OTHERS,
                it.message(),
                "",
                List.of(),
                it.circumstances(),
                OTHERS,
                it.count(),
                it.first(),
                it.last());
    }

    private static Occurrence sum(Occurrence one, Occurrence later) {
        return new Occurrence(
                one.service(),
                one.environment(),
                Severity.worst(one.severity(), later.severity()),
                one.kind(),
                one.message(),
                one.trace(),
                one.related(),
                one.circumstances(),
                one.key(),
                one.count() + later.count(),
                one.first(),
                later.last());
    }
}
