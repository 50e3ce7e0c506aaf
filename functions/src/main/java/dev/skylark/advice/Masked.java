package dev.skylark.advice;

import dev.skylark.redact.Redactor;
import dev.skylark.text.Cut;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Text without secrets, and as short as there is room for. */
final class Masked {

    private Masked() {}

    /** As many lines as before, so that their numbers stay true. */
    static List<String> lines(List<String> lines) {
        var masked = List.of(Redactor.redact(String.join("\n", lines)).split("\n", -1));
        if (lines.isEmpty() || masked.size() == lines.size()) {
            return lines.isEmpty() ? lines : masked;
        }
        // a secret went over several lines: all between the first and the last that changed goes
        var before = same(lines, masked);
        var after = Math.min(same(lines.reversed(), masked.reversed()), masked.size() - before);
        var whole = new ArrayList<>(lines.subList(0, before));
        whole.addAll(Collections.nCopies(lines.size() - before - after, "[secret]"));
        whole.addAll(lines.subList(lines.size() - after, lines.size()));
        return whole;
    }

    private static int same(List<String> one, List<String> other) {
        var count = 0;
        while (count < one.size() && count < other.size() && one.get(count).equals(other.get(count))) {
            count++;
        }
        return count;
    }

    /** Of a long one its two ends: languages differ in where they name the cause. */
    static String text(String text, int most) {
        var masked = Redactor.redact(text);
        return masked.length() <= most
                ? masked
                : masked.substring(0, most / 2) + "\n…\n" + masked.substring(masked.length() - most / 2);
    }

    /** On one line. */
    static String line(String text, int most) {
        return cut(flat(Redactor.redact(text)), most);
    }

    static String flat(String text) {
        return text.replace('\n', ' ').replace('\r', ' ');
    }

    static String cut(String text, int most) {
        return text.length() <= most ? text : Cut.head(text, most) + "…";
    }
}
