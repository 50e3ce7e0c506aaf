package dev.skylark.log;

import dev.skylark.log.Logs.Cell;
import dev.skylark.redact.Redactor;
import dev.skylark.text.Csv;
import dev.skylark.text.Cut;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The rows of an answer for people: in a message as far as they fit, and in a file. Never a secret. */
final class AnswerTable {

    static final int ROWS = 15;

    private static final int LINE = 120;
    private static final int WIDEST = 40;
    private static final String GAP = "  ";
    private static final int LONGEST = 10_000;
    private static final Pattern BREAKS = Pattern.compile("[\\p{Cc}\\p{Zl}\\p{Zp}\\u202A-\\u202E\\u2066-\\u2069]++");

    private final List<String> columns;
    private final List<Map<String, String>> rows = new ArrayList<>();

    AnswerTable(List<List<Cell>> answer) {
        var names = new LinkedHashSet<String>();
        for (var row : answer) {
            var cells = new LinkedHashMap<String, String>();
            row.forEach(it -> cells.put(it.column(), masked(it)));
            names.addAll(cells.keySet());
            rows.add(cells);
        }
        this.columns = List.copyOf(names);
    }

    /** What is a secret only by the name in front of it has the name of its column in front of it. */
    static String masked(Cell it) {
        var value = it.value().length() > LONGEST ? it.value().substring(0, LONGEST) : it.value();
        var name = it.column() + "=";
        var both = Redactor.redact(name + value);
        return both.startsWith(name) ? both.substring(name.length()) : Redactor.redact(value);
    }

    boolean isLongerThanShown() {
        return rows.size() > ROWS
                || columns.stream().mapToInt(it -> width(it) + GAP.length()).sum() > LINE;
    }

    int size() {
        return rows.size();
    }

    /** The first rows, their columns one below the other. */
    String shown() {
        var lines = new ArrayList<String>();
        var widths = widths();
        lines.add(line(columns, widths));
        for (var row : rows.subList(0, Math.min(ROWS, rows.size()))) {
            lines.add(line(columns.stream().map(it -> cell(row, it)).toList(), widths));
        }
        return String.join("\n", lines);
    }

    private static String line(List<String> cells, List<Integer> widths) {
        var line = new StringBuilder();
        for (int at = 0; at < cells.size(); at++) {
            line.append(("%-" + widths.get(at) + "s").formatted(clipped(cells.get(at), widths.get(at))))
                    .append(GAP);
        }
        return clipped(line.toString().stripTrailing(), LINE);
    }

    /** As wide as what stands in them, while there is room; one that is very wide takes what the others leave. */
    private List<Integer> widths() {
        var widths = new ArrayList<>(
                columns.stream().map(it -> Math.min(WIDEST, width(it))).toList());
        var room = LINE
                - GAP.length() * columns.size()
                - widths.stream().mapToInt(it -> it).sum();
        for (int at = 0; at < widths.size() && room > 0; at++) {
            var more = Math.min(room, width(columns.get(at)) - widths.get(at));
            widths.set(at, widths.get(at) + more);
            room -= more;
        }
        return widths;
    }

    private int width(String column) {
        return Math.max(
                1,
                Math.max(
                        column.length(),
                        rows.stream()
                                .limit(ROWS)
                                .mapToInt(it -> cell(it, column).length())
                                .max()
                                .orElse(0)));
    }

    private static String cell(Map<String, String> row, String column) {
        return BREAKS.matcher(row.getOrDefault(column, "")).replaceAll(" ").strip();
    }

    private static String clipped(String text, int most) {
        return most < 2 ? Cut.head(text, most) : Cut.clip(text, most);
    }

    String csv() {
        return rows.stream()
                .map(row -> columns.stream()
                        .map(it -> Csv.cell(row.getOrDefault(it, "")))
                        .collect(Collectors.joining(",")))
                .collect(Collectors.joining(
                        "\n", columns.stream().map(Csv::cell).collect(Collectors.joining(",")) + "\n", "\n"));
    }
}
