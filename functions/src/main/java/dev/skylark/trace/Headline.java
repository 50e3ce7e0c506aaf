package dev.skylark.trace;

import dev.skylark.fact.Severity;
import java.util.List;
import java.util.Optional;

/** The line that names an exception and says what it says. {@code column} is where in the line the name begins. */
public record Headline(String type, String message, int column) {

    private static final int LONGEST = 2_000;
    private static final int LONGEST_MESSAGE = 4_000;
    private static final int BEFORE = 50;

    private static final List<String> ENDINGS =
            List.of("Exception", "Error", "Throwable", "Failure", "Fault", "Interrupt", "Exit");

    /** An exception by its name, wherever it stands in the line. */
    public static Optional<Headline> named(String line) {
        var most = Math.min(line.length(), LONGEST);
        int at = 0;
        while (at < most) {
            var end = endOfWord(line, at, most);
            if (end > at && isException(line.substring(at, end))) {
                var found = at(line, at, end);
                if (found.isPresent()) {
                    return found;
                }
            }
            at = end + 1;
        }
        return Optional.empty();
    }

    /** The same, or whatever name the line begins with: for lines that are known to be one. */
    static Optional<Headline> read(String line) {
        var begin = line.length() - line.stripLeading().length();
        var end = endOfWord(line, begin, Math.min(line.length(), LONGEST));
        var first = end > begin ? at(line, begin, end) : Optional.<Headline>empty();
        return first.filter(it -> isException(it.type()))
                .or(() -> named(line))
                .or(() -> first.filter(it -> Severity.read(it.type()).isEmpty()));
    }

    /** The line with the headline of the trace whose first frame is in line {@code frame}, or that line itself. */
    static int line(List<String> lines, int frame) {
        var from = Math.max(0, frame - BEFORE);
        for (int line = from; line < frame; line++) {
            var text = lines.get(line);
            if (named(text)
                    .filter(it -> text.substring(0, it.column()).isBlank())
                    .isPresent()) {
                return line;
            }
        }
        for (int line = from; line < frame; line++) {
            if (named(lines.get(line)).isPresent()) {
                return line;
            }
        }
        int last = frame - 1;
        while (last > from && lines.get(last).isBlank()) {
            last--;
        }
        return last >= 0 && read(lines.get(last)).isPresent() ? last : frame;
    }

    /** With another line of what it says. */
    Headline more(String line) {
        return message.length() > LONGEST_MESSAGE ? this : new Headline(type, message + "\n" + line, column);
    }

    private static Optional<Headline> at(String line, int begin, int end) {
        var after = end;
        // Error [ERR_HTTP_HEADERS_SENT]: …
        if (line.startsWith(" [", after)) {
            var closed = line.indexOf(']', after);
            after = closed < 0 || closed - after > 100 ? after : closed + 1;
        }
        var rest = line.substring(after);
        if (!rest.isBlank() && rest.charAt(0) != ':') {
            return Optional.empty();
        }
        var message = rest.isBlank() ? "" : rest.substring(1).strip();
        return Optional.of(new Headline(line.substring(begin, end), message, begin));
    }

    private static boolean isException(String word) {
        var name = word.substring(Math.max(word.lastIndexOf('.'), word.lastIndexOf('$')) + 1);
        return !name.isEmpty()
                && Character.isUpperCase(name.charAt(0))
                && ENDINGS.stream().anyMatch(name::endsWith);
    }

    private static int endOfWord(String line, int begin, int most) {
        int end = begin;
        while (end < most && isPart(line.charAt(end))) {
            end++;
        }
        return end;
    }

    private static boolean isPart(char it) {
        return Character.isLetterOrDigit(it) || it == '.' || it == '_' || it == '$';
    }
}
