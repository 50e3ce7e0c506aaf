package dev.skylark.log;

import dev.skylark.log.Logs.Cell;
import dev.skylark.picture.Timeline;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** An answer over time: its first column says when, its numbers how much, its other words of what. */
final class Outline {

    /** So many bars can still be told apart. */
    private static final int MOST_STEPS = 300;

    private static final DateTimeFormatter AT = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSS", Locale.ROOT);

    private final Map<String, Map<Instant, Double>> series = new LinkedHashMap<>();
    private final TreeSet<Instant> times = new TreeSet<>();

    private Outline() {}

    /** Empty where there is no such first column, or nothing to count, or only one moment. */
    static Optional<Timeline> of(List<List<Cell>> rows, String title, String others, ZoneId zone, Locale locale) {
        var outline = new Outline();
        for (var row : rows) {
            if (row.isEmpty() || !outline.add(row)) {
                return Optional.empty();
            }
        }
        return outline.series.isEmpty() || outline.times.size() < 2
                ? Optional.empty()
                : Optional.of(outline.timeline(title, others, zone, locale));
    }

    private boolean add(List<Cell> row) {
        var first = row.getFirst();
        // the time of a single line is no axis
        var at = first.column().equals("@timestamp") ? Optional.<Instant>empty() : time(first.value());
        if (at.isEmpty()) {
            return false;
        }
        times.add(at.get());
        var rest = row.subList(1, row.size());
        var words = rest.stream()
                .filter(it -> number(it.value()).isEmpty())
                .map(AnswerTable::masked)
                .collect(Collectors.joining(" "));
        for (var cell : rest) {
            number(cell.value())
                    .ifPresent(value -> series.computeIfAbsent(
                                    words.isEmpty() ? cell.column() : words, _ -> new TreeMap<>())
                            .merge(at.get(), value, Double::sum));
        }
        return true;
    }

    private Timeline timeline(String title, String others, ZoneId zone, Locale locale) {
        var steps = steps();
        var days = steps.stream()
                .map(it -> it.atZone(zone).toLocalDate())
                .distinct()
                .count();
        var format = DateTimeFormatter.ofPattern(days > 1 ? "d.M. HH:mm" : "HH:mm", locale)
                .withZone(zone);
        return new Timeline(
                title,
                steps.stream().map(format::format).toList(),
                series.entrySet().stream()
                        .map(it -> new Timeline.Series(
                                it.getKey(),
                                steps.stream()
                                        .map(step -> it.getValue().getOrDefault(step, 0.0))
                                        .toList()))
                        .toList(),
                others,
                locale);
    }

    /** Those without lines too, which the answer leaves out. */
    private List<Instant> steps() {
        var step = Duration.ofDays(365);
        for (var at : times) {
            var next = times.higher(at);
            if (next != null && Duration.between(at, next).compareTo(step) < 0) {
                step = Duration.between(at, next);
            }
        }
        var all = new ArrayList<Instant>();
        for (var at = times.first(); !at.isAfter(times.last()) && all.size() <= MOST_STEPS; at = at.plus(step)) {
            all.add(at);
        }
        return all.size() <= MOST_STEPS && all.containsAll(times)
                ? all
                : times.stream().limit(MOST_STEPS).toList();
    }

    private static Optional<Instant> time(String value) {
        try {
            return Optional.of(LocalDateTime.parse(value, AT).toInstant(ZoneOffset.UTC));
        } catch (DateTimeParseException none) {
            return Optional.empty();
        }
    }

    private static Optional<Double> number(String value) {
        try {
            return Optional.of(Double.parseDouble(value)).filter(Double::isFinite);
        } catch (NumberFormatException none) {
            return Optional.empty();
        }
    }
}
