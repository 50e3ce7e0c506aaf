package dev.skylark.schedule;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.Optional;
import java.util.regex.Pattern;

/** A day on which a guild's plans rest: {@code 2026-12-24}, or {@code 12-25} of every year. */
public record Holiday(String guild, String day, String name) {

    private static final Pattern YEARLY = Pattern.compile("\\d{2}-\\d{2}");

    /** As it is kept; empty for what is no day. */
    static Optional<String> read(String text) {
        try {
            return Optional.of(
                    YEARLY.matcher(text).matches()
                            ? MonthDay.parse("--" + text).toString().substring(2)
                            : LocalDate.parse(text).toString());
        } catch (DateTimeException none) {
            return Optional.empty();
        }
    }

    boolean is(LocalDate date) {
        return date.toString().equals(day) || date.toString().substring(5).equals(day);
    }
}
