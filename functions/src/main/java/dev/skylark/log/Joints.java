package dev.skylark.log;

import dev.skylark.fact.Severity;
import dev.skylark.log.Detector.Entry;
import dev.skylark.trace.Headline;
import java.util.ArrayList;
import java.util.List;

/** Puts together what a program wrote at once and the log keeps as many events: the lines of a stack trace. */
final class Joints {

    /** A program that indents all that it writes is not to become one entry. */
    private static final int MOST = 1_000;

    private enum State {
        HEAD,
        FRAMES,
        PYTHON,
        PYTHON_ENDED,
        PYTHON_GOES_ON,
        GO
    }

    private final List<Entry> entries = new ArrayList<>();
    private List<LogEvent> open = List.of();
    private State state = State.HEAD;

    private Joints() {}

    static List<Entry> joined(List<LogEvent> events) {
        var joints = new Joints();
        for (var event : events) {
            joints.take(event);
        }
        joints.close();
        return joints.entries;
    }

    private void take(LogEvent event) {
        var line = event.message();
        if (line.isBlank()) {
            return;
        }
        if (!open.isEmpty() && open.size() < MOST && goesOn(line)) {
            if (open.size() == 1) {
                open = new ArrayList<>(open);
            }
            open.add(event);
        } else {
            close();
            open = List.of(event);
            state = begin(line);
        }
    }

    private void close() {
        if (!open.isEmpty()) {
            entries.add(new Entry(open));
        }
    }

    private static State begin(String line) {
        if (line.indexOf('\n') >= 0) {
            return State.HEAD;
        }
        if (line.contains("Traceback (most recent call last)")) {
            return State.PYTHON;
        }
        return isPanic(line) ? State.GO : State.HEAD;
    }

    private static boolean isPanic(String line) {
        return line.startsWith("panic: ")
                || line.startsWith("fatal error: ")
                || line.contains("http: panic serving ")
                || line.startsWith("goroutine ");
    }

    private boolean goesOn(String line) {
        if (isIndented(line)) {
            state = state == State.HEAD ? State.FRAMES : state;
            return true;
        }
        return switch (line.charAt(0)) {
            case 'C', 'S', '.', '}' -> isOfFrames(line) || isOfState(line);
            default -> isOfState(line);
        };
    }

    /** More than a space: some put one before a level that is short. */
    private static boolean isIndented(String line) {
        return (line.charAt(0) == '\t' || line.startsWith("  "))
                && Level.find(line.stripLeading()).isEmpty();
    }

    private static boolean isOfFrames(String line) {
        return line.startsWith("Caused by: ")
                || line.startsWith("Suppressed: ")
                || line.startsWith("... ")
                || line.strip().equals("}");
    }

    private boolean isOfState(String line) {
        return switch (state) {
            case HEAD -> isOfHead(line);
            case FRAMES -> false;
            case PYTHON -> {
                state = State.PYTHON_ENDED;
                yield Level.find(line).isEmpty();
            }
            case PYTHON_ENDED -> {
                var goesOn = line.startsWith("The above exception was") || line.startsWith("During handling of");
                state = goesOn ? State.PYTHON_GOES_ON : state;
                yield goesOn;
            }
            case PYTHON_GOES_ON -> {
                state = State.PYTHON;
                yield line.startsWith("Traceback");
            }
            case GO -> isOfGo(line);
        };
    }

    private static boolean isOfGo(String line) {
        var text = line.stripTrailing();
        return line.startsWith("goroutine ")
                || line.startsWith("[signal ")
                || line.startsWith("created by ")
                || line.startsWith("exit status ")
                || (text.endsWith(")")
                        && text.indexOf('(') > 0
                        && text.indexOf('.') > 0
                        && Level.find(text).isEmpty());
    }

    /** What failed is said first, then the exception begins in a line of its own. */
    private boolean isOfHead(String line) {
        var isTraceback = line.startsWith("Traceback (most recent");
        if (!isTraceback && (!Character.isLetter(line.charAt(0)) || !isHeadline(line))) {
            return false;
        }
        var head = open.getFirst().message();
        if (open.size() > 1
                || head.indexOf('\n') >= 0
                || !Signs.hasOne(head)
                || Line.read(head)
                        .severity()
                        .filter(it -> it.isAtLeast(Severity.ERROR))
                        .isEmpty()) {
            return false;
        }
        state = isTraceback ? State.PYTHON : State.FRAMES;
        return true;
    }

    private static boolean isHeadline(String line) {
        return (line.contains("xception") || line.contains("rror"))
                && Headline.named(line).filter(it -> it.column() == 0).isPresent();
    }
}
