package dev.skylark.log;

import dev.skylark.fact.Severity;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** How bad a line says that it is, and where in the line that ends. */
record Level(Severity severity, int end) {

    /** Further on, a level is a word like any other. */
    private static final int PREFIX = 200;

    private static final int MOST_WORDS = 14;

    private static final List<String> LEVEL_NAMES =
            List.of("level=", "lvl=", "severity=", "\"level\":", "\"severity\":");
    /** What may stand around a level. */
    private static final String AROUND = "[](){}<>|:,;-*=\"'";

    static Optional<Level> find(String text) {
        return pair(text).or(() -> glog(text)).or(() -> prefix(text, 0)).or(() -> secondLine(text));
    }

    /** A level as loggers write it, shortened too. */
    static Optional<Severity> named(String word) {
        return switch (word.strip().toUpperCase(Locale.ROOT)) {
            case "ERRO", "EROR", "FAIL" -> Optional.of(Severity.ERROR);
            case "FATA", "PANI", "FTL", "PNC", "CRI" -> Optional.of(Severity.CRITICAL);
            case "WRN" -> Optional.of(Severity.WARNING);
            case "INF", "DBG", "TRC", "VERBOSE" -> Optional.of(Severity.INFO);
            // other systems' words for how urgent something is; in a log they are no levels
            case "LOW", "HIGH", "MEDIUM", "MAJOR", "MINOR", "MODERATE", "OK", "NONE", "PAGE", "DISASTER" ->
                Optional.empty();
            default -> Severity.read(word);
        };
    }

    /** {@code level=error}, and the same in JSON that was cut off. */
    private static Optional<Level> pair(String text) {
        for (var name : LEVEL_NAMES) {
            var at = text.indexOf(name, 0, Math.min(text.length(), 2_000));
            if (at == 0 || (at > 0 && " \t{,".indexOf(text.charAt(at - 1)) >= 0)) {
                var begin = at + name.length();
                while (begin < text.length() && "\" ".indexOf(text.charAt(begin)) >= 0) {
                    begin++;
                }
                var end = endOfLetters(text, begin);
                var severity = named(text.substring(begin, end));
                if (severity.isPresent()) {
                    return Optional.of(new Level(severity.get(), end));
                }
            }
        }
        return Optional.empty();
    }

    /** {@code E1121 10:00:00.000000       1 cart.go:10] text}. */
    private static Optional<Level> glog(String text) {
        if (text.length() < 6
                || text.charAt(5) != ' '
                || !text.substring(1, 5).chars().allMatch(Level::isDigit)) {
            return Optional.empty();
        }
        var end = Math.max(text.indexOf("] ") + 1, 5);
        return switch (text.charAt(0)) {
            case 'I' -> Optional.of(new Level(Severity.INFO, end));
            case 'W' -> Optional.of(new Level(Severity.WARNING, end));
            case 'E' -> Optional.of(new Level(Severity.ERROR, end));
            case 'F' -> Optional.of(new Level(Severity.CRITICAL, end));
            default -> Optional.empty();
        };
    }

    /** The logger of Java itself takes two lines. */
    private static Optional<Level> secondLine(String text) {
        var second = text.indexOf('\n') + 1;
        return second > 0 && second < PREFIX && text.substring(second).startsWith("SEVERE:")
                ? prefix(text, second)
                : Optional.empty();
    }

    /** The first level among times, threads, hosts and the like; prose ends the search. */
    private static Optional<Level> prefix(String text, int from) {
        var newline = text.indexOf('\n', from);
        var most = Math.min(newline < 0 ? text.length() : newline, from + PREFIX);
        var seen = new Seen();
        int at = from;
        for (int words = 0; words < MOST_WORDS && at < most; words++) {
            while (at < most && isSpace(text.charAt(at))) {
                at++;
            }
            int end = at;
            while (end < most && !isSpace(text.charAt(end))) {
                end++;
            }
            var tabs = at > 0 && text.charAt(at - 1) == '\t' && end < text.length() && text.charAt(end) == '\t';
            var level = seen.level(text.substring(at, end), at, tabs);
            if (level.isPresent()) {
                return level;
            }
            at = end;
        }
        return Optional.empty();
    }

    /** What has been read of a prefix so far. */
    private static final class Seen {
        private boolean first = true;
        private boolean time;
        private boolean separated;
        private int plain;

        private Optional<Level> level(String word, int at, boolean tabs) {
            int begin = 0;
            while (begin < word.length() && AROUND.indexOf(word.charAt(begin)) >= 0) {
                begin++;
            }
            var end = endOfLetters(word, begin);
            var core = word.substring(begin, end);
            var severity = core.length() < 3 ? Optional.<Severity>empty() : named(core);
            var isWhole = end == word.length() || AROUND.indexOf(word.charAt(end)) >= 0;
            if (severity.isPresent() && isWhole && isLevel(word, core, begin, end, tabs)) {
                return Optional.of(new Level(severity.get(), at + end));
            }
            var last = last(word, at);
            note(word, core);
            return last;
        }

        private boolean isLevel(String word, String core, int begin, int end, boolean tabs) {
            var isUpper = core.equals(core.toUpperCase(Locale.ROOT));
            var isAround = end < word.length() || begin > 0;
            if (first) {
                return isUpper || (isAround && ":[]=".indexOf(word.charAt(end < word.length() ? end : 0)) >= 0);
            }
            if (plain == 0) {
                return isUpper || time;
            }
            return (time && (isAround || tabs)) || ((time || isUpper) && separated);
        }

        /** As PostgreSQL has it: {@code UTC:10.0.0.1(5432):shop@shop:[123]:ERROR:}. */
        private Optional<Level> last(String word, int at) {
            var before = word.endsWith(":") ? word.lastIndexOf(':', word.length() - 2) : -1;
            return before <= 0 || !time
                    ? Optional.empty()
                    : named(word.substring(before + 1, word.length() - 1)).map(it -> new Level(it, at + word.length()));
        }

        private void note(String word, String core) {
            first = false;
            var isSign = word.chars().noneMatch(Character::isLetterOrDigit);
            time |= word.startsWith("[") || isTime(word);
            separated = isSign || word.endsWith(":") || word.endsWith("]");
            var isMonth = core.length() == 3 && !time && Character.isUpperCase(core.charAt(0));
            plain += core.length() == word.length() && !core.isEmpty() && !isMonth ? 1 : 0;
            // nobody's prefix has so many words
            time &= plain < 3;
        }

        private static boolean isTime(String word) {
            return word.length() > 4
                    && isDigit(word.charAt(0))
                    && (word.length() > 9 || word.chars().anyMatch(it -> ":-/.".indexOf(it) >= 0));
        }
    }

    private static int endOfLetters(String text, int begin) {
        int end = begin;
        while (end < text.length() && end - begin < 20 && Character.isLetter(text.charAt(end))) {
            end++;
        }
        return end;
    }

    static boolean isSpace(char it) {
        return it == ' ' || it == '\t' || it == '\r' || it == '\n';
    }

    static boolean isDigit(int it) {
        return it >= '0' && it <= '9';
    }
}
