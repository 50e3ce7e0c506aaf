package dev.skylark.cron;

import dev.skylark.cron.Timetable.Again;
import dev.skylark.cron.Timetable.Once;
import dev.skylark.cron.Word.Kind;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** What a phrase about a time has said, and the timetable that follows from all of it. */
final class Said {

    /** Every so many days or weeks. */
    record Gap(int many, ChronoUnit unit) {}

    record Window(LocalTime from, LocalTime to) {}

    final ZonedDateTime now;
    final Set<Kind> each = EnumSet.noneOf(Kind.class);
    final TreeSet<Integer> weekdays = new TreeSet<>();
    final TreeSet<Integer> days = new TreeSet<>();
    final TreeSet<Integer> months = new TreeSet<>();
    final TreeSet<LocalTime> times = new TreeSet<>();
    /** In which order days (d) and times (t) were named. */
    private final StringBuilder order = new StringBuilder();

    private boolean again;
    private boolean habit;
    private boolean midnight;
    private int year;
    private String lonely = "";
    private Optional<Gap> in = Optional.empty();
    Optional<Gap> gap = Optional.empty();
    Optional<Window> window = Optional.empty();
    private Optional<LocalDate> date = Optional.empty();
    Optional<Days> special = Optional.empty();

    Said(ZonedDateTime now) {
        this.now = now;
    }

    void again() {
        again = true;
    }

    /** "abends um 8" without a day is not what is done once. */
    void habit() {
        habit = true;
    }

    /** Every day, week, month or year. */
    void each(Kind unit) {
        again = true;
        each.add(unit);
    }

    void every(int many, ChronoUnit unit) {
        if (gap.isPresent() || many == 0) {
            throw new Unclear("both");
        }
        again = true;
        gap = Optional.of(new Gap(many, unit));
    }

    void in(int many, ChronoUnit unit) {
        if (in.isPresent()) {
            throw new Unclear("in");
        }
        in = Optional.of(new Gap(many, unit));
    }

    void on(LocalDate when) {
        if (date.isPresent()) {
            throw new Unclear("dated");
        }
        date = Optional.of(when);
        next('d');
    }

    void on(Days some) {
        if (special.isPresent()) {
            throw new Unclear("nth.one");
        }
        special = Optional.of(some);
        again = true;
        next('d');
    }

    /** {@code alone} is the word where it was only one and nothing said "every". */
    void weekdays(List<Integer> some, String alone) {
        lonely = weekdays.isEmpty() ? alone : "";
        weekdays.addAll(some);
        next('d');
    }

    void day(int day) {
        days.add(Field.DAY.number(String.valueOf(day), String.valueOf(day)));
        next('d');
    }

    void day(int day, int month) {
        day(day);
        months.add(month);
    }

    void month(int month) {
        months.add(month);
    }

    void year(int some) {
        year = some;
    }

    void at(LocalTime time) {
        times.add(time);
        next('t');
    }

    void atMidnight() {
        midnight = true;
    }

    void between(LocalTime from, LocalTime to) {
        window = Optional.of(new Window(from, to));
        next('t');
    }

    private void next(char what) {
        if (order.isEmpty() || order.charAt(order.length() - 1) != what) {
            order.append(what);
        }
    }

    Timetable timetable() {
        if (order.length() > 2 || (days.size() > 1 && months.size() > 1)) {
            throw new Unclear("several");
        }
        if (midnight && !(weekdays.isEmpty() && days.isEmpty() && special.isEmpty() && date.isEmpty())) {
            throw new Unclear("midnight");
        }
        if (in.isPresent()) {
            return in(in.get());
        }
        if (year > 0) {
            on(date(year));
            days.clear();
            months.clear();
        }
        if (date.isPresent()) {
            if (again || !weekdays.isEmpty() || !days.isEmpty() || !months.isEmpty()) {
                throw new Unclear("dated");
            }
            return new Once(date.get().atTime(oneTime()));
        }
        if (gap.isPresent()) {
            return new Rhythm(this).every(gap.get());
        }
        if (window.isPresent()) {
            throw new Unclear("window");
        }
        if (!again && weekdays.isEmpty() && days.size() == 1 && months.size() == 1) {
            return nextDate();
        }
        if (!again && !lonely.isEmpty() && weekdays.size() == 1 && days.isEmpty()) {
            throw new Unclear("alone", lonely);
        }
        if (!again && weekdays.isEmpty() && days.isEmpty()) {
            return nextTime();
        }
        return new Again(new Rhythm(this).cron());
    }

    private Once in(Gap it) {
        var onlyTime = order.toString().equals("t") && it.unit().isDateBased();
        if (again || !(order.isEmpty() || onlyTime)) {
            throw new Unclear("in");
        }
        var then = now.plus(it.many(), it.unit());
        return new Once(
                times.isEmpty()
                        ? then.plusSeconds(59).truncatedTo(ChronoUnit.MINUTES).toLocalDateTime()
                        : then.toLocalDate().atTime(oneTime()));
    }

    private LocalTime oneTime() {
        if (times.size() != 1 || window.isPresent()) {
            throw new Unclear(window.isPresent() ? "window" : times.isEmpty() ? "when" : "once");
        }
        return times.getFirst();
    }

    private Once nextTime() {
        if (!months.isEmpty() || habit) {
            throw new Unclear(habit ? "dated" : "day");
        }
        var today = now.toLocalDate().atTime(oneTime());
        return new Once(today.isAfter(now.toLocalDateTime()) ? today : today.plusDays(1));
    }

    private Once nextDate() {
        var first = date(now.getYear()).atTime(oneTime());
        return new Once(
                first.isAfter(now.toLocalDateTime())
                        ? first
                        : date(now.getYear() + 1).atTime(oneTime()));
    }

    private LocalDate date(int in) {
        if (days.size() != 1 || months.size() != 1) {
            throw new Unclear("day");
        }
        try {
            return LocalDate.of(in, months.getFirst(), days.getFirst());
        } catch (DateTimeException none) {
            throw new Unclear("date", days.getFirst() + "." + months.getFirst() + ".");
        }
    }
}
