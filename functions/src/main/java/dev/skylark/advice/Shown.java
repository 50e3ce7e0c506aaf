package dev.skylark.advice;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** What of a suspicion a model gets to see, by the numbers of its lines: it may point at nothing else. */
record Shown(SortedMap<Integer, String> log, Map<String, SortedMap<Integer, String>> files) {

    private static final int AROUND = 60;
    private static final int LINE = 240;
    private static final int LOG = 4_500;
    private static final int FILES = 10_500;

    /** What stands around each file. */
    private static final int FRAME = 120;

    Shown {
        log = Collections.unmodifiableSortedMap(new TreeMap<>(log));
        files = Collections.unmodifiableMap(new LinkedHashMap<>(files));
    }

    static Shown of(Suspicion it) {
        return new Shown(latest(it.log()), files(it.files()));
    }

    boolean holds(String file, int line) {
        return files.getOrDefault(file, Collections.emptySortedMap()).containsKey(line);
    }

    /** The lines with their numbers in front. */
    static String numbered(SortedMap<Integer, String> lines) {
        var text = new StringBuilder();
        lines.forEach(
                (number, line) -> text.append(number).append("| ").append(line).append('\n'));
        return text.toString();
    }

    /** As many of the last lines as there is room for. */
    private static SortedMap<Integer, String> latest(List<String> log) {
        var masked = Masked.lines(log.stream().map(Masked::flat).toList());
        var shown = new TreeMap<Integer, String>();
        var room = LOG;
        for (var number = masked.size(); number > 0; number--) {
            var line = Masked.cut(masked.get(number - 1), LINE);
            room -= length(number, line);
            if (room < 0) {
                break;
            }
            shown.put(number, line);
        }
        return shown;
    }

    /** A file line by line, and the lines of it that matter. */
    private record Page(String path, List<String> text, List<Integer> lines) {

        static Page of(SourceFile file) {
            return new Page(file.path(), Masked.lines(file.text().lines().toList()), file.lines());
        }

        SortedMap<Integer, String> excerpt(int around) {
            var shown = new TreeMap<Integer, String>();
            lines.forEach(line -> IntStream.rangeClosed(
                            Math.max(1, line - around), Math.min(text.size(), line + around))
                    .forEach(it -> shown.put(it, Masked.cut(text.get(it - 1), LINE))));
            return shown;
        }
    }

    /** As far around the lines that matter as there is room for; the last files stay away where even one line is too much. */
    private static Map<String, SortedMap<Integer, String>> files(List<SourceFile> files) {
        var pages = files.stream().map(Page::of).toList();
        for (var count = pages.size(); count > 0; count--) {
            for (var around = AROUND; around >= 0; around -= 5) {
                var shown = new LinkedHashMap<String, SortedMap<Integer, String>>();
                for (var page : pages.subList(0, count)) {
                    shown.put(page.path(), page.excerpt(around));
                }
                if (length(shown) <= FILES) {
                    return shown;
                }
            }
        }
        return Map.of();
    }

    private static int length(Map<String, SortedMap<Integer, String>> files) {
        return files.entrySet().stream()
                .mapToInt(file -> FRAME
                        + file.getKey().length()
                        + file.getValue().entrySet().stream()
                                .mapToInt(it -> length(it.getKey(), it.getValue()))
                                .sum())
                .sum();
    }

    private static int length(int number, String line) {
        return String.valueOf(number).length() + line.length() + "| \n".length();
    }
}
