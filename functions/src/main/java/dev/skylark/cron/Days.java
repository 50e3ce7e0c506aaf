package dev.skylark.cron;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.List;

/** On which days: either by the month or by the week, since EventBridge knows no both. Sunday is 1. */
public sealed interface Days {

    record OfMonth(List<Integer> days) implements Days {
        public OfMonth {
            days = List.copyOf(days);
        }
    }

    record OfWeek(List<Integer> days) implements Days {
        public OfWeek {
            days = List.copyOf(days);
        }
    }

    record LastOfMonth() implements Days {}

    /** The working day that is nearest to this day of the month, in the same month. */
    record Nearest(int day) implements Days {}

    /** The first, second, … Monday of the month. */
    record Nth(int weekday, int which) implements Days {}

    /** The last Monday of the month. */
    record Last(int weekday) implements Days {}

    static Days every() {
        return new OfMonth(Field.DAY.all());
    }

    static Days nth(int weekday, int which, String text) {
        if (which < 1 || which > 5) {
            throw new Unclear("nth", text);
        }
        return new Nth(weekday, which);
    }

    static Days week(List<Integer> days) {
        return days.equals(Field.WEEKDAY.all()) ? every() : new OfWeek(days);
    }

    /** EventBridge's day of the month and, after the month, its day of the week. */
    default String ofMonth() {
        return switch (this) {
            case OfMonth(var days) -> Field.DAY.write(days);
            case LastOfMonth() -> "L";
            case Nearest(var day) -> day + "W";
            case OfWeek _, Nth _, Last _ -> "?";
        };
    }

    default String ofWeek() {
        return switch (this) {
            case OfMonth _, LastOfMonth _, Nearest _ -> "?";
            case OfWeek(var days) -> Field.WEEKDAY.write(days);
            case Nth(var weekday, var which) -> weekday + "#" + which;
            case Last(var weekday) -> weekday + "L";
        };
    }

    default boolean has(LocalDate date) {
        return switch (this) {
            case OfMonth(var days) -> days.contains(date.getDayOfMonth());
            case OfWeek(var days) -> days.contains(weekday(date.getDayOfWeek()));
            case LastOfMonth() -> date.getDayOfMonth() == date.lengthOfMonth();
            case Nearest(var day) -> day <= date.lengthOfMonth() && date.equals(nearest(date.withDayOfMonth(day)));
            case Nth(var weekday, var which) ->
                weekday(date.getDayOfWeek()) == weekday && (date.getDayOfMonth() - 1) / 7 + 1 == which;
            case Last(var weekday) ->
                weekday(date.getDayOfWeek()) == weekday && date.getDayOfMonth() + 7 > date.lengthOfMonth();
        };
    }

    private static LocalDate nearest(LocalDate day) {
        var first = day.with(TemporalAdjusters.firstDayOfMonth());
        var last = day.with(TemporalAdjusters.lastDayOfMonth());
        return switch (day.getDayOfWeek()) {
            case SATURDAY -> day.equals(first) ? day.plusDays(2) : day.minusDays(1);
            case SUNDAY -> day.equals(last) ? day.minusDays(2) : day.plusDays(1);
            case MONDAY, TUESDAY, WEDNESDAY, THURSDAY, FRIDAY -> day;
        };
    }

    /** As EventBridge counts. */
    static int weekday(DayOfWeek day) {
        return day.getValue() % 7 + 1;
    }
}
