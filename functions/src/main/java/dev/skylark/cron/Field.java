package dev.skylark.cron;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A field of a cron expression: which numbers it may have, and how a choice of them is read and written. */
enum Field {
    MINUTE(0, 59, true, List.of()),
    HOUR(0, 23, true, List.of()),
    DAY(1, 31, false, List.of()),
    MONTH(1, 12, true, List.of("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC")),
    /** As EventBridge counts: 1 is Sunday. */
    WEEKDAY(1, 7, true, Names.DAYS),
    /** As Unix counts: 0 is Sunday, and so is 7. */
    UNIX_WEEKDAY(0, 7, true, Names.DAYS),
    YEAR(1970, 2199, false, List.of());

    private static final class Names {
        private static final List<String> DAYS = List.of("SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT");
    }

    private static final Pattern NUMBER = Pattern.compile("\\d{1,4}");
    private static final int WORTH_A_RANGE = 3;

    private final int least;
    private final int most;
    private final boolean round;

    @SuppressWarnings("ImmutableEnumChecker") // List.of is immutable
    private final List<String> names;

    Field(int least, int most, boolean round, List<String> names) {
        this.least = least;
        this.most = most;
        this.round = round;
        this.names = names;
    }

    List<Integer> all() {
        return IntStream.rangeClosed(least, most).boxed().toList();
    }

    /** Numbers, names, ranges and steps with commas between them, as a sorted list of what they mean. */
    List<Integer> read(String text) {
        var found = new TreeSet<Integer>();
        for (var part : text.split(",", -1)) {
            part(part, found);
        }
        return List.copyOf(found);
    }

    private void part(String part, Set<Integer> found) {
        var slash = part.indexOf('/');
        var range = slash < 0 ? part : part.substring(0, slash);
        var step = slash < 0 ? 1 : step(part, part.substring(slash + 1));
        var dash = range.indexOf('-');
        if (range.equals("*")) {
            add(least, most, step, found);
        } else if (dash > 0) {
            var from = number(range.substring(0, dash), part);
            var to = number(range.substring(dash + 1), part);
            if (from > to && !round) {
                throw new Unclear("range", part);
            }
            add(from, from > to ? to + size() : to, step, found);
        } else {
            var from = number(range, part);
            add(from, slash < 0 ? from : most, step, found);
        }
    }

    /** A range may go over the end: Saturday to Monday, 22 to 2 o'clock. */
    private void add(int from, int to, int step, Set<Integer> found) {
        for (int it = from; it <= to; it += step) {
            found.add(it > most ? it - size() : it);
        }
    }

    private int size() {
        // Unix has eight numbers for seven days
        return this == UNIX_WEEKDAY ? most - least : most - least + 1;
    }

    private int step(String part, String text) {
        if (!NUMBER.matcher(text).matches() || Integer.parseInt(text) == 0) {
            throw new Unclear("step", part);
        }
        if (Integer.parseInt(text) > size()) {
            throw new Unclear("step.long", part, word(), size());
        }
        return Integer.parseInt(text);
    }

    int number(String text, String part) {
        var name = names.indexOf(text.toUpperCase(Locale.ROOT));
        if (name >= 0) {
            return name + least;
        }
        if (!NUMBER.matcher(text).matches()) {
            throw new Unclear("field", part, word());
        }
        var number = Integer.parseInt(text);
        if (number < least || number > most) {
            throw new Unclear("bounds", part, word(), least, most);
        }
        return number;
    }

    /** As short as EventBridge takes it. */
    String write(List<Integer> values) {
        if (values.equals(all())) {
            return "*";
        }
        var first = values.getFirst();
        var last = values.getLast();
        var step = values.size() < WORTH_A_RANGE ? 0 : values.get(1) - first;
        // EventBridge takes no / among the days of the week
        if (this != WEEKDAY && step > 1 && last + step > most && isEven(values, step)) {
            return first + "/" + step;
        }
        if (step == 1 && isEven(values, 1)) {
            return name(first) + "-" + name(last);
        }
        return values.stream().map(this::name).collect(Collectors.joining(","));
    }

    /** Whether there is the same distance between all of them. */
    static boolean isEven(List<Integer> values, int step) {
        return IntStream.range(1, values.size()).allMatch(it -> values.get(it) - values.get(it - 1) == step);
    }

    private String name(int value) {
        return this == WEEKDAY ? names.get(value - least) : String.valueOf(value);
    }

    private String word() {
        return (this == UNIX_WEEKDAY ? WEEKDAY : this).name().toLowerCase(Locale.ROOT);
    }
}
