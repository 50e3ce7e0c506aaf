package dev.skylark.advice;

import dev.skylark.advice.Patch.Change;
import dev.skylark.advice.Patch.Hunk;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads a unified diff line by line. Models miscount, so what a hunk says of its length only helps where it is unclear. */
final class DiffReader {

    private static final Pattern HUNK =
            Pattern.compile("@@ -(\\d{1,7})(?:,(\\d{1,7}))? \\+\\d{1,7}(?:,(\\d{1,7}))? @@.*");

    private final List<String> lines;
    private int at;

    DiffReader(String diff) {
        var text = diff.endsWith("\n") ? diff.substring(0, diff.length() - 1) : diff;
        lines = List.of(text.split("\n", -1));
    }

    Optional<Patch> patch() {
        var changes = new ArrayList<Change>();
        while (at < lines.size()) {
            var line = lines.get(at);
            if (line.isBlank() || line.startsWith("diff ") || line.startsWith("index ")) {
                at++;
                continue;
            }
            var change = change();
            if (change.isEmpty()) {
                return Optional.empty();
            }
            changes.add(change.get());
        }
        return changes.isEmpty() ? Optional.empty() : Optional.of(new Patch(changes));
    }

    private Optional<Change> change() {
        var path = isHeader() ? path(lines.get(at), lines.get(at + 1)) : "";
        at += 2;
        var hunks = new ArrayList<Hunk>();
        while (!path.isEmpty() && at < lines.size() && lines.get(at).startsWith("@@")) {
            var hunk = hunk();
            if (hunk.isEmpty()) {
                return Optional.empty();
            }
            hunks.add(hunk.get());
        }
        return hunks.isEmpty() ? Optional.empty() : Optional.of(new Change(path, hunks));
    }

    private boolean isHeader() {
        return lines.get(at).startsWith("--- ")
                && at + 1 < lines.size()
                && lines.get(at + 1).startsWith("+++ ");
    }

    /** Empty where the two names differ: the file is made, deleted or renamed. */
    private static String path(String minus, String plus) {
        var before = name(minus);
        var after = name(plus);
        var prefixed = before.startsWith("a/") && after.startsWith("b/");
        if (prefixed) {
            before = before.substring(2);
            after = after.substring(2);
        }
        return before.equals(after) ? before : "";
    }

    /** Some write a time behind it. */
    private static String name(String header) {
        var name = header.substring("+++ ".length());
        var tab = name.indexOf('\t');
        return (tab < 0 ? name : name.substring(0, tab)).strip();
    }

    private Optional<Hunk> hunk() {
        var header = HUNK.matcher(lines.get(at++));
        if (!header.matches()) {
            return Optional.empty();
        }
        var longBefore = count(header, 2);
        var longAfter = count(header, 3);
        var before = new ArrayList<String>();
        var after = new ArrayList<String>();
        var size = 0;
        for (; at < lines.size(); at++) {
            var line = lines.get(at);
            var full = before.size() >= longBefore && after.size() >= longAfter;
            if (line.startsWith("@@") || line.startsWith("diff ") || (full && (line.isEmpty() || isHeader()))) {
                break;
            }
            // many strip the space of an empty line
            var sign = line.isEmpty() ? ' ' : line.charAt(0);
            var text = line.isEmpty() ? "\n" : line.substring(1) + "\n";
            switch (sign) {
                case ' ' -> {
                    before.add(text);
                    after.add(text);
                }
                case '-' -> before.add(text);
                case '+' -> after.add(text);
                case '\\' -> endsHere(lines.get(at - 1), before, after);
                default -> {
                    return Optional.empty();
                }
            }
            size += sign == '-' || sign == '+' ? 1 : 0;
        }
        return size == 0
                ? Optional.empty()
                : Optional.of(new Hunk(Integer.parseInt(header.group(1)), before, after, size));
    }

    private static int count(Matcher header, int group) {
        return header.group(group) == null ? 1 : Integer.parseInt(header.group(group));
    }

    /** "\ No newline at end of file" is about the line in front of it. */
    private static void endsHere(String previous, List<String> before, List<String> after) {
        if (!previous.startsWith("+")) {
            unended(before);
        }
        if (!previous.startsWith("-")) {
            unended(after);
        }
    }

    private static void unended(List<String> lines) {
        if (!lines.isEmpty() && lines.getLast().endsWith("\n")) {
            lines.set(
                    lines.size() - 1,
                    lines.getLast().substring(0, lines.getLast().length() - 1));
        }
    }
}
