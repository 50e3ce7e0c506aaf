package dev.skylark.log;

import dev.skylark.command.Durations;
import dev.skylark.json.Json;
import dev.skylark.log.Logs.Cell;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** As much of the language of Logs Insights as is needed to show what its answers look like. */
final class Insights {

    private static final DateTimeFormatter AT =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSS", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final Pattern STATS = Pattern.compile("stats count\\(\\*\\)(?: as (\\w+))? by (.+)");
    private static final Pattern LIKE = Pattern.compile("filter (\\S+) like [/\"](.+)[/\"]");
    private static final Pattern PRESENT = Pattern.compile("filter ispresent\\((\\S+)\\)");
    private static final Pattern FIELDS = Pattern.compile("fields (.+)");
    private static final Pattern SORT = Pattern.compile("sort (\\S+)(?: (asc|desc))?");
    private static final Pattern LIMIT = Pattern.compile("limit (\\d{1,5})");
    private static final Pattern FIELD = Pattern.compile("(coalesce\\(([^)]*)\\)|[^\\s,]+)(?: as (\\w+))?");
    private static final List<Pattern> ALL = List.of(STATS, LIKE, PRESENT, FIELDS, SORT, LIMIT);

    private final String question;
    private List<Map<String, String>> rows = new ArrayList<>();
    private List<String> shown = List.of("@timestamp", "@message");

    private Insights(String question) {
        this.question = question;
    }

    static boolean understands(String question) {
        return QueryText.parts(question).stream()
                .allMatch(it -> ALL.stream().anyMatch(form -> form.matcher(it).matches()));
    }

    static List<List<Cell>> rows(String question, List<LogEvent> all, int most) {
        var insights = new Insights(question);
        all.stream()
                .sorted(Comparator.comparing(LogEvent::at).reversed())
                .map(Insights::fields)
                .forEach(insights.rows::add);
        QueryText.parts(insights.question).forEach(insights::take);
        return insights.rows.stream()
                .limit(most)
                .map(row -> insights.shown.stream()
                        .filter(row::containsKey)
                        .map(it -> new Cell(it, row.getOrDefault(it, "")))
                        .toList())
                .toList();
    }

    private static Map<String, String> fields(LogEvent it) {
        var fields = new LinkedHashMap<String, String>();
        if (it.message().startsWith("{")) {
            Json.read(it.message()).members().forEach((name, value) -> fields.put(name, value.text()));
            Json.read(it.message()).members().entrySet().stream()
                    .filter(member -> !member.getValue().isText())
                    .forEach(member ->
                            fields.put(member.getKey(), member.getValue().toString()));
        }
        fields.put("@timestamp", AT.format(it.at()));
        fields.put("@message", it.message());
        fields.put("@logStream", it.stream());
        return fields;
    }

    private void take(String part) {
        var like = LIKE.matcher(part);
        var present = PRESENT.matcher(part);
        var stats = STATS.matcher(part);
        var sort = SORT.matcher(part);
        var limit = LIMIT.matcher(part);
        if (like.matches()) {
            var wanted = Pattern.compile(like.group(2));
            keep(row -> wanted.matcher(row.getOrDefault(like.group(1), "")).find());
        } else if (present.matches()) {
            keep(row -> row.containsKey(present.group(1)));
        } else if (stats.matches()) {
            count(stats.group(2).split(",\\s*", -1), stats.group(1) == null ? "count(*)" : stats.group(1));
        } else if (sort.matches()) {
            rows.sort(by(sort.group(1), !"asc".equals(sort.group(2))));
        } else if (limit.matches()) {
            rows = new ArrayList<>(rows.subList(0, Math.min(rows.size(), Integer.parseInt(limit.group(1)))));
        } else {
            choose(part.substring("fields ".length()));
        }
    }

    private void keep(Function<Map<String, String>, Boolean> which) {
        rows.removeIf(it -> !which.apply(it));
    }

    private void choose(String list) {
        var names = new ArrayList<String>();
        var field = FIELD.matcher(list);
        while (field.find()) {
            var whole = field.group(1);
            var sources = field.group(2) == null ? whole : field.group(2);
            var name = field.group(3) == null ? whole : field.group(3);
            names.add(name);
            for (var row : rows) {
                Arrays.stream(sources.split(",\\s*", -1))
                        .filter(row::containsKey)
                        .findFirst()
                        .ifPresent(it -> row.put(name, row.getOrDefault(it, "")));
            }
        }
        shown = names;
    }

    private void count(String[] by, String name) {
        var counts = rows.stream()
                .collect(Collectors.groupingBy(
                        row -> Arrays.stream(by).map(it -> value(row, it)).toList(),
                        () -> new TreeMap<>(Comparator.comparing(Object::toString)),
                        Collectors.counting()));
        rows = new ArrayList<>();
        counts.forEach((values, count) -> {
            var row = new LinkedHashMap<String, String>();
            for (int at = 0; at < by.length; at++) {
                row.put(by[at], values.get(at));
            }
            row.put(name, String.valueOf(count));
            rows.add(row);
        });
        shown = Stream.concat(Arrays.stream(by), Stream.of(name)).toList();
    }

    private static Comparator<Map<String, String>> by(String column, boolean falling) {
        Comparator<Map<String, String>> rising = Comparator.comparing(
                row -> row.getOrDefault(column, ""),
                (one, other) -> one.matches("[\\d.]+") && other.matches("[\\d.]+")
                        ? Double.compare(Double.parseDouble(one), Double.parseDouble(other))
                        : one.compareTo(other));
        return falling ? rising.reversed() : rising;
    }

    private static String value(Map<String, String> row, String column) {
        if (!column.startsWith("bin(")) {
            return row.getOrDefault(column, "");
        }
        var width = Durations.read(column.substring(4, column.length() - 1))
                .orElse(Duration.ofMinutes(5))
                .toSeconds();
        var at = Instant.from(AT.parse(row.getOrDefault("@timestamp", "")));
        return AT.format(Instant.ofEpochSecond(at.getEpochSecond() / width * width));
    }
}
