package dev.skylark.cron;

import dev.skylark.cron.Timetable.Again;
import dev.skylark.cron.Timetable.Apart;
import dev.skylark.cron.Timetable.Once;
import dev.skylark.cron.Word.Kind;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** What a phrase about a time has said, and the timetable that follows from all of it. */
final class Said {

    /** Every so many days or weeks. */
    private record Gap(int many, ChronoUnit unit) {}

    private record Window(LocalTime from, LocalTime to) {}

    private final ZonedDateTime now;
    private final Set<Kind> each = EnumSet.noneOf(Kind.class);
    private final TreeSet<Integer> weekdays = new TreeSet<>();
    private final TreeSet<Integer> days = new TreeSet<>();
    private final TreeSet<Integer> months = new TreeSet<>();
    private final TreeSet<LocalTime> times = new TreeSet<>();
    /** In which order days (d) and times (t) were named. */
    private final StringBuilder order = new StringBuilder();

    private boolean again;
    private boolean habit;
    private boolean midnight;
    private int year;
    private String lonely = "";
    private Optional<Gap> in = Optional.empty();
    private Optional<Gap> gap = Optional.empty();
    private Optional<Window> window = Optional.empty();
    private Optional<LocalDate> date = Optional.empty();
    private Optional<Days> special = Optional.empty();

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
            return every(gap.get());
        }
        if (window.isPresent()) {
            throw new Unclear("window");
        }
        if (!again && days.size() == 1 && months.size() == 1) {
            return nextDate();
        }
        if (!again && !lonely.isEmpty() && weekdays.size() == 1) {
            throw new Unclear("alone", lonely);
        }
        if (!again && weekdays.isEmpty() && days.isEmpty()) {
            return nextTime();
        }
        return new Again(cron());
    }

    private Once in(Gap it) {
        if (!order.isEmpty() && !(order.toString().equals("t") && it.unit().isDateBased()) || again) {
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
        var text = days + "." + months + ".";
        try {
            if (days.size() == 1 && months.size() == 1) {
                return LocalDate.of(in, months.getFirst(), days.getFirst());
            }
        } catch (DateTimeException none) {
            // said below
        }
        throw new Unclear("date", text.replaceAll("[\\[\\]]", ""));
    }

    private Timetable every(Gap it) {
        var length = it.unit().getDuration().multipliedBy(it.many());
        if (length.compareTo(Dialects.LONGEST_RATE) > 0) {
            throw new Unclear("rate.long");
        }
        var whole = length.toDays();
        if (whole > 0 && length.equals(Duration.ofDays(whole))) {
            return whole == 1 ? new Again(cron()) : apart((int) whole, length);
        }
        if (!times.isEmpty()) {
            throw new Unclear("both");
        }
        var minutes = length.toMinutes();
        if (minutes < 60 && 60 % minutes == 0) {
            if (window.isPresent()) {
                throw new Unclear("window.minutes");
            }
            return new Again(Cron.of(Field.MINUTE.read("0/" + minutes), Field.HOUR.all(), days(), months()));
        }
        if (minutes % 60 == 0 && 24 % (minutes / 60) == 0) {
            return new Again(hours((int) minutes / 60));
        }
        if (isTied() || window.isPresent()) {
            throw new Unclear("uneven");
        }
        return Dialects.every(length, now.toInstant());
    }

    /** "every 2 hours from 8 to 18": at 8 and at 18 too. */
    private Cron hours(int step) {
        if (window.isEmpty()) {
            return Cron.of(List.of(0), Field.HOUR.read("0/" + step), days(), months());
        }
        var from = window.get().from();
        var to = window.get().to();
        if (from.getMinute() != to.getMinute()) {
            throw new Unclear("window.minutes");
        }
        var hours = Field.HOUR.read("%d-%d/%d".formatted(from.getHour(), to.getHour(), step));
        return Cron.of(List.of(from.getMinute()), hours, days(), months());
    }

    private boolean isTied() {
        return special.isPresent() || !weekdays.isEmpty() || !days.isEmpty() || !months.isEmpty();
    }

    /** By the clock, so that eight stays eight in summer and in winter; without a time of the day by the time that passes. */
    private Timetable apart(int many, Duration length) {
        var weekly = !weekdays.isEmpty() && many % 7 == 0;
        if ((isTied() && !weekly) || !months.isEmpty() || window.isPresent()) {
            throw new Unclear("apart");
        }
        if (times.isEmpty() && !weekly) {
            return Dialects.every(length, now.toInstant());
        }
        var cron = cron();
        if (weekly && many == 7) {
            return new Again(cron);
        }
        var first = cron.next(now.toInstant(), Cron.NEVER, now.getZone(), 1)
                .getFirst()
                .atZone(now.getZone())
                .toLocalDate();
        return weekly
                ? new Apart(
                        cron,
                        many / 7,
                        ChronoUnit.WEEKS,
                        first.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)))
                : new Apart(cron, many, ChronoUnit.DAYS, first);
    }

    private Cron cron() {
        if (times.isEmpty()) {
            throw new Unclear(window.isPresent() ? "window" : "when");
        }
        var hours = new TreeSet<Integer>();
        var minutes = new TreeSet<Integer>();
        times.forEach(it -> {
            hours.add(it.getHour());
            minutes.add(it.getMinute());
        });
        if (hours.size() * minutes.size() != times.size()) {
            throw new Unclear("times");
        }
        return Cron.of(List.copyOf(minutes), List.copyOf(hours), days(), months());
    }

    private Days days() {
        if ((special.isPresent() ? 1 : 0) + (weekdays.isEmpty() ? 0 : 1) + (days.isEmpty() ? 0 : 1) > 1) {
            throw new Unclear("two");
        }
        if (special.isPresent()) {
            return special.get();
        }
        if (!weekdays.isEmpty()) {
            return Days.week(List.copyOf(weekdays));
        }
        if (!days.isEmpty()) {
            return new Days.OfMonth(List.copyOf(days));
        }
        if (each.contains(Kind.MONTH) || each.contains(Kind.YEAR)) {
            throw new Unclear("day");
        }
        if (each.contains(Kind.WEEK)) {
            throw new Unclear("weekday");
        }
        return Days.every();
    }

    private List<Integer> months() {
        if (each.contains(Kind.YEAR) && months.isEmpty()) {
            throw new Unclear("day");
        }
        return months.isEmpty() ? Field.MONTH.all() : List.copyOf(months);
    }
}
