package dev.skylark.log;

import dev.skylark.command.Refused;
import dev.skylark.discord.Markdown;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A question in the language of Logs Insights, as somebody typed it. It may ask about the groups that are named with
 * it and no others: what could name more, or show what the account has hidden, is not taken.
 */
final class QueryText {

    // https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/CWL_QuerySyntax.html without source, join, lookup,
    // unmask
    private static final Set<String> COMMANDS = Set.of(
            "fields",
            "display",
            "filter",
            "filterindex",
            "stats",
            "sort",
            "limit",
            "parse",
            "dedup",
            "pattern",
            "diff",
            "unnest",
            "anomaly");

    private static final Pattern ELSEWHERE = Pattern.compile(
            "(?i)[|({\\[]\\s{0,9}(?:source|join|lookup|union)\\b|\\bloggroups?\\s{0,9}\\(|\\bloggroup(?:name|identifier)|\\bunmask\\s{0,9}\\(");
    private static final Pattern SPACE = Pattern.compile("[\\s\\p{Cc}\\p{Cf}]++");

    private QueryText() {}

    /** Whether it is one at all, as against the name of one. */
    static boolean looksLikeOne(String text) {
        return text.contains("|") || COMMANDS.contains(word(text)) || word(text).equals("source");
    }

    static String read(String typed) {
        var text = SPACE.matcher(typed).replaceAll(" ").strip();
        for (var part : parts(text)) {
            if (!COMMANDS.contains(word(part))) {
                throw new Refused(
                        "logs.ask.word",
                        Markdown.code(word(part)),
                        String.join(", ", COMMANDS.stream().sorted().toList()));
            }
        }
        if (ELSEWHERE.matcher(text).find()) {
            throw new Refused("logs.ask.elsewhere");
        }
        return text;
    }

    private static String word(String part) {
        var text = part.strip();
        var end = 0;
        while (end < text.length() && Character.isLetter(text.charAt(end))) {
            end++;
        }
        return text.substring(0, end).toLowerCase(Locale.ROOT);
    }

    /** A pipe inside quotes or slashes divides nothing. What begins as a comment is one to its end: a part without a word. */
    static List<String> parts(String text) {
        var parts = new ArrayList<String>();
        var start = 0;
        var quote = ' ';
        for (int at = 0; at < text.length(); at++) {
            var it = text.charAt(at);
            if (quote != ' ') {
                if (it == '\\') {
                    at++;
                } else if (it == quote) {
                    quote = ' ';
                }
            } else if (it == '"' || it == '\'' || it == '`' || (it == '/' && isPattern(text, at))) {
                quote = it;
            } else if (it == '|') {
                parts.add(text.substring(start, at).strip());
                start = at + 1;
            }
        }
        parts.add(text.substring(start).strip());
        return parts;
    }

    /** After a word that takes one; else it is a division. */
    private static boolean isPattern(String text, int at) {
        var before = text.substring(Math.max(0, at - 9), at).stripTrailing().toLowerCase(Locale.ROOT);
        return before.endsWith("like")
                || before.endsWith("=~")
                || before.endsWith("parse")
                || before.endsWith("@message");
    }
}
