package dev.skylark.log;

import dev.skylark.command.Durations;
import dev.skylark.log.Logs.Cell;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** As much of the language of Logs Insights as is needed to show what its answers look like. */
final class Insights {

    private static final DateTimeFormatter AT =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSS", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final Pattern STATS =
            Pattern.compile("stats count\\(\\*\\)(?: as (\\w+))? by (bin\\((\\w+)\\)|@logStream)");
    private static final Pattern FILTER = Pattern.compile("filter @message like [/\"](.+)[/\"]");
    private static final Pattern OTHERS = Pattern.compile("(?:fields|sort|limit) .+");

    private Insights() {}

    static boolean understands(String question) {
        return parts(question)
                .allMatch(it -> STATS.matcher(it).matches()
                        || FILTER.matcher(it).matches()
                        || OTHERS.matcher(it).matches());
    }

    static List<List<Cell>> rows(String question, List<LogEvent> all, int most) {
        var events = parts(question)
                .map(FILTER::matcher)
                .filter(it -> it.matches())
                .map(it -> it.group(1))
                .reduce(
                        all,
                        (left, word) -> left.stream()
                                .filter(it -> it.message().contains(word))
                                .toList(),
                        (one, _) -> one);
        var limit = parts(question)
                .filter(it -> it.startsWith("limit "))
                .mapToInt(it -> Integer.parseInt(it.substring(6).strip()))
                .findFirst()
                .orElse(most);
        var counted =
                parts(question).map(STATS::matcher).filter(it -> it.matches()).findFirst();
        var rows = counted.isPresent()
                ? counts(events, counted.get().group(2), counted.get().group(1))
                : events.stream()
                        .sorted(Comparator.comparing(LogEvent::at).reversed())
                        .map(it -> fields(question, it));
        return rows.limit(Math.min(limit, most)).toList();
    }

    private static Stream<List<Cell>> counts(List<LogEvent> events, String by, @Nullable String name) {
        var counts = events.stream()
                .collect(Collectors.groupingBy(it -> column(by, it), TreeMap::new, Collectors.counting()));
        return counts.entrySet().stream()
                .map(it -> List.of(
                        new Cell(by, it.getKey()),
                        new Cell(name == null ? "count(*)" : name, String.valueOf(it.getValue()))));
    }

    private static List<Cell> fields(String question, LogEvent it) {
        var names = parts(question)
                .filter(part -> part.startsWith("fields "))
                .findFirst()
                .map(part -> part.substring(7))
                .orElse("@timestamp, @message");
        return Arrays.stream(names.split(",", -1))
                .map(String::strip)
                .map(name -> new Cell(name, column(name, it)))
                .toList();
    }

    private static String column(String name, LogEvent it) {
        if (name.startsWith("bin(")) {
            var width = Durations.read(name.substring(4, name.length() - 1)).orElse(Duration.ofMinutes(5));
            return AT.format(Instant.ofEpochSecond(it.at().getEpochSecond() / width.toSeconds() * width.toSeconds()));
        }
        return switch (name) {
            case "@timestamp" -> AT.format(it.at());
            case "@message" -> it.message();
            case "@logStream" -> it.stream();
            default -> "";
        };
    }

    private static Stream<String> parts(String question) {
        return Arrays.stream(question.split("\\|(?![^/]*/)", -1)).map(String::strip);
    }
}
