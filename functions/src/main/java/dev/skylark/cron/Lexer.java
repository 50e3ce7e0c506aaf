package dev.skylark.cron;

import dev.skylark.cron.Word.Kind;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Parts what somebody wrote into words, numbers, times of the day and dates. */
final class Lexer {

    // also the spaces that are put in by a phone; all patterns are possessive or bounded, since strangers write the
    // text
    private static final Pattern APART = Pattern.compile("[\\s\\p{Z}]++|(?=,)|(?<=,)");
    private static final Pattern PART = Pattern.compile("(?<date>\\d{4}-\\d{2}-\\d{2})(?:t(?=\\d))?"
            + "|(?<day>\\d{1,2}\\.\\d{1,2}\\.(?:\\d{1,4})?)"
            + "|(?<time>\\d{1,2}(?::\\d{2}(?::00)?|\\.\\d{2}))(?!\\d)"
            + "|(?<ordinal>\\d{1,2}(?:\\.|(?:st|nd|rd|th)(?!\\p{L})))"
            + "|(?<number>\\d{1,4})(?!\\d)"
            + "|(?<word>[ap]\\.m\\.?|\\p{L}++(?:'\\p{L}++)?|[-–—&@,])\\.?");

    private Lexer() {}

    static List<Word> words(String text) {
        var words = new ArrayList<Word>();
        var lower = text.toLowerCase(Locale.ROOT).replace("day after tomorrow", "übermorgen");
        for (var chunk : APART.split(lower, -1)) {
            words.addAll(parts(chunk));
        }
        words.removeIf(it -> it.is(Kind.NOTHING));
        return words;
    }

    private static List<Word> parts(String chunk) {
        var found = new ArrayList<Word>();
        var part = PART.matcher(chunk);
        while (part.regionStart() < chunk.length()) {
            if (!part.lookingAt()) {
                return List.of(Word.unknown(chunk));
            }
            var words = words(part.toMatchResult(), chunk);
            found.addAll(words);
            part.region(part.end(), chunk.length());
        }
        return found;
    }

    private static List<Word> words(MatchResult part, String chunk) {
        if (part.group("word") != null) {
            var known = Lexicon.of(part.group("word"));
            return known.isEmpty() ? List.of(Word.unknown(chunk)) : known;
        }
        return List.of(number(part));
    }

    private static Word number(MatchResult part) {
        var text = part.group();
        if (part.group("date") != null) {
            return new Word(Kind.DATE, epochDay(part.group("date"), text), text);
        }
        if (part.group("day") != null) {
            return day(text);
        }
        if (part.group("time") != null) {
            var colon = text.indexOf(text.contains(":") ? ':' : '.');
            var minute = Integer.parseInt(text.substring(colon + 1, colon + 3));
            if (minute > 59) {
                throw new Unclear("time", text);
            }
            return new Word(Kind.TIME, Integer.parseInt(text.substring(0, colon)) * 60 + minute, text);
        }
        var ordinal = part.group("ordinal") != null;
        var digits = text.chars().takeWhile(Character::isDigit).count();
        return new Word(ordinal ? Kind.ORDINAL : Kind.NUMBER, Integer.parseInt(text.substring(0, (int) digits)), text);
    }

    /** 24.12. or 24.12.2026 */
    private static Word day(String text) {
        var parts = text.split("\\.", -1);
        var year = parts[2];
        if (year.isEmpty()) {
            var month = Field.MONTH.number(parts[1], text);
            return new Word(Kind.DAY_OF_MONTH, month * 100 + Field.DAY.number(parts[0], text), text);
        }
        if (year.length() != 4) {
            throw new Unclear("date", text);
        }
        return new Word(
                Kind.DATE,
                epochDay("%s-%2s-%2s".formatted(year, parts[1], parts[0]).replace(' ', '0'), text),
                text);
    }

    private static int epochDay(String date, String text) {
        try {
            return (int) LocalDate.parse(date).toEpochDay();
        } catch (DateTimeException none) {
            throw new Unclear("date", text);
        }
    }
}
