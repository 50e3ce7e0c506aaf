package dev.skylark.cron;

import dev.skylark.cron.Said.Gap;
import dev.skylark.cron.Timetable.Again;
import dev.skylark.cron.Timetable.Apart;
import dev.skylark.cron.Word.Kind;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.TreeSet;

/** What a phrase wants again and again, as the scheduler can do it. */
final class Rhythm {

    private final Said said;

    Rhythm(Said said) {
        this.said = said;
    }

    Timetable every(Gap it) {
        var length = it.unit().getDuration().multipliedBy(it.many());
        if (length.compareTo(Dialects.LONGEST_RATE) > 0) {
            throw new Unclear("rate.long");
        }
        var whole = length.toDays();
        if (whole > 0 && length.equals(Duration.ofDays(whole))) {
            return whole == 1 ? new Again(cron()) : apart((int) whole, length);
        }
        if (!said.times.isEmpty()) {
            throw new Unclear("both");
        }
        var minutes = length.toMinutes();
        if (minutes < 60 && 60 % minutes == 0) {
            if (said.window.isPresent()) {
                throw new Unclear("window.minutes");
            }
            return new Again(Cron.of(Field.MINUTE.read("0/" + minutes), Field.HOUR.all(), days(), months()));
        }
        if (minutes % 60 == 0 && 24 % (minutes / 60) == 0) {
            return new Again(hours((int) minutes / 60));
        }
        if (isTied() || said.window.isPresent()) {
            throw new Unclear("uneven");
        }
        return Dialects.every(length, said.now.toInstant());
    }

    /** "every 2 hours from 8 to 18": at 8 and at 18 too. */
    private Cron hours(int step) {
        if (said.window.isEmpty()) {
            return Cron.of(List.of(0), Field.HOUR.read("0/" + step), days(), months());
        }
        var from = said.window.get().from();
        var to = said.window.get().to();
        if (from.getMinute() != to.getMinute()) {
            throw new Unclear("window.minutes");
        }
        var hours = Field.HOUR.read("%d-%d/%d".formatted(from.getHour(), to.getHour(), step));
        return Cron.of(List.of(from.getMinute()), hours, days(), months());
    }

    private boolean isTied() {
        return said.special.isPresent() || !said.weekdays.isEmpty() || !said.days.isEmpty() || !said.months.isEmpty();
    }

    /** By the clock, so that eight stays eight in summer and in winter; without a time of the day by the time that passes. */
    private Timetable apart(int many, Duration length) {
        var weekly = !said.weekdays.isEmpty() && many % 7 == 0;
        if ((isTied() && !weekly) || !said.months.isEmpty() || said.window.isPresent()) {
            throw new Unclear("apart");
        }
        if (said.times.isEmpty() && !weekly) {
            return Dialects.every(length, said.now.toInstant());
        }
        var cron = cron();
        if (weekly && many == 7) {
            return new Again(cron);
        }
        var first = cron.next(said.now.toInstant(), Cron.NEVER, said.now.getZone(), 1)
                .getFirst()
                .atZone(said.now.getZone())
                .toLocalDate();
        return weekly
                ? new Apart(
                        cron,
                        many / 7,
                        ChronoUnit.WEEKS,
                        first.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)))
                : new Apart(cron, many, ChronoUnit.DAYS, first);
    }

    Cron cron() {
        if (said.times.isEmpty()) {
            throw new Unclear(said.window.isPresent() ? "window" : "when");
        }
        var hours = new TreeSet<Integer>();
        var minutes = new TreeSet<Integer>();
        said.times.forEach(it -> {
            hours.add(it.getHour());
            minutes.add(it.getMinute());
        });
        if (hours.size() * minutes.size() != said.times.size()) {
            throw new Unclear("times");
        }
        return Cron.of(List.copyOf(minutes), List.copyOf(hours), days(), months());
    }

    private Days days() {
        if ((said.special.isPresent() ? 1 : 0) + (said.weekdays.isEmpty() ? 0 : 1) + (said.days.isEmpty() ? 0 : 1)
                > 1) {
            throw new Unclear("two");
        }
        if (said.special.isPresent()) {
            return said.special.get();
        }
        var everyMonth = said.each.contains(Kind.MONTH) || said.each.contains(Kind.YEAR);
        if (!said.weekdays.isEmpty() && !everyMonth) {
            return Days.week(List.copyOf(said.weekdays));
        }
        if (!said.days.isEmpty() && !said.each.contains(Kind.WEEK)) {
            return new Days.OfMonth(List.copyOf(said.days));
        }
        if (everyMonth) {
            throw new Unclear("day");
        }
        if (said.each.contains(Kind.WEEK)) {
            throw new Unclear("weekday");
        }
        return Days.every();
    }

    private List<Integer> months() {
        if (said.each.contains(Kind.YEAR) && said.months.isEmpty()) {
            throw new Unclear("day");
        }
        return said.months.isEmpty() ? Field.MONTH.all() : List.copyOf(said.months);
    }
}
