package dev.skylark.cron;

import java.util.List;
import java.util.regex.Pattern;

/** Reads EventBridge's two fields of days, with its {@code L W #}. */
final class DayFields {

    private static final Pattern NEAREST = Pattern.compile("(\\d{1,2})W", Pattern.CASE_INSENSITIVE);
    private static final Pattern NTH = Pattern.compile("(\\w{1,3})#(\\d)");
    private static final Pattern LAST = Pattern.compile("(\\w{1,3})L", Pattern.CASE_INSENSITIVE);

    private DayFields() {}

    /** From EventBridge's two fields, of which one must be {@code ?}. */
    static Days read(String month, String week) {
        if (month.equals("?") == week.equals("?")) {
            throw new Unclear(month.equals("?") ? "questions" : "question", month, week);
        }
        return month.equals("?") ? ofWeek(week) : ofMonth(month);
    }

    private static Days ofMonth(String text) {
        if (text.equalsIgnoreCase("L")) {
            return new Days.LastOfMonth();
        }
        var nearest = NEAREST.matcher(text);
        if (nearest.matches()) {
            return new Days.Nearest(Field.DAY.number(nearest.group(1), text));
        }
        return new Days.OfMonth(Field.DAY.read(text));
    }

    private static Days ofWeek(String text) {
        if (text.equalsIgnoreCase("L")) {
            return new Days.OfWeek(List.of(7));
        }
        var nth = NTH.matcher(text);
        if (nth.matches()) {
            return Days.nth(Field.WEEKDAY.number(nth.group(1), text), Integer.parseInt(nth.group(2)), text);
        }
        var last = LAST.matcher(text);
        if (last.matches()) {
            return new Days.Last(Field.WEEKDAY.number(last.group(1), text));
        }
        return Days.week(Field.WEEKDAY.read(text));
    }
}
