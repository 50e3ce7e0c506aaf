package dev.skylark.trace;

import dev.skylark.trace.Trace.Language;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Finds the stack trace in what a program wrote. */
public final class Traces {

    static final int MOST_FRAMES = 200;

    private static final int LONGEST = 64 * 1024;
    private static final String PYTHON = "Traceback (most recent call last)";

    /** A line by which one knows whose trace it is. */
    private record Sign(Language language, int line) {}

    private Traces() {}

    /** The first that there is, as far as it is within the first 64 KiB. */
    public static Optional<Trace> read(String text) {
        var lines = lines(text);
        return sign(lines).map(it -> switch (it.language()) {
            case JAVA, NODE -> Thrown.read(it.language(), lines, it.line());
            case PYTHON -> PythonTrace.read(lines, it.line());
            case GO -> GoTrace.read(lines, it.line());
        });
    }

    /** Where in the text the trace begins, with the line that names the exception; -1 where there is none. */
    public static int begin(String text) {
        var lines = lines(text);
        return sign(lines).map(it -> begin(lines, it)).orElse(-1);
    }

    private static int begin(List<String> lines, Sign sign) {
        var first = switch (sign.language()) {
            case JAVA, NODE -> Headline.line(lines, sign.line());
            case PYTHON -> PythonTrace.line(lines, sign.line());
            case GO -> GoTrace.line(lines, sign.line());
        };
        var before =
                lines.subList(0, first).stream().mapToInt(it -> it.length() + 1).sum();
        return before + column(lines.get(first), first == sign.line());
    }

    private static int column(String line, boolean isSign) {
        var python = line.indexOf(PYTHON);
        if (python >= 0) {
            return python;
        }
        return isSign ? 0 : Headline.read(line).map(Headline::column).orElse(0);
    }

    private static List<String> lines(String text) {
        // a trace of one line is none
        return text.indexOf('\n') < 0
                ? List.of()
                : Arrays.asList(
                        text.substring(0, Math.min(text.length(), LONGEST)).split("\n", -1));
    }

    private static Optional<Sign> sign(List<String> lines) {
        for (int line = 0; line < lines.size(); line++) {
            var language = language(lines.get(line));
            if (language.isPresent()) {
                return Optional.of(new Sign(language.get(), line));
            }
        }
        return Optional.empty();
    }

    private static Optional<Language> language(String line) {
        var text = line.strip();
        if (text.startsWith("at ")) {
            return JvmFrame.read(text)
                    .map(_ -> Language.JAVA)
                    .or(() -> NodeFrame.read(text).map(_ -> Language.NODE));
        }
        if (text.contains(PYTHON)) {
            return Optional.of(Language.PYTHON);
        }
        return GoTrace.isSign(line) ? Optional.of(Language.GO) : Optional.empty();
    }
}
