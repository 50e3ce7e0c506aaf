package dev.skylark.trace;

import dev.skylark.trace.Trace.Language;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** Tracebacks of Python. What another was raised from is the cause; what was raised while handling another stands for itself. */
final class PythonTrace {

    private static final String BEGIN = "Traceback (most recent call last)";
    private static final String FROM = "The above exception was the direct cause of";
    private static final String WHILE = "During handling of the above exception";
    private static final String PLACE = "\", line ";
    private static final List<String> FOREIGN =
            List.of("site-packages", "dist-packages", "lib/python3", "lib\\python3", "/var/runtime/");

    private final Deque<Frame> frames = new ArrayDeque<>();
    private Optional<Headline> headline = Optional.empty();
    private boolean isOver;
    private boolean isCaused;
    private boolean isReplaced;

    private PythonTrace() {}

    static Trace read(List<String> lines, int first) {
        var trace = new PythonTrace();
        for (var line : lines.subList(first + 1, lines.size())) {
            if (!trace.takes(outside(line))) {
                break;
            }
        }
        var headline = trace.headline
                .or(() -> Headline.named(first == 0 ? "" : lines.get(first - 1)))
                .orElse(new Headline("", "", 0));
        return new Trace(
                Language.PYTHON,
                headline.type(),
                headline.message(),
                List.copyOf(trace.frames).reversed());
    }

    /** Lambda writes the exception in front instead of behind. */
    static int line(List<String> lines, int first) {
        return first > 0 && Headline.named(lines.get(first - 1)).isPresent() ? first - 1 : first;
    }

    /** The traceback of a group of exceptions has a bar before each line. */
    private static String outside(String line) {
        var text = line.stripLeading();
        return text.startsWith("| ") || text.startsWith("+ ") ? text.substring(2) : line;
    }

    private boolean takes(String line) {
        var text = line.strip();
        if (text.startsWith(FROM)) {
            isCaused = isOver;
        } else if (text.startsWith(WHILE)) {
            isReplaced = isOver;
        } else if (text.contains(BEGIN)) {
            return begins();
        } else if (isOver) {
            return true;
        } else if (text.startsWith("File \"")) {
            frame(text).ifPresent(this::add);
        } else if (!text.isEmpty() && text.length() == line.stripTrailing().length()) {
            headline = Headline.read(text);
            isOver = true;
        }
        return true;
    }

    /** Another traceback: of what was caused, which does not matter, or of what took the place of the one before. */
    private boolean begins() {
        if (isReplaced) {
            frames.clear();
            headline = Optional.empty();
            isOver = false;
        }
        var goesOn = isReplaced || isCaused;
        isReplaced = false;
        isCaused = false;
        return goesOn;
    }

    private void add(Frame frame) {
        frames.addLast(frame);
        if (frames.size() > Traces.MOST_FRAMES) {
            frames.removeFirst();
        }
    }

    private static Optional<Frame> frame(String text) {
        var place = text.indexOf(PLACE);
        if (place < 0) {
            return Optional.empty();
        }
        var file = text.substring("File \"".length(), place);
        var rest = text.substring(place + PLACE.length());
        var in = rest.indexOf(", in ");
        return Optional.of(new Frame(
                file,
                JvmFrame.number(in < 0 ? rest : rest.substring(0, in)),
                in < 0 ? "" : rest.substring(in + ", in ".length()),
                !file.startsWith("<") && FOREIGN.stream().noneMatch(file::contains)));
    }
}
