package dev.skylark.cron;

import dev.skylark.cron.Timetable.Again;
import dev.skylark.cron.Timetable.Once;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Times in plain words, English or German: "weekdays at 8", "every 6 hours", "first Monday 09:30", "morgen um 20 Uhr". Word
 * by word, and a word that is not understood is named rather than passed over.
 */
final class Plain {

    private static final Pattern APART = Pattern.compile("\\s++");
    private static final Pattern TIME =
            Pattern.compile("(\\d{1,2})(?:[:.](\\d{2}))?(am|pm|h|uhr)?", Pattern.CASE_INSENSITIVE);
    private static final Pattern ORDINAL = Pattern.compile("(\\d{1,2})(?:\\.|st|nd|rd|th)");
    private static final Pattern DATE = Pattern.compile("(\\d{4})-(\\d{2})-(\\d{2})(?:t(\\d{2}:\\d{2}))?");
    private static final Pattern GERMAN_DATE = Pattern.compile("(\\d{1,2})\\.(\\d{1,2})\\.(\\d{4})?");
    private static final Pattern SPAN = Pattern.compile("(\\d{1,4})(m|min|h|d|w)");
    private static final Pattern NUMBER = Pattern.compile("\\d{1,4}");

    private final List<String> words;
    private final ZonedDateTime now;
    private int at;

    private boolean again;
    private boolean early;
    private boolean late;
    private Optional<Duration> every = Optional.empty();
    private Optional<Duration> in = Optional.empty();
    private Optional<LocalDate> date = Optional.empty();
    private Optional<Days> special = Optional.empty();
    private final TreeSet<Integer> weekdays = new TreeSet<>();
    private final TreeSet<Integer> days = new TreeSet<>();
    private final TreeSet<Integer> months = new TreeSet<>();
    private final TreeSet<LocalTime> times = new TreeSet<>();

    Plain(String text, ZonedDateTime now) {
        this.words = APART.splitAsStream(text.toLowerCase(Locale.ROOT).replace(",", " , "))
                .filter(it -> !it.isEmpty())
                .toList();
        this.now = now;
    }

    Timetable timetable() {
        while (at < words.size()) {
            if (!(repeats()
                    || relative()
                    || onDate()
                    || ordinals()
                    || onDays()
                    || inMonths()
                    || atTime()
                    || nothing())) {
                throw new Unclear("word", word());
            }
        }
        return together();
    }

    private String word() {
        return word(0);
    }

    private String word(int further) {
        return at + further < words.size() ? words.get(at + further) : "";
    }

    private boolean took(int howMany) {
        at += howMany;
        return true;
    }

    /** "every 6 hours", "jede Stunde", "täglich". */
    private boolean repeats() {
        if (Lexicon.HOURLY.contains(word())) {
            every = Optional.of(Duration.ofHours(1));
            return took(1);
        }
        if (Lexicon.EVERY.contains(word())) {
            again = true;
            var unit = Lexicon.UNITS.get(word(1));
            var number = number(word(1));
            if (number > 0 && Lexicon.UNITS.containsKey(word(2))) {
                every = Optional.of(Lexicon.UNITS
                        .getOrDefault(word(2), ChronoUnit.MINUTES)
                        .getDuration()
                        .multipliedBy(number));
                return took(3);
            }
            if (unit == ChronoUnit.HOURS || unit == ChronoUnit.MINUTES) {
                every = Optional.of(unit.getDuration());
                return took(2);
            }
            var span = SPAN.matcher(word(1));
            if (span.matches()) {
                every = Optional.of(span(span.group(1), span.group(2)));
                return took(2);
            }
            return took(1);
        }
        if (Lexicon.DAILY.contains(word())
                || Lexicon.MONTHLY.contains(word())
                || Lexicon.WEEKLY.contains(word())
                || Lexicon.YEARLY.contains(word())) {
            again = true;
            return took(1);
        }
        return false;
    }

    private static int number(String word) {
        return NUMBER.matcher(word).matches() ? Integer.parseInt(word) : Lexicon.NUMBERS.getOrDefault(word, 0);
    }

    private static Duration span(String number, String unit) {
        return Lexicon.UNITS
                .getOrDefault(unit, ChronoUnit.MINUTES)
                .getDuration()
                .multipliedBy(Long.parseLong(number));
    }

    /** "in 2 hours", "in einer Stunde", "in 90m". */
    private boolean relative() {
        if (!word().equals("in")) {
            return false;
        }
        var span = SPAN.matcher(word(1));
        if (span.matches()) {
            in = Optional.of(span(span.group(1), span.group(2)));
            return took(2);
        }
        var number = number(word(1));
        if (number > 0 && Lexicon.UNITS.containsKey(word(2))) {
            in = Optional.of(Lexicon.UNITS
                    .getOrDefault(word(2), ChronoUnit.MINUTES)
                    .getDuration()
                    .multipliedBy(number));
            return took(3);
        }
        // "in December", "in the morning"
        return took(1);
    }

    /** "tomorrow", "2026-12-24", "24.12.2026". */
    private boolean onDate() {
        if (Lexicon.DATES.containsKey(word())) {
            return on(now.toLocalDate().plusDays(Lexicon.DATES.getOrDefault(word(), 0)), 1);
        }
        if (word().equals("tonight")) {
            late = true;
            return on(now.toLocalDate(), 1);
        }
        if (word().equals("morgen") && !(at > 0 && Lexicon.EVERY.contains(words.get(at - 1)))) {
            return on(now.toLocalDate().plusDays(1), 1);
        }
        var iso = DATE.matcher(word());
        if (iso.matches()) {
            if (iso.group(4) != null) {
                times.add(time(iso.group(4)));
            }
            return on(date(iso.group(1), iso.group(2), iso.group(3)), 1);
        }
        var german = GERMAN_DATE.matcher(word());
        if (german.matches()) {
            if (german.group(3) == null) {
                days.add(Integer.parseInt(german.group(1)));
                months.add(Field.MONTH.number(german.group(2), word()));
                return took(1);
            }
            return on(date(german.group(3), german.group(2), german.group(1)), 1);
        }
        return false;
    }

    private boolean on(LocalDate when, int howMany) {
        date = Optional.of(when);
        return took(howMany);
    }

    private LocalDate date(String year, String month, String day) {
        try {
            return LocalDate.of(Integer.parseInt(year), Integer.parseInt(month), Integer.parseInt(day));
        } catch (DateTimeException none) {
            throw new Unclear("date", word());
        }
    }

    private LocalTime time(String text) {
        try {
            return LocalTime.parse(text);
        } catch (DateTimeException none) {
            throw new Unclear("time", text);
        }
    }

    /** "first Monday", "1st and 15th", "letzter Tag des Monats". */
    private boolean ordinals() {
        var last = Lexicon.LAST.contains(word());
        var numbers = new TreeSet<Integer>();
        if (last) {
            took(1);
        } else {
            while (ordinal(word()) > 0) {
                numbers.add(ordinal(word()));
                took(1);
                var joined = word().equals(",") || word().equals("and") || word().equals("und");
                if (joined && ordinal(word(1)) > 0) {
                    took(1);
                }
            }
        }
        if (!last && numbers.isEmpty()) {
            return false;
        }
        if (Lexicon.WEEKDAYS.containsKey(word())) {
            var weekday = Lexicon.WEEKDAYS.getOrDefault(word(), 0);
            if (numbers.size() > 1) {
                throw new Unclear("nth.one");
            }
            special = Optional.of(
                    last ? new Days.Last(weekday) : Days.nth(weekday, numbers.getFirst(), words.get(at - 1)));
            again = true;
            return took(1);
        }
        if (Lexicon.WORKDAYS.contains(word())) {
            if (last || !numbers.equals(new TreeSet<>(List.of(1)))) {
                throw new Unclear("workday");
            }
            special = Optional.of(new Days.Nearest(1));
            again = true;
            return took(1);
        }
        if (last) {
            if (!Lexicon.DAILY.contains(word())) {
                throw new Unclear("last");
            }
            special = Optional.of(new Days.LastOfMonth());
            again = true;
            return took(1);
        }
        numbers.forEach(it -> days.add(Field.DAY.number(String.valueOf(it), String.valueOf(it))));
        if (Lexicon.DAILY.contains(word())) {
            took(1);
        }
        return true;
    }

    private static int ordinal(String word) {
        var number = ORDINAL.matcher(word);
        return number.matches() ? Integer.parseInt(number.group(1)) : Lexicon.ORDINALS.getOrDefault(word, 0);
    }

    /** "Monday to Friday", "mo-fr", "weekends". */
    private boolean onDays() {
        if (Lexicon.WORKDAYS.contains(word())) {
            weekdays.addAll(List.of(2, 3, 4, 5, 6));
            return took(1);
        }
        if (Lexicon.WEEKENDS.contains(word())) {
            weekdays.addAll(List.of(1, 7));
            return took(1);
        }
        var dash = word().replace('–', '-').indexOf('-');
        if (dash > 0) {
            return range(word().substring(0, dash), word().substring(dash + 1), 1);
        }
        if (Lexicon.WEEKDAYS.containsKey(word()) && Lexicon.TO.contains(word(1))) {
            return range(word(), word(2), 3);
        }
        if (Lexicon.WEEKDAYS.containsKey(word())) {
            weekdays.add(Lexicon.WEEKDAYS.getOrDefault(word(), 0));
            return took(1);
        }
        return false;
    }

    private boolean range(String from, String to, int howMany) {
        if (!Lexicon.WEEKDAYS.containsKey(from) || !Lexicon.WEEKDAYS.containsKey(to)) {
            return false;
        }
        weekdays.addAll(Field.WEEKDAY.read(
                Lexicon.WEEKDAYS.getOrDefault(from, 0) + "-" + Lexicon.WEEKDAYS.getOrDefault(to, 0)));
        return took(howMany);
    }

    /** "December", "24 December", "December 24". */
    private boolean inMonths() {
        if (Lexicon.MONTHS.containsKey(word(1)) && NUMBER.matcher(word()).matches()) {
            days.add(Field.DAY.number(word(), word()));
            months.add(Lexicon.MONTHS.getOrDefault(word(1), 0));
            return took(2);
        }
        if (!Lexicon.MONTHS.containsKey(word())) {
            return false;
        }
        months.add(Lexicon.MONTHS.getOrDefault(word(), 0));
        if (days.isEmpty() && NUMBER.matcher(word(1)).matches()) {
            days.add(Field.DAY.number(word(1), word(1)));
            return took(2);
        }
        return took(1);
    }

    /** "8", "8:30", "8pm", "20 Uhr 30", "noon". */
    private boolean atTime() {
        if (Lexicon.TIMES.containsKey(word())) {
            times.add(LocalTime.of(Lexicon.TIMES.getOrDefault(word(), 0), 0));
            return took(1);
        }
        var parts = TIME.matcher(word());
        if (!parts.matches()) {
            return false;
        }
        var hour = Integer.parseInt(parts.group(1));
        var minute = parts.group(2) == null ? 0 : Integer.parseInt(parts.group(2));
        var behind = parts.group(3) == null ? "" : parts.group(3);
        took(1);
        if (behind.isEmpty() && (Lexicon.CLOCK.contains(word()) || isHalf(word()))) {
            behind = word();
            took(1);
        }
        if (behind.equals("uhr") && NUMBER.matcher(word()).matches() && !Lexicon.MONTHS.containsKey(word(1))) {
            minute = Integer.parseInt(word());
            took(1);
        }
        if (hour > 23 || minute > 59 || (isHalf(behind) && (hour < 1 || hour > 12))) {
            throw new Unclear("time", parts.group());
        }
        if (behind.startsWith("p")) {
            hour = hour % 12 + 12;
        } else if (behind.startsWith("a")) {
            hour = hour % 12;
        }
        times.add(LocalTime.of(hour, minute));
        return true;
    }

    private static boolean isHalf(String word) {
        return word.equals("am") || word.equals("pm") || word.equals("a.m.") || word.equals("p.m.");
    }

    private boolean nothing() {
        if (Lexicon.AFTER_NOON.contains(word())) {
            late = true;
            return took(1);
        }
        if (Lexicon.FILLERS.contains(word())) {
            return took(1);
        }
        if (Lexicon.BEFORE_NOON.contains(word()) || word().equals("morgen")) {
            early = true;
            return took(1);
        }
        return false;
    }

    private Timetable together() {
        if (early && late) {
            throw new Unclear("half");
        }
        if (late) {
            var later = times.stream()
                    .map(it -> it.getHour() < 12 ? it.plusHours(12) : it)
                    .toList();
            times.clear();
            times.addAll(later);
        }
        if (in.isPresent()) {
            return once(now.plus(in.get()).plusSeconds(59).truncatedTo(ChronoUnit.MINUTES));
        }
        if (every.isPresent()) {
            return interval(every.get());
        }
        if (date.isPresent()) {
            return new Once(date.get().atTime(oneTime()));
        }
        if (!again && !days.isEmpty() && months.size() == 1 && days.size() == 1) {
            return nextDate();
        }
        if (!again && special.isEmpty() && weekdays.isEmpty() && days.isEmpty()) {
            return nextTime();
        }
        return cron();
    }

    private static Once once(ZonedDateTime at) {
        return new Once(at.toLocalDateTime());
    }

    private LocalTime oneTime() {
        if (times.size() != 1) {
            throw new Unclear(times.isEmpty() ? "when" : "once");
        }
        return times.getFirst();
    }

    private Timetable nextTime() {
        if (!months.isEmpty()) {
            throw new Unclear("day");
        }
        var today = now.toLocalDate().atTime(oneTime());
        return new Once(today.isAfter(now.toLocalDateTime()) ? today : today.plusDays(1));
    }

    private Timetable nextDate() {
        try {
            var first = LocalDate.of(now.getYear(), months.getFirst(), days.getFirst())
                    .atTime(oneTime());
            return new Once(first.isAfter(now.toLocalDateTime()) ? first : first.plusYears(1));
        } catch (DateTimeException none) {
            throw new Unclear("date", days.getFirst() + "." + months.getFirst() + ".");
        }
    }

    /** What divides the day or the hour goes by the clock; all else by the time that passes. */
    private Timetable interval(Duration length) {
        var minutes = length.toMinutes();
        if (minutes < Duration.ofDays(1).toMinutes()) {
            if (!times.isEmpty()) {
                throw new Unclear("both");
            }
            if (minutes < 60 && 60 % minutes == 0) {
                return new Again(Cron.of(Field.MINUTE.read("0/" + minutes), Field.HOUR.all(), days(), months()));
            }
            if (minutes % 60 == 0 && 24 % (minutes / 60) == 0) {
                return new Again(Cron.of(List.of(0), Field.HOUR.read("0/" + minutes / 60), days(), months()));
            }
        } else if (minutes == Duration.ofDays(1).toMinutes()) {
            return cron();
        }
        if (special.isPresent() || !weekdays.isEmpty() || !days.isEmpty() || !months.isEmpty()) {
            throw new Unclear("uneven");
        }
        if (times.isEmpty()) {
            return Dialects.every(length, now.toInstant());
        }
        var first = now.with(oneTime());
        return new Timetable.Every(length, (first.isAfter(now) ? first : first.plusDays(1)).toInstant());
    }

    private Timetable cron() {
        if (times.isEmpty()) {
            throw new Unclear("when");
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
        return new Again(Cron.of(List.copyOf(minutes), List.copyOf(hours), days(), months()));
    }

    private Days days() {
        var ways = new ArrayList<Days>();
        special.ifPresent(ways::add);
        if (!weekdays.isEmpty()) {
            ways.add(Days.week(List.copyOf(weekdays)));
        }
        if (!days.isEmpty()) {
            ways.add(new Days.OfMonth(List.copyOf(days)));
        }
        if (ways.size() > 1) {
            throw new Unclear("two");
        }
        if (ways.isEmpty() && (said(Lexicon.MONTHLY) || said(Lexicon.YEARLY))) {
            throw new Unclear("day");
        }
        if (ways.isEmpty() && said(Lexicon.WEEKLY)) {
            throw new Unclear("weekday");
        }
        return ways.isEmpty() ? Days.every() : ways.getFirst();
    }

    private boolean said(Set<String> any) {
        return words.stream().anyMatch(any::contains);
    }

    private List<Integer> months() {
        return months.isEmpty() ? Field.MONTH.all() : List.copyOf(months);
    }
}
