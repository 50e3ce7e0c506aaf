package dev.skylark.cron;

import dev.skylark.cron.Word.Kind;
import java.time.temporal.ChronoUnit;

/** Reads lengths of time: "every 6 hours", "jede zweite Woche", "every other Monday", "in einer halben Stunde". */
final class Interval {

    private final Cursor words;
    private final Said said;

    Interval(Cursor words, Said said) {
        this.words = words;
        this.said = said;
    }

    /** Behind "every": a length, or nothing where days follow. */
    void every() {
        said.again();
        var part = partOfAnHour();
        if (part > 0) {
            said.every(part, ChronoUnit.MINUTES);
        } else if (words.took(Kind.OTHER)) {
            other();
        } else if (words.at(Kind.NUMBER) && words.look(1).is(Word.UNITS)) {
            unit(words.take().value());
        } else if (words.at(Kind.ORDINAL) && words.look().value() > 1 && !words.has(Kind.MONTH)) {
            ordinal();
        } else if (words.at(Word.UNITS)) {
            unit(1);
        } else if (words.at(Word.LITTLE)) {
            throw words.unclear();
        }
    }

    private void other() {
        if (words.at(Kind.WEEKDAY)) {
            said.every(2, ChronoUnit.WEEKS);
        } else {
            unit(2);
        }
    }

    /** "every second hour"; but "every second Monday" is every other one or the month's second. */
    private void ordinal() {
        if (words.look(1).is(Kind.WEEKDAY)) {
            throw new Unclear("second", words.look().text(), words.look(1).text());
        }
        if (words.look(1).is(Word.UNITS)) {
            unit(words.take().value());
        } else if (Character.isLetter(words.look().text().charAt(0))) {
            throw words.unclear();
        }
    }

    private void unit(int many) {
        if (!words.at(Word.UNITS) || many == 0) {
            throw words.unclear();
        }
        var unit = words.take().kind();
        if (many == 1 && unit.compareTo(Kind.HOUR) > 0) {
            said.each(unit);
        } else if (unit.compareTo(Kind.WEEK) > 0) {
            throw new Unclear("months");
        } else {
            said.every(many, chrono(unit));
        }
    }

    private static ChronoUnit chrono(Kind unit) {
        return switch (unit) {
            case MINUTE -> ChronoUnit.MINUTES;
            case HOUR -> ChronoUnit.HOURS;
            case DAY -> ChronoUnit.DAYS;
            case WEEK -> ChronoUnit.WEEKS;
            default -> throw new Unclear("months");
        };
    }

    /** Behind "in": a length, or nothing as in "in December" and "in the morning". */
    void in() {
        var one = words.took(Kind.A);
        var part = partOfAnHour();
        if (part > 0) {
            said.in(part, ChronoUnit.MINUTES);
        } else if (one && words.at(Word.UNITS)) {
            said.in(1, chrono(words.take().kind()));
        } else if (words.at(Kind.NUMBER)) {
            var many = words.take();
            if (!words.at(Word.UNITS)) {
                throw new Unclear("bare", many.text());
            }
            said.in(many.value(), chrono(words.take().kind()));
        }
    }

    /** In minutes; 0 where there is none. */
    private int partOfAnHour() {
        if (words.took(Kind.HALF, Kind.HOUR) || words.took(Kind.HALF, Kind.A, Kind.HOUR)) {
            return 30;
        }
        return words.took(Kind.QUARTER, Kind.HOUR) || words.took(Kind.QUARTER, Kind.OF, Kind.A, Kind.HOUR) ? 15 : 0;
    }
}
