package dev.skylark.advice;

import java.util.ArrayList;
import java.util.List;

/** Makes the unified diff of two texts, as a model should. */
final class Diffs {

    private static final int CONTEXT = 3;

    private Diffs() {}

    /** One line of either text or of both. */
    private record Step(char sign, String line) {}

    static String of(String path, String one, String other) {
        var steps = steps(lines(one), lines(other));
        var diff = new StringBuilder("--- a/" + path + "\n+++ b/" + path + "\n");
        for (var from = 0; from < steps.size(); ) {
            var first = change(steps, from);
            if (first == steps.size()) {
                break;
            }
            var start = Math.max(from, first - CONTEXT);
            var end = first;
            for (var next = first; next < steps.size() && next <= end + 2 * CONTEXT; next = change(steps, next + 1)) {
                end = next;
            }
            from = Math.min(steps.size(), end + 1 + CONTEXT);
            diff.append(hunk(steps, start, from));
        }
        return diff.toString();
    }

    private static int change(List<Step> steps, int from) {
        var at = from;
        while (at < steps.size() && steps.get(at).sign() == ' ') {
            at++;
        }
        return at;
    }

    private static String hunk(List<Step> steps, int start, int end) {
        var before = count(steps.subList(0, start), '+');
        var after = count(steps.subList(0, start), '-');
        var part = steps.subList(start, end);
        var longBefore = count(part, '+');
        var longAfter = count(part, '-');
        var text = new StringBuilder("@@ -%d,%d +%d,%d @@\n"
                .formatted(before + Math.min(1, longBefore), longBefore, after + Math.min(1, longAfter), longAfter));
        for (var step : part) {
            text.append(step.sign()).append(step.line());
            if (!step.line().endsWith("\n")) {
                text.append("\n\\ No newline at end of file\n");
            }
        }
        return text.toString();
    }

    private static int count(List<Step> steps, char not) {
        return (int) steps.stream().filter(it -> it.sign() != not).count();
    }

    private static List<String> lines(String text) {
        return text.isEmpty() ? List.of() : List.of(text.split("(?<=\n)"));
    }

    /** The longest common subsequence stays. */
    private static List<Step> steps(List<String> one, List<String> other) {
        var common = new int[one.size() + 1][other.size() + 1];
        for (var i = one.size() - 1; i >= 0; i--) {
            for (var j = other.size() - 1; j >= 0; j--) {
                common[i][j] = one.get(i).equals(other.get(j))
                        ? common[i + 1][j + 1] + 1
                        : Math.max(common[i + 1][j], common[i][j + 1]);
            }
        }
        var steps = new ArrayList<Step>();
        var i = 0;
        var j = 0;
        while (i < one.size() || j < other.size()) {
            if (i < one.size() && j < other.size() && one.get(i).equals(other.get(j))) {
                steps.add(new Step(' ', one.get(i++)));
                j++;
            } else if (j == other.size() || (i < one.size() && common[i + 1][j] >= common[i][j + 1])) {
                steps.add(new Step('-', one.get(i++)));
            } else {
                steps.add(new Step('+', other.get(j++)));
            }
        }
        return steps;
    }
}
