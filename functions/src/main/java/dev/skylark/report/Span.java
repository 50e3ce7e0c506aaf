package dev.skylark.report;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.TemporalAdjusters;
import java.util.Locale;

/** How long a report looks back. */
enum Span {
    DAILY,
    WEEKLY,
    MONTHLY;

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The first day of the one that is so many back from the one that today is in. */
    LocalDate first(LocalDate today, int back) {
        return switch (this) {
            case DAILY -> today.minusDays(back);
            case WEEKLY ->
                today.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)).minusWeeks(back);
            case MONTHLY -> today.withDayOfMonth(1).minusMonths(back);
        };
    }

    /** The first day that is no longer in it. */
    LocalDate end(LocalDate first) {
        return switch (this) {
            case DAILY -> first.plusDays(1);
            case WEEKLY -> first.plusWeeks(1);
            case MONTHLY -> first.plusMonths(1);
        };
    }

    /** When it is over and can be told, as EventBridge writes it. */
    String cron(LocalTime at) {
        var time = at.getMinute() + " " + at.getHour();
        return switch (this) {
            case DAILY -> time + " * * ? *";
            case WEEKLY -> time + " ? * MON *";
            case MONTHLY -> time + " 1 * ? *";
        };
    }
}
