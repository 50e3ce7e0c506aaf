package dev.skylark.cron;

import dev.skylark.cron.Word.Kind;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Times in plain words, English or German: "weekdays at 8", "every 6 hours", "first Monday 09:30", "morgen um 20 Uhr". A
 * descent through the phrase, one thing at a time. What is not understood or could mean two things is refused, not guessed.
 */
final class Plain {

    private static final Set<Kind> UNITS = EnumSet.range(Kind.MINUTE, Kind.YEAR);
    /** Behind these a bare number is a time of the day. */
    private static final Set<Kind> DAYS = EnumSet.of(
            Kind.DAY,
            Kind.MONTH,
            Kind.WEEKDAY,
            Kind.WORKDAY,
            Kind.WEEKEND,
            Kind.DATE,
            Kind.DAY_OF_MONTH,
            Kind.TODAY,
            Kind.MORGEN,
            Kind.MORNING,
            Kind.AFTERNOON,
            Kind.EVENING,
            Kind.NIGHT);

    private static final Set<Kind> RECURRING = EnumSet.of(
            Kind.EVERY,
            Kind.LAST,
            Kind.NUMBER,
            Kind.ORDINAL,
            Kind.WEEKDAY,
            Kind.WORKDAY,
            Kind.WEEKEND,
            Kind.JANUARY,
            Kind.DAY_OF_MONTH,
            Kind.DATE,
            Kind.MORGEN,
            Kind.NOON,
            Kind.MIDNIGHT,
            Kind.MORNING,
            Kind.AFTERNOON,
            Kind.EVENING,
            Kind.NIGHT);
    private static final Set<Kind> BEHIND_AN_HOUR =
            EnumSet.of(Kind.CLOCK, Kind.AM, Kind.PM, Kind.HOUR, Kind.MORNING, Kind.AFTERNOON, Kind.EVENING, Kind.IN);
    private static final Set<Kind> MORNINGS =
            EnumSet.of(Kind.EVERY, Kind.ON, Kind.AM, Kind.TODAY, Kind.WEEKDAY, Kind.DATE);

    private final ZonedDateTime now;
    private final LocalDate today;
    private final Cursor words;
    private final Daytime daytime;
    private final Said said;

    Plain(String text, ZonedDateTime now) {
        this.now = now;
        this.today = now.toLocalDate();
        this.words = new Cursor(Lexer.words(text));
        this.daytime = new Daytime(words);
        this.said = new Said(now);
    }

    Timetable timetable() {
        while (!words.isAtEnd()) {
            phrase();
        }
        var timetable = said.timetable();
        if (daytime.isOpen()) {
            throw new Unclear("half");
        }
        return timetable;
    }

    private void phrase() {
        switch (words.look().kind()) {
            case EVERY -> every();
            case IN -> in();
            case AT -> at();
            case FROM -> from();
            case BETWEEN -> between();
            case NUMBER -> number();
            case TIME, NOON, MIDNIGHT, HALB, HALF, QUARTER -> times();
            case MORNING, AFTERNOON, EVENING, NIGHT -> part();
            case TODAY -> said.on(today.plusDays(words.take().value() - 1));
            case DAY -> dayAfterTomorrow();
            case MORGEN -> morgen();
            case DATE -> said.on(LocalDate.ofEpochDay(words.take().value()));
            case NEXT, THIS -> coming();
            case LAST -> last();
            case ORDINAL -> ordinals();
            case WEEKDAY -> weekdays();
            case WORKDAY -> {
                words.take();
                said.weekdays(List.of(2, 3, 4, 5, 6), "");
            }
            case WEEKEND -> {
                words.take();
                said.weekdays(List.of(1, 7), "");
            }
            case JANUARY -> month();
            case DAY_OF_MONTH -> {
                var day = words.take().value();
                said.day(day % 100);
                said.month(day / 100);
            }
            case MONTH, YEAR -> each();
            case OFTEN -> throw new Unclear("often");
            case A -> {
                if (daytime.begins(0)) {
                    times();
                } else {
                    words.take();
                }
            }
            case ON, OF, AM, AND -> words.take();
            default -> throw words.unclear();
        }
    }

    /** "every 6 hours", "jede zweite Woche", "every other Monday", "jede halbe Stunde"; or only "every". */
    private void every() {
        words.take();
        said.again();
        if (words.took(Kind.OTHER)) {
            if (words.look().is(Kind.WEEKDAY)) {
                said.every(2, ChronoUnit.WEEKS);
            } else {
                unit(2);
            }
        } else if (words.look().is(Kind.NUMBER) && words.look(1).is(UNITS)) {
            unit(words.take().value());
        } else if (words.look().is(Kind.ORDINAL) && words.look().value() > 1 && !words.has(Kind.MONTH)) {
            if (words.look(1).is(Kind.WEEKDAY)) {
                throw new Unclear("second", words.look().text(), words.look(1).text());
            }
            if (words.look(1).is(UNITS)) {
                unit(words.take().value());
            } else if (Character.isLetter(words.look().text().charAt(0))) {
                throw words.unclear();
            }
        } else if (isPartOfAnHour(0)) {
            said.every(partOfAnHour(), ChronoUnit.MINUTES);
        } else if (words.look().is(UNITS)) {
            unit(1);
        } else if (!words.look().is(RECURRING)) {
            throw words.unclear();
        }
    }

    private void part() {
        var part = words.take();
        if (part.text().endsWith("s")) {
            said.habit();
        }
        daytime.part(part.kind());
    }

    private void unit(int many) {
        var unit = words.look().kind();
        if (!words.look().is(UNITS) || many == 0) {
            throw words.unclear();
        }
        words.take();
        switch (unit) {
            case MINUTE -> said.every(many, ChronoUnit.MINUTES);
            case HOUR -> said.every(many, ChronoUnit.HOURS);
            default -> {
                if (many == 1) {
                    said.each(unit);
                } else if (unit == Kind.DAY || unit == Kind.WEEK) {
                    said.every(many, unit == Kind.DAY ? ChronoUnit.DAYS : ChronoUnit.WEEKS);
                } else {
                    throw new Unclear("months");
                }
            }
        }
    }

    /** "half an hour", "quarter of an hour", "Viertelstunde". */
    private boolean isPartOfAnHour(int further) {
        var first = words.look(further);
        var hour = further + 1;
        while (words.look(hour).is(Kind.OF) || words.look(hour).is(Kind.A)) {
            hour++;
        }
        return (first.is(Kind.HALF) || first.is(Kind.QUARTER))
                && words.look(hour).is(Kind.HOUR);
    }

    private int partOfAnHour() {
        var minutes = words.take().is(Kind.HALF) ? 30 : 15;
        while (!words.take().is(Kind.HOUR)) {
            // "of an"
        }
        return minutes;
    }

    /** "in 2 hours", "in einer halben Stunde"; but "in December", "in the morning". */
    private void in() {
        words.take();
        var one = words.look().is(Kind.A) ? 1 : 0;
        if (isPartOfAnHour(one)) {
            if (one == 1) {
                words.take();
            }
            said.in(partOfAnHour(), ChronoUnit.MINUTES);
        } else if ((one == 1 || words.look().is(Kind.NUMBER)) && words.look(1).is(UNITS)) {
            var many = words.take().value();
            said.in(
                    many,
                    switch (words.look().kind()) {
                        case MINUTE -> ChronoUnit.MINUTES;
                        case HOUR -> ChronoUnit.HOURS;
                        case DAY -> ChronoUnit.DAYS;
                        case WEEK -> ChronoUnit.WEEKS;
                        default -> throw words.unclear();
                    });
            words.take();
        } else if (words.look().is(Kind.NUMBER)) {
            throw bare();
        }
    }

    private void at() {
        words.take();
        if (words.look().is(Kind.ORDINAL) && words.look(1).is(Kind.END)) {
            throw new Unclear("time", words.look().text());
        }
        if (!words.look().is(Kind.WEEKEND) && !words.look().is(Kind.NIGHT)) {
            times();
        }
    }

    /** "from Monday to Friday", "from 8 to 18"; but when something begins cannot be said. */
    private void from() {
        words.take();
        if (!words.look().is(Kind.WEEKDAY) && !words.look().is(Kind.EVERY)) {
            if (!daytime.begins(0)) {
                throw new Unclear("from");
            }
            var from = daytime.read();
            if (!words.took(Kind.TO)) {
                throw new Unclear("from");
            }
            said.between(from, daytime.read());
        }
    }

    private void between() {
        words.take();
        var from = daytime.read();
        words.require(Kind.AND);
        said.between(from, daytime.read());
    }

    /** A day of a month, or a time where it can only be one. */
    private void number() {
        if (words.look(1).is(Kind.JANUARY)) {
            said.day(words.take().value());
            month();
        } else if (words.look(1).is(Kind.OFTEN)) {
            throw new Unclear("often");
        } else if (words.before().is(DAYS) || words.look(1).is(BEHIND_AN_HOUR)) {
            times();
        } else {
            throw bare();
        }
    }

    private Unclear bare() {
        return new Unclear("bare", words.look().text());
    }

    /** "8", "8 and 20", "8 to 18". */
    private void times() {
        if (words.look().is(Kind.TIME)
                && words.look().text().contains(".")
                && words.before().is(Kind.AM)) {
            throw bare();
        }
        if (words.look().is(Kind.MIDNIGHT)) {
            said.atMidnight();
        }
        var first = daytime.read();
        if (words.took(Kind.TO)) {
            said.between(first, daytime.read());
            return;
        }
        said.at(first);
        var at = words.look(1).is(Kind.AT) ? 1 : 0;
        if (words.look().is(Kind.AND) && daytime.begins(1 + at)) {
            words.take();
            words.took(Kind.AT);
            times();
        }
    }

    private void dayAfterTomorrow() {
        if (!words.look(1).is(Kind.PAST)
                || words.look(2).value() != 2
                || !words.look(2).is(Kind.TODAY)) {
            throw words.unclear();
        }
        words.take();
        words.take();
        words.take();
        said.on(today.plusDays(2));
    }

    /** Tomorrow, or the morning. */
    private void morgen() {
        var morning = words.before().is(MORNINGS);
        words.take();
        if (morning) {
            daytime.part(Kind.MORNING);
        } else {
            said.on(today.plusDays(1));
        }
    }

    /** "next Monday", where there is no doubt which; "this Friday", "this evening". */
    private void coming() {
        var next = words.take();
        if (next.is(Kind.THIS) && words.look().is(EnumSet.range(Kind.MORNING, Kind.NIGHT))) {
            said.on(today);
            return;
        }
        var weekday = words.require(Kind.WEEKDAY);
        var day = DayOfWeek.of((weekday.value() + 5) % 7 + 1);
        var coming = today.with(next.is(Kind.THIS) ? TemporalAdjusters.nextOrSame(day) : TemporalAdjusters.next(day));
        if (next.is(Kind.NEXT) && !coming.isAfter(today.with(TemporalAdjusters.nextOrSame(DayOfWeek.SUNDAY)))) {
            throw new Unclear("next", weekday.text(), coming, coming.plusWeeks(1));
        }
        said.on(coming);
    }

    private void last() {
        words.take();
        switch (words.look().kind()) {
            case WEEKDAY -> said.on(new Days.Last(words.look().value()));
            case DAY -> said.on(new Days.LastOfMonth());
            case WORKDAY -> throw new Unclear("workday");
            default -> throw new Unclear("last");
        }
        words.take();
    }

    /** "first Monday", "1st and 15th", "24. Dezember". */
    private void ordinals() {
        var some = new ArrayList<Word>();
        do {
            some.add(words.take());
        } while (words.look().is(Kind.ORDINAL) || (words.look(1).is(Kind.ORDINAL) && words.took(Kind.AND)));
        var first = some.getFirst();
        switch (words.look().kind()) {
            case WEEKDAY -> {
                if (some.size() > 1) {
                    throw new Unclear("nth.one");
                }
                said.on(Days.nth(words.take().value(), first.value(), first.text()));
            }
            case WORKDAY -> {
                if (some.size() > 1 || first.value() != 1) {
                    throw new Unclear("workday");
                }
                words.take();
                said.on(new Days.Nearest(1));
            }
            default -> {
                words.took(Kind.DAY);
                some.forEach(it -> said.day(it.value()));
            }
        }
    }

    /** "Monday", "Monday to Friday", "mo-fr". */
    private void weekdays() {
        var first = words.take();
        var further = words.look(1).is(Kind.EVERY) ? 2 : 1;
        if (words.look().is(Kind.TO) && words.look(further).is(Kind.WEEKDAY)) {
            for (int it = 0; it < further; it++) {
                words.take();
            }
            said.weekdays(Field.WEEKDAY.read(first.value() + "-" + words.take().value()), "");
        } else {
            said.weekdays(List.of(first.value()), first.text());
        }
    }

    /** "December", "December 24", "December 24, 2026". */
    private void month() {
        var within = words.before().is(Kind.IN) || words.before().is(Kind.OF);
        said.month(words.take().value());
        if (!within
                && words.look().is(Kind.NUMBER)
                && !isYear(0)
                && !words.look(1).is(BEHIND_AN_HOUR)) {
            said.day(words.take().value());
        }
        words.took(isYear(1) && words.look().is(Kind.AND) ? Kind.AND : Kind.NOTHING);
        if (isYear(0)) {
            said.year(words.take().value());
        }
    }

    private boolean isYear(int further) {
        return words.look(further).is(Kind.NUMBER) && words.look(further).value() > 1999;
    }

    /** "of the month", "a month". */
    private void each() {
        if (!words.before().is(EnumSet.of(Kind.OF, Kind.IN, Kind.A))) {
            throw words.unclear();
        }
        said.each(words.take().kind());
    }
}
