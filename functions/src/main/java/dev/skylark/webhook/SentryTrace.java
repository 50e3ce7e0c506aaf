package dev.skylark.webhook;

import dev.skylark.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** A stack trace out of Sentry's pieces, written as the language itself would. */
final class SentryTrace {

    private static final int MOST_FRAMES = 200;

    private SentryTrace() {}

    /** Sentry has the cause first, and of each the innermost frame last: as Python has it, and others turned round. */
    static String of(List<Json> thrown, String platform) {
        if (thrown.stream()
                .allMatch(it -> it.at("stacktrace").at("frames").items().isEmpty())) {
            return "";
        }
        return platform.equals("python")
                ? thrown.stream()
                        .map(SentryTrace::python)
                        .collect(Collectors.joining(
                                "\n\nThe above exception was the direct cause of the following exception:\n\n"))
                : thrown.reversed().stream()
                        .map(it -> inward(it, platform.equals("java")))
                        .collect(Collectors.joining("\nCaused by: "));
    }

    private static String python(Json thrown) {
        var lines = new ArrayList<String>();
        lines.add("Traceback (most recent call last):");
        for (var frame : frames(thrown)) {
            lines.add("  File \"%s\", line %s, in %s"
                    .formatted(
                            file(frame),
                            frame.at("lineno").text(),
                            frame.at("function").text()));
            var code = frame.at("context_line").text().strip();
            if (!code.isEmpty()) {
                lines.add("    " + code);
            }
        }
        lines.add(headline(thrown));
        return String.join("\n", lines);
    }

    private static String inward(Json thrown, boolean java) {
        var lines = new ArrayList<String>();
        lines.add(headline(thrown));
        for (var frame : frames(thrown).reversed()) {
            var module = frame.at("module").text();
            var function = frame.at("function").text();
            var column = frame.at("colno").text();
            var place = file(frame) + ":" + frame.at("lineno").text();
            lines.add(
                    java
                            ? "\tat %s.%s(%s)".formatted(module, function, place)
                            : "    at %s (%s%s)".formatted(function, place, column.isEmpty() ? "" : ":" + column));
        }
        return String.join("\n", lines);
    }

    private static List<Json> frames(Json thrown) {
        var all = thrown.at("stacktrace").at("frames").items();
        return all.subList(Math.max(0, all.size() - MOST_FRAMES), all.size());
    }

    private static String headline(Json thrown) {
        var module = thrown.at("module").text();
        var type = thrown.at("type").text();
        var name = module.isEmpty() ? type : module + "." + type;
        var value = thrown.at("value").text();
        return value.isBlank() ? name : name + ": " + value;
    }

    private static String file(Json frame) {
        var file = frame.at("filename").text();
        return file.isBlank() ? frame.at("abs_path").text() : file;
    }
}
