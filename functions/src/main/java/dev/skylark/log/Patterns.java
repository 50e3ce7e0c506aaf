package dev.skylark.log;

import dev.skylark.command.Refused;
import dev.skylark.discord.Markdown;
import java.util.ArrayDeque;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * Regular expressions that people bring. Strangers write the lines that they are tried on, so one that some line could
 * keep busy for long is not taken: a repetition of what repeats or offers a choice, or more than two without an end.
 */
final class Patterns {

    static final int LONGEST = 200;

    private static final int MOST_ENDLESS = 2;
    private static final int MOST_TIMES = 100;
    private static final String QUANTIFIERS = "*+?{";

    private final String text;
    private final ArrayDeque<Boolean> groups = new ArrayDeque<>();
    private int at;
    private int endless;

    private Patterns(String text) {
        this.text = text;
    }

    static Pattern read(String text) {
        if (text.length() > LONGEST) {
            throw new Refused("logs.pattern.long", LONGEST);
        }
        try {
            var pattern = Pattern.compile(text);
            if (!new Patterns(text).isSafe()) {
                throw new Refused("logs.pattern.slow", Markdown.code(text));
            }
            return pattern;
        } catch (PatternSyntaxException wrong) {
            throw new Refused("logs.pattern.wrong", Markdown.code(text), Markdown.plain(wrong.getDescription()));
        }
    }

    /** It compiles, so brackets and repetitions are well formed. {@code groups}: whether each open one is restless. */
    private boolean isSafe() {
        groups.push(false);
        while (at < text.length()) {
            var repeatsWhole = false;
            switch (text.charAt(at)) {
                case '\\' -> {
                    if (isReference()) {
                        return false;
                    }
                    skipEscape();
                }
                case '[' -> skipClass();
                case '(' -> {
                    if (!open()) {
                        return false;
                    }
                    continue;
                }
                case ')' -> {
                    at++;
                    repeatsWhole = groups.pop();
                    if (repeatsWhole) {
                        restless();
                    }
                }
                case '|' -> {
                    at++;
                    restless();
                    continue;
                }
                default -> at++;
            }
            if (isQuantifier()) {
                var again = text.charAt(at) != '?';
                if (!quantified() || (again && repeatsWhole)) {
                    return false;
                }
            }
        }
        return endless <= MOST_ENDLESS;
    }

    /** To what a group held, and to quoted text whose end would be overlooked. */
    private boolean isReference() {
        var next = text.charAt(at + 1);
        return (next >= '1' && next <= '9') || next == 'k' || next == 'Q' || next == 'X' || next == 'R';
    }

    /** {@code \p{Lu}} is one, however many characters it has. */
    private void skipEscape() {
        at++;
        var braces = "pPxN".indexOf(text.charAt(at)) >= 0 && text.startsWith("{", at + 1);
        at = braces ? text.indexOf('}', at) + 1 : at + 1;
    }

    private void skipClass() {
        var depth = 0;
        do {
            switch (text.charAt(at)) {
                case '[' -> depth++;
                case ']' -> depth--;
                case '\\' -> at++;
                default -> {
                    // one of its characters
                }
            }
            at++;
        } while (depth > 0 && at < text.length());
    }

    /** Groups with a name or none, and flags; nothing that looks around. */
    private boolean open() {
        at++;
        if (at < text.length() && text.charAt(at) == '?') {
            if (!text.startsWith("?:", at) && !text.startsWith("?i)", at) && !text.startsWith("?i:", at)) {
                return false;
            }
            var flag = text.startsWith("?i)", at);
            at += text.startsWith("?:", at) ? 2 : 3;
            if (flag) {
                return true;
            }
        }
        groups.push(false);
        return true;
    }

    private boolean isQuantifier() {
        return at < text.length() && QUANTIFIERS.indexOf(text.charAt(at)) >= 0;
    }

    private boolean quantified() {
        restless();
        if (text.charAt(at) == '{') {
            var end = text.indexOf('}', at);
            var bounds = text.substring(at + 1, end).split(",", -1);
            at = end + 1;
            if (bounds.length == 2 && bounds[1].isEmpty()) {
                endless++;
            }
            for (var bound : bounds) {
                if (bound.length() > 3 || (!bound.isEmpty() && Integer.parseInt(bound) > MOST_TIMES)) {
                    return false;
                }
            }
        } else {
            endless += text.charAt(at) == '?' ? 0 : 1;
            at++;
        }
        // reluctant or possessive
        if (at < text.length() && (text.charAt(at) == '?' || text.charAt(at) == '+')) {
            at++;
        }
        return true;
    }

    private void restless() {
        groups.pop();
        groups.push(true);
    }
}
