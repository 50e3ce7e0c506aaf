package dev.skylark.cron;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** A cron expression as EventBridge has it, whichever dialect it was written in. */
public record Cron(List<Integer> minutes, List<Integer> hours, Days days, List<Integer> months, List<Integer> years) {

    private static final Pattern COUNTED = Pattern.compile("\\d");
    private static final Pattern SPACES = Pattern.compile("\\s++");

    /** A 29th of February may be eight years away; what is not there in twelve never comes. */
    private static final int YEARS_AHEAD = 12;

    static final Instant NEVER = Instant.parse("+10000-01-01T00:00:00Z");

    private static final Map<String, String> SHORT = Map.of(
            "@hourly", "0 * * * *",
            "@daily", "0 0 * * *",
            "@midnight", "0 0 * * *",
            "@weekly", "0 0 * * 0",
            "@monthly", "0 0 1 * *",
            "@yearly", "0 0 1 1 *",
            "@annually", "0 0 1 1 *");

    public Cron {
        minutes = List.copyOf(minutes);
        hours = List.copyOf(hours);
        months = List.copyOf(months);
        years = List.copyOf(years);
    }

    static Cron of(List<Integer> minutes, List<Integer> hours, Days days, List<Integer> months) {
        return new Cron(minutes, hours, days, months, Field.YEAR.all());
    }

    /** EventBridge's six fields: minute, hour, day of the month, month, day of the week, year. */
    static Cron read(String expression) {
        var fields = fields(expression);
        if (fields.size() != 6) {
            throw new Unclear("fields", expression, fields.size());
        }
        return new Cron(
                Field.MINUTE.read(fields.get(0)),
                Field.HOUR.read(fields.get(1)),
                DayFields.read(fields.get(2), fields.get(4)),
                Field.MONTH.read(fields.get(3)),
                Field.YEAR.read(fields.get(5)));
    }

    /** The five fields of Unix, or a word with an @. */
    static Cron readUnix(String text) {
        if (text.startsWith("@") && !SHORT.containsKey(text)) {
            throw new Unclear("at", text);
        }
        var fields = fields(SHORT.getOrDefault(text, text));
        if (text.contains("?") && COUNTED.matcher(fields.get(4)).find()) {
            // Unix begins to count on Sunday with 0 and has no ?, EventBridge has it and begins with 1
            throw new Unclear("counted", fields.get(4));
        }
        var month = Field.DAY.read(any(fields.get(2)));
        var week = Field.UNIX_WEEKDAY.read(any(fields.get(4))).stream()
                .map(it -> it % 7 + 1)
                .distinct()
                .sorted()
                .toList();
        var everyDay = month.equals(Field.DAY.all());
        if (!everyDay && !week.equals(Field.WEEKDAY.all())) {
            throw new Unclear("or", text, without(fields, 4), without(fields, 2));
        }
        return of(
                Field.MINUTE.read(fields.get(0)),
                Field.HOUR.read(fields.get(1)),
                everyDay ? Days.week(week) : new Days.OfMonth(month),
                Field.MONTH.read(fields.get(3)));
    }

    static List<String> fields(String text) {
        return List.of(SPACES.split(text.strip(), -1));
    }

    private static String any(String field) {
        return field.equals("?") ? "*" : field;
    }

    private static String without(List<String> fields, int one) {
        var fewer = new ArrayList<>(fields);
        fewer.set(one, "*");
        return String.join(" ", fewer);
    }

    /** As EventBridge writes it, in one way only. */
    public String expression() {
        return String.join(
                " ",
                Field.MINUTE.write(minutes),
                Field.HOUR.write(hours),
                days.ofMonth(),
                Field.MONTH.write(months),
                days.ofWeek(),
                Field.YEAR.write(years));
    }

    boolean isEveryMonth() {
        return months.equals(Field.MONTH.all());
    }

    boolean isEveryYear() {
        return years.equals(Field.YEAR.all());
    }

    private boolean has(LocalDate date) {
        return months.contains(date.getMonthValue()) && years.contains(date.getYear()) && days.has(date);
    }

    private List<LocalTime> times() {
        return hours.stream()
                .flatMap(hour -> minutes.stream().map(minute -> LocalTime.of(hour, minute)))
                .toList();
    }

    /** The next ones: a time that spring skips is skipped, one that autumn repeats comes the first time. */
    List<Instant> next(Instant after, Instant until, ZoneId zone, int most) {
        var found = new ArrayList<Instant>();
        var times = times();
        var date = after.atZone(zone).toLocalDate();
        var end = Math.min(date.getYear() + YEARS_AHEAD, years.getLast());
        var last = until.isBefore(NEVER) ? until.atZone(zone).toLocalDate() : LocalDate.MAX;
        while (found.size() < most && date.getYear() <= end && !date.isAfter(last)) {
            if (!months.contains(date.getMonthValue())) {
                date = date.withDayOfMonth(1).plusMonths(1);
                continue;
            }
            if (has(date)) {
                for (var time : times) {
                    var valid = zone.getRules().getValidOffsets(date.atTime(time));
                    if (!valid.isEmpty()) {
                        var at = date.atTime(time).toInstant(valid.getFirst());
                        if (at.isAfter(after) && !at.isAfter(until) && found.size() < most) {
                            found.add(at);
                        }
                    }
                }
            }
            date = date.plusDays(1);
        }
        return found;
    }

    /** Those that fall into this change of the clocks. */
    List<ClockChange> within(ZoneOffsetTransition change) {
        var gap = change.isGap();
        var from = gap ? change.getDateTimeBefore() : change.getDateTimeAfter();
        var to = gap ? change.getDateTimeAfter() : change.getDateTimeBefore();
        var kind = gap ? ClockChange.Kind.SKIPPED : ClockChange.Kind.TWICE;
        return from.toLocalDate()
                .datesUntil(to.toLocalDate().plusDays(1))
                .filter(this::has)
                .flatMap(date -> times().stream().map(date::atTime))
                .filter(it -> !it.isBefore(from) && it.isBefore(to))
                .map(it -> new ClockChange(it, kind))
                .toList();
    }
}
