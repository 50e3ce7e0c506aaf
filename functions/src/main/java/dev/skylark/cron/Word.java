package dev.skylark.cron;

import java.util.EnumSet;
import java.util.Set;

/** A word about times, whatever its language; {@code value} is which of its kind, {@code text} as it was written. */
record Word(Kind kind, int value, String text) {

    /** What it says. The order matters: see the sets below. */
    enum Kind {
        EVERY,
        OTHER,
        NEXT,
        THIS,
        LAST,
        ORDINAL,
        OFTEN,
        A,
        MONTH_NAME,
        PAST,
        BEFORE,
        CLOCK,
        PM,
        MINUTE,
        HOUR,
        DAY,
        WEEK,
        MONTH,
        YEAR,
        WEEKDAY,
        WORKDAY,
        WEEKEND,
        /** 24.12. */
        DAY_OF_MONTH,
        DATE,
        /** Or tomorrow, or the day after. */
        TODAY,
        /** Tomorrow or the morning, in German. */
        MORGEN,
        MORNING,
        AFTERNOON,
        EVENING,
        NIGHT,
        NOON,
        MIDNIGHT,
        /** Half an hour before, in German. */
        HALB,
        HALF,
        QUARTER,
        NUMBER,
        /** 8:30, in minutes of the day. */
        TIME,
        AT,
        AM,
        ON,
        OF,
        IN,
        FROM,
        BETWEEN,
        TO,
        AND,
        NOTHING,
        UNKNOWN,
        END
    }

    static final Set<Kind> UNITS = EnumSet.range(Kind.MINUTE, Kind.YEAR);
    static final Set<Kind> UNITS_AND_DAYS = EnumSet.range(Kind.MINUTE, Kind.NIGHT);
    static final Set<Kind> PARTS_OF_DAYS = EnumSet.range(Kind.MORGEN, Kind.NOON);
    static final Set<Kind> CLOCKS = EnumSet.range(Kind.NOON, Kind.TIME);
    static final Set<Kind> LITTLE = EnumSet.range(Kind.TIME, Kind.END);
    static final Word END = new Word(Kind.END, 0, "");

    static Word unknown(String text) {
        return new Word(Kind.UNKNOWN, 0, text);
    }

    boolean is(Kind one) {
        return kind == one;
    }

    boolean is(Set<Kind> some) {
        return some.contains(kind);
    }
}
