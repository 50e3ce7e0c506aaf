package dev.skylark.cron;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.regex.Pattern;

/** Tells by its shape in which way a time is written: as Unix or EventBridge do, or in words. */
final class Dialects {

    // possessive, since strangers write it
    private static final Pattern WRAPPED =
            Pattern.compile("(cron|rate|at)\\s{0,3}+\\(([^()]{0,200}+)\\)", Pattern.CASE_INSENSITIVE);
    private static final Pattern RATE =
            Pattern.compile("(\\d{1,6}) {1,5}+(minute|hour|day)s?", Pattern.CASE_INSENSITIVE);
    private static final Pattern CRON_FIELD = Pattern.compile(
            "(?:JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|DEC|SUN|MON|TUE|WED|THU|FRI|SAT|[\\d*,/?#LW-]){1,100}+",
            Pattern.CASE_INSENSITIVE);

    private static final int LONGEST = 200;
    static final Duration LONGEST_RATE = Duration.ofDays(366);

    private Dialects() {}

    static Timetable read(String words, ZoneId zone, Instant now) {
        if (words.length() > LONGEST) {
            throw new Unclear("long", LONGEST);
        }
        var wrapped = WRAPPED.matcher(words);
        if (wrapped.matches()) {
            var inner = wrapped.group(2).strip();
            return switch (wrapped.group(1).toLowerCase(Locale.ROOT)) {
                case "cron" -> new Timetable.Again(Cron.read(inner));
                case "rate" -> rate(inner, now);
                default -> at(inner);
            };
        }
        var fields = Cron.fields(words);
        if (words.startsWith("@")) {
            return new Timetable.Again(Cron.readUnix(words.toLowerCase(Locale.ROOT)));
        }
        if ((fields.size() == 5 || fields.size() == 6)
                && fields.stream().allMatch(it -> CRON_FIELD.matcher(it).matches())) {
            return new Timetable.Again(fields.size() == 5 ? Cron.readUnix(words) : Cron.read(words));
        }
        return new Plain(words, now.atZone(zone)).timetable();
    }

    private static Timetable rate(String text, Instant now) {
        var parts = RATE.matcher(text);
        if (!parts.matches() || Integer.parseInt(parts.group(1)) == 0) {
            throw new Unclear("rate", text);
        }
        var unit = switch (parts.group(2).toLowerCase(Locale.ROOT)) {
            case "minute" -> ChronoUnit.MINUTES;
            case "hour" -> ChronoUnit.HOURS;
            default -> ChronoUnit.DAYS;
        };
        return every(Duration.of(Integer.parseInt(parts.group(1)), unit), now);
    }

    /** From the next full minute on. */
    static Timetable every(Duration every, Instant now) {
        if (every.compareTo(LONGEST_RATE) > 0) {
            throw new Unclear("rate.long");
        }
        return new Timetable.Every(every, now.truncatedTo(ChronoUnit.MINUTES).plus(every));
    }

    private static Timetable at(String text) {
        try {
            return new Timetable.Once(LocalDateTime.parse(text));
        } catch (DateTimeException unclear) {
            throw new Unclear("moment", text);
        }
    }
}
