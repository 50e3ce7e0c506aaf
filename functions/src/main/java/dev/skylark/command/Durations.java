package dev.skylark.command;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Lengths of time as people write them, in English and German. */
public final class Durations {

    private static final Pattern PART = Pattern.compile(
            "\\s*(\\d{1,6})\\s*(weeks?|wochen?|w|days?|tagen?|tage?|d|hours?|stunden?|h|minutes?|minuten?|min|m|seconds?"
                    + "|sekunden?|sec|sek|s)(?!\\p{L})\\s*",
            Pattern.CASE_INSENSITIVE);

    private Durations() {}

    public static Optional<Duration> read(String text) {
        var total = Duration.ZERO;
        var parts = PART.matcher(text);
        var end = 0;
        while (end < text.length() && parts.find(end) && parts.start() == end) {
            var amount = Long.parseLong(parts.group(1));
            total = total.plus(
                    switch (Character.toLowerCase(parts.group(2).charAt(0))) {
                        case 'w' -> Duration.ofDays(7 * amount);
                        case 'd', 't' -> Duration.ofDays(amount);
                        case 'h' -> Duration.ofHours(amount);
                        case 'm' -> Duration.ofMinutes(amount);
                        default ->
                            parts.group(2).toLowerCase(Locale.ROOT).startsWith("st")
                                    ? Duration.ofHours(amount)
                                    : Duration.ofSeconds(amount);
                    });
            end = parts.end();
        }
        return end == text.length() && end > 0 ? Optional.of(total) : Optional.empty();
    }

    /** As short as it can be said: {@code 2h 5m}. */
    public static String write(Duration duration) {
        var text = new StringBuilder();
        append(text, duration.toDaysPart(), 'd');
        append(text, duration.toHoursPart(), 'h');
        append(text, duration.toMinutesPart(), 'm');
        append(text, duration.toSecondsPart(), 's');
        return text.isEmpty() ? "0s" : text.toString();
    }

    private static void append(StringBuilder text, long amount, char unit) {
        if (amount > 0) {
            text.append(text.isEmpty() ? "" : " ").append(amount).append(unit);
        }
    }
}
