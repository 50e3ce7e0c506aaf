package dev.skylark.cron;

import dev.skylark.cron.Word.Kind;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZonedDateTime;
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

    private static final Set<Kind> CLOCKS = EnumSet.of(Kind.CLOCK, Kind.AM, Kind.PM);
    private static final Set<Kind> BEHIND_AN_HOUR =
            EnumSet.of(Kind.CLOCK, Kind.AM, Kind.PM, Kind.HOUR, Kind.MORNING, Kind.AFTERNOON, Kind.EVENING);
    private static final Set<Kind> BEFORE_THE_MORNING =
            EnumSet.of(Kind.EVERY, Kind.ON, Kind.AM, Kind.TODAY, Kind.WEEKDAY, Kind.DATE);
    private static final Set<Kind> BEFORE_A_PERIOD = EnumSet.of(Kind.OF, Kind.IN, Kind.A);
    private static final int FIRST_YEAR = 2000;

    private final LocalDate today;
    private final Cursor words;
    private final Daytime daytime;
    private final Interval interval;
    private final Said said;

    Plain(String text, ZonedDateTime now) {
        this.today = now.toLocalDate();
        this.words = new Cursor(Lexer.words(text));
        this.daytime = new Daytime(words);
        this.said = new Said(now);
        this.interval = new Interval(words, said);
    }

    Timetable timetable() {
        while (!words.isAtEnd()) {
            if (daytime.begins(0)) {
                number();
            } else {
                phrase();
            }
        }
        var timetable = said.timetable();
        if (daytime.isOpen()) {
            throw new Unclear("half");
        }
        return timetable;
    }

    private void phrase() {
        var word = words.take();
        switch (word.kind()) {
            case EVERY -> interval.every();
            case IN -> interval.in();
            case AT -> at();
            case FROM -> from();
            case BETWEEN -> window(Kind.AND);
            case NUMBER -> day(word);
            case MORNING, AFTERNOON, EVENING, NIGHT -> part(word);
            case MORGEN -> morgen(words.look(-2).is(BEFORE_THE_MORNING));
            case TODAY -> said.on(today.plusDays(word.value() - 1));
            case DATE -> said.on(LocalDate.ofEpochDay(word.value()));
            case NEXT -> next();
            case THIS -> coming();
            case LAST -> last(words.take());
            case ORDINAL -> ordinals(word);
            case WEEKDAY -> weekdays(word);
            case WORKDAY -> said.weekdays(List.of(2, 3, 4, 5, 6), "");
            case WEEKEND -> said.weekdays(List.of(1, 7), "");
            case MONTH_NAME -> month(word);
            case DAY_OF_MONTH -> said.day(word.value() % 100, word.value() / 100);
            case MONTH, YEAR -> each(word);
            case OFTEN -> throw new Unclear("often");
            case ON, OF, AM, AND, A -> {
                // says nothing of its own
            }
            default -> throw new Unclear("word", word.text());
        }
    }

    private void at() {
        if (!words.at(Kind.WEEKEND) && !words.at(Kind.NIGHT)) {
            times();
        }
    }

    /** "from Monday to Friday", "from 8 to 18"; but when a plan begins cannot be said. */
    private void from() {
        if (daytime.begins(0)) {
            window(Kind.TO);
        } else if (!words.at(Kind.WEEKDAY) && !words.at(Kind.EVERY)) {
            throw new Unclear("from");
        }
    }

    private void window(Kind between) {
        var from = daytime.read();
        if (!words.took(between)) {
            throw new Unclear("from");
        }
        said.between(from, daytime.read());
    }

    /** A bare one is a time only where it can be nothing else. */
    private void number() {
        var next = words.look(1);
        var dotted = words.look().text().contains(".");
        var hour = next.is(CLOCKS)
                || (!dotted
                        && (next.is(BEHIND_AN_HOUR)
                                || (next.is(Kind.IN) && words.look(2).is(Word.PARTS_OF_DAYS))));
        if ((dotted || words.at(Kind.NUMBER)) && !hour && !words.look(-1).is(Word.UNITS_AND_DAYS)) {
            throw new Unclear("bare", words.look().text());
        }
        times();
    }

    /** "8", "8 and 20", "8 to 18". */
    private void times() {
        if (words.at(Kind.MIDNIGHT)) {
            said.atMidnight();
        }
        var first = daytime.read();
        if (words.took(Kind.TO)) {
            said.between(first, daytime.read());
            return;
        }
        said.at(first);
        if (words.at(Kind.AND) && daytime.begins(words.look(1).is(Kind.AT) ? 2 : 1)) {
            words.take();
            words.took(Kind.AT);
            times();
        }
    }

    private void part(Word part) {
        if (part.text().endsWith("s")) {
            said.habit();
        }
        daytime.part(part.kind());
    }

    private void morgen(boolean morning) {
        if (morning) {
            daytime.part(Kind.MORNING);
        } else {
            said.on(today.plusDays(1));
        }
    }

    /** "next Monday", where there is no doubt which. */
    private void next() {
        var weekday = words.require(Kind.WEEKDAY);
        var coming = today.with(TemporalAdjusters.next(day(weekday.value())));
        if (!coming.isAfter(today.with(TemporalAdjusters.nextOrSame(DayOfWeek.SUNDAY)))) {
            throw new Unclear("next", weekday.text(), coming, coming.plusWeeks(1));
        }
        said.on(coming);
    }

    /** "this Friday", "this evening". */
    private void coming() {
        said.on(
                words.at(Word.PARTS_OF_DAYS)
                        ? today
                        : today.with(TemporalAdjusters.nextOrSame(
                                day(words.require(Kind.WEEKDAY).value()))));
    }

    /** Sunday is 1. */
    private static DayOfWeek day(int weekday) {
        return DayOfWeek.SATURDAY.plus(weekday);
    }

    private void last(Word what) {
        said.on(
                switch (what.kind()) {
                    case WEEKDAY -> new Days.Last(what.value());
                    case DAY -> new Days.LastOfMonth();
                    case WORKDAY -> throw new Unclear("workday");
                    default -> throw new Unclear("last");
                });
    }

    /** "first Monday", "1st and 15th", "24. Dezember". */
    private void ordinals(Word first) {
        var some = new ArrayList<>(List.of(first));
        while (words.at(Kind.ORDINAL) || (words.look(1).is(Kind.ORDINAL) && words.took(Kind.AND))) {
            some.add(words.take());
        }
        var one = some.size() == 1;
        if (words.at(Kind.WEEKDAY) && one) {
            said.on(Days.nth(words.take().value(), first.value(), first.text()));
        } else if (words.at(Kind.WORKDAY) && one && first.value() == 1) {
            words.take();
            said.on(new Days.Nearest(1));
        } else if (words.at(Kind.WEEKDAY)) {
            throw new Unclear("nth.one");
        } else if (words.at(Kind.WORKDAY)) {
            throw new Unclear("workday");
        } else {
            words.took(Kind.DAY);
            some.forEach(it -> said.day(it.value()));
        }
    }

    /** "Monday", "Monday to Friday", "montags bis freitags". */
    private void weekdays(Word first) {
        if (words.took(Kind.TO, Kind.WEEKDAY) || words.took(Kind.TO, Kind.EVERY, Kind.WEEKDAY)) {
            said.weekdays(
                    Field.WEEKDAY.read(first.value() + "-" + words.look(-1).value()), "");
        } else {
            said.weekdays(List.of(first.value()), first.text());
        }
    }

    /** "24 December 2026" */
    private void day(Word number) {
        if (words.look().is(Kind.OFTEN)) {
            throw new Unclear("often");
        }
        if (!words.at(Kind.MONTH_NAME)) {
            throw words.unclear();
        }
        said.day(number.value());
    }

    /** "December", "December 24, 2026". */
    private void month(Word name) {
        said.month(name.value());
        var day = words.at(Kind.NUMBER) && !isYear(0) && !words.look(1).is(BEHIND_AN_HOUR);
        if (day && !words.look(-2).is(BEFORE_A_PERIOD)) {
            said.day(words.take().value());
        }
        if (isYear(0) || (isYear(1) && words.took(Kind.AND))) {
            said.year(words.take().value());
        }
    }

    private boolean isYear(int further) {
        return words.look(further).is(Kind.NUMBER) && words.look(further).value() >= FIRST_YEAR;
    }

    /** "of the month", "a month". */
    private void each(Word period) {
        if (!words.look(-2).is(BEFORE_A_PERIOD)) {
            throw new Unclear("word", period.text());
        }
        said.each(period.kind());
    }
}
