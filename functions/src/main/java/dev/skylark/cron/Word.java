package dev.skylark.cron;

import java.util.Set;

/** A word of a phrase about a time, whatever its language; {@code value} is which of its kind, {@code text} as it was written. */
record Word(Kind kind, int value, String text) {

    /** Which kind of thing it says. */
    enum Kind {
        EVERY,
        OTHER,
        NEXT,
        THIS,
        LAST,
        A,
        NUMBER,
        ORDINAL,
        OFTEN,
        MINUTE,
        HOUR,
        DAY,
        WEEK,
        MONTH,
        YEAR,
        WEEKDAY,
        WORKDAY,
        WEEKEND,
        JANUARY,
        /** 24.12. */
        DAY_OF_MONTH,
        DATE,
        TODAY,
        MORGEN,
        /** 8:30, in minutes of the day. */
        TIME,
        NOON,
        MIDNIGHT,
        HALF,
        HALB,
        QUARTER,
        PAST,
        BEFORE,
        CLOCK,
        AM,
        PM,
        MORNING,
        AFTERNOON,
        EVENING,
        NIGHT,
        AT,
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
