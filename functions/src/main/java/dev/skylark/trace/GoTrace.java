package dev.skylark.trace;

import dev.skylark.trace.Trace.Language;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What Go writes when it panics, and the stacks that its loggers write: a function, and in the next line its place. */
final class GoTrace {

    private static final int BEFORE = 20;
    private static final List<String> HEADLINES = List.of("panic: ", "fatal error: ");
    private static final List<String> MACHINERY = List.of("panic", "runtime.", "runtime/debug.");
    private static final List<String> FOREIGN = List.of("/go/src/", "/pkg/mod/", "vendor/", "@v", "/lib/go");

    private GoTrace() {}

    static boolean isSign(String line) {
        return (line.startsWith("goroutine ") && line.contains(" [")) || isPlace(line);
    }

    private static boolean isPlace(String line) {
        return line.startsWith("\t") && line.contains(".go:");
    }

    static Trace read(List<String> lines, int first) {
        var headline = headline(lines, first).map(it -> lines.get(it).strip()).orElse("");
        var word = HEADLINES.stream().filter(headline::contains).findFirst().orElse("");
        return new Trace(
                Language.GO,
                word.replace(": ", ""),
                headline.substring(headline.indexOf(word) + word.length()).replace(" [recovered]", ""),
                frames(lines, first));
    }

    /** With the panic before it, or the function whose place it is. */
    static int line(List<String> lines, int first) {
        return headline(lines, first).orElse(isPlace(lines.get(first)) && first > 0 ? first - 1 : first);
    }

    private static Optional<Integer> headline(List<String> lines, int first) {
        for (int line = Math.max(0, first - BEFORE); line < first; line++) {
            if (HEADLINES.stream().anyMatch(lines.get(line)::contains)) {
                return Optional.of(line);
            }
        }
        return Optional.empty();
    }

    /** Of the first goroutine, which is the one that failed. */
    private static List<Frame> frames(List<String> lines, int first) {
        var frames = new ArrayList<Frame>();
        for (int line = Math.max(1, first); line < lines.size() && frames.size() < Traces.MOST_FRAMES; line++) {
            if (isPlace(lines.get(line))) {
                var function = function(lines.get(line - 1).strip());
                if (MACHINERY.stream().noneMatch(function::startsWith)) {
                    frames.add(frame(function, lines.get(line).strip()));
                }
            } else if (lines.get(line).isBlank() && !frames.isEmpty()) {
                break;
            }
        }
        return frames;
    }

    private static String function(String line) {
        var text = line.startsWith("created by ") ? line.substring("created by ".length()) : line;
        var spawned = text.indexOf(" in goroutine ");
        var name = spawned < 0 ? text : text.substring(0, spawned);
        var arguments = name.endsWith(")") ? name.lastIndexOf('(') : -1;
        return arguments <= 0 ? name : name.substring(0, arguments);
    }

    private static Frame frame(String function, String place) {
        var end = place.indexOf(' ');
        var where = end < 0 ? place : place.substring(0, end);
        var colon = where.lastIndexOf(':');
        var file = colon < 0 ? where : where.substring(0, colon);
        return new Frame(
                file,
                colon < 0 ? 0 : JvmFrame.number(where.substring(colon + 1)),
                function,
                FOREIGN.stream().noneMatch(file::contains));
    }
}
