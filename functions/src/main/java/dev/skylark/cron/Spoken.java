package dev.skylark.cron;

import dev.skylark.text.Texts;
import java.time.DayOfWeek;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.Month;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** A timetable in words, so that people can see whether they were understood. */
public final class Spoken {

    private static final int WORTH_A_LIST = 8;
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm");

    private final Texts texts;

    public Spoken(Texts texts) {
        this.texts = texts;
    }

    public String say(Timetable timetable, ZoneId zone) {
        return switch (timetable) {
            case Timetable.Again(var cron) -> say(cron);
            case Timetable.Apart(var cron, var many, var unit, var from) ->
                (unit == ChronoUnit.WEEKS ? say(cron) : times(cron)) + ", "
                        + texts.of("cron.say.apart." + unit.name().toLowerCase(Locale.ROOT), many, from);
            case Timetable.Every(var every, var first) ->
                texts.of(
                        "cron.say.every",
                        length(every.toMinutes()),
                        moment(first.atZone(zone).toLocalDateTime()));
            case Timetable.Once(var at) -> texts.of("cron.say.once", moment(at));
        };
    }

    private String moment(LocalDateTime at) {
        return at.format(DateTimeFormatter.ofPattern(texts.of("cron.say.moment"), texts.locale()));
    }

    private String length(long minutes) {
        if (minutes % 1440 == 0) {
            return texts.of("cron.say.days", minutes / 1440);
        }
        return minutes % 60 == 0 ? texts.of("cron.say.hours", minutes / 60) : texts.of("cron.say.minutes", minutes);
    }

    private String say(Cron cron) {
        var parts = new ArrayList<String>();
        parts.add(times(cron));
        parts.add(days(cron.days()));
        if (!cron.isEveryMonth()) {
            parts.add(texts.of(
                    "cron.say.in",
                    list(cron.months().stream()
                            .map(it -> Month.of(it).getDisplayName(TextStyle.FULL, texts.locale()))
                            .toList())));
        }
        if (!cron.isEveryYear()) {
            parts.add(texts.of(
                    "cron.say.years",
                    cron.years().size() > WORTH_A_LIST ? Field.YEAR.write(cron.years()) : list(cron.years())));
        }
        return String.join(", ", parts);
    }

    private String times(Cron cron) {
        var minutes = cron.minutes();
        var hours = cron.hours();
        if (minutes.size() * hours.size() <= WORTH_A_LIST) {
            return texts.of(
                    "cron.say.at",
                    list(hours.stream()
                            .flatMap(hour -> minutes.stream()
                                    .map(minute -> LocalTime.of(hour, minute).format(TIME)))
                            .toList()));
        }
        if (minutes.size() == 1 && hours.equals(Field.HOUR.all())) {
            return texts.of("cron.say.hourly", "%02d".formatted(minutes.getFirst()));
        }
        if (minutes.size() == 1 && hours.size() > 1 && Field.isEven(hours, hours.get(1) - hours.getFirst())) {
            var step = hours.get(1) - hours.getFirst();
            var from = LocalTime.of(hours.getFirst(), minutes.getFirst()).format(TIME);
            var to = LocalTime.of(hours.getLast(), minutes.getFirst()).format(TIME);
            return step == 1
                    ? texts.of("cron.say.hourly.within", from, to)
                    : texts.of("cron.say.hourly.steps", step, from, to);
        }
        var within = hours.equals(Field.HOUR.all()) ? "" : " " + texts.of("cron.say.within", Field.HOUR.write(hours));
        if (minutes.equals(Field.MINUTE.all())) {
            return texts.of("cron.say.minutely") + within;
        }
        var distance = minutes.size() > 1 ? minutes.get(1) - minutes.getFirst() : 0;
        if (minutes.getFirst() == 0 && distance > 0 && 60 % distance == 0 && minutes.size() == 60 / distance) {
            return texts.of("cron.say.steps", distance) + within;
        }
        return texts.of("cron.say.listed", list(minutes)) + within;
    }

    private String days(Days days) {
        return switch (days) {
            case Days.OfMonth(var all) when all.size() == 31 -> texts.of("cron.say.daily");
            case Days.OfMonth(var some) -> texts.of("cron.say.ofMonth", list(some));
            case Days.OfWeek(var some) when some.equals(List.of(2, 3, 4, 5, 6)) -> texts.of("cron.say.workdays");
            case Days.OfWeek(var some) ->
                texts.of(
                        "cron.say.ofWeek", list(some.stream().map(this::weekday).toList()));
            case Days.LastOfMonth() -> texts.of("cron.say.last");
            case Days.Nearest(var day) -> texts.of("cron.say.nearest", day);
            case Days.Nth(var weekday, var which) ->
                texts.of("cron.say.nth", texts.of("cron.say.nth." + which), weekday(weekday));
            case Days.Last(var weekday) -> texts.of("cron.say.lastOf", weekday(weekday));
        };
    }

    /** Sunday is 1. */
    private String weekday(int number) {
        return DayOfWeek.of(number == 1 ? 7 : number - 1).getDisplayName(TextStyle.FULL, texts.locale());
    }

    private static String list(List<?> some) {
        return some.stream().map(String::valueOf).collect(Collectors.joining(", "));
    }
}
