package dev.skylark.log;

import dev.skylark.fact.Severity;
import dev.skylark.json.Json;
import dev.skylark.json.Json.Fields;
import dev.skylark.json.Json.NotJson;
import dev.skylark.trace.Headline;
import dev.skylark.trace.Trace;
import dev.skylark.trace.Traces;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A line of a log, understood as far as it says what it is: how bad, of which logger and request, its words, the type of
 * its exception and the stack trace. What it does not say is empty.
 */
public record Line(
        Optional<Severity> severity,
        String logger,
        String requestId,
        String text,
        String exception,
        String trace,
        boolean json) {

    private static final Pattern COLOURS = Pattern.compile("\\u001b\\[[0-9;]{0,20}+[A-Za-z]");

    public static Line read(String message) {
        var stripped = message.strip();
        var text = stripped.indexOf('\u001b') < 0
                ? stripped
                : COLOURS.matcher(stripped).replaceAll("");
        var brace = brace(text);
        return brace < 0 ? words(text) : json(text, brace).orElseGet(() -> words(text));
    }

    /** Where JSON begins: at once, or after a tab as in the logs of Lambda; -1 where there is none. */
    private static int brace(String text) {
        if (!text.endsWith("}")) {
            return -1;
        }
        var behind = text.indexOf("\t{\"");
        return text.startsWith("{") ? 0 : behind < 0 ? behind : behind + 1;
    }

    private static Optional<Line> json(String text, int brace) {
        try {
            if (!(Json.read(text.substring(brace)) instanceof Fields fields)) {
                return Optional.empty();
            }
            var line = JsonLine.read(fields, text);
            return Optional.of(brace == 0 ? line : line.after(words(text.substring(0, brace))));
        } catch (NotJson broken) {
            return Optional.empty();
        }
    }

    /** What stands in front of JSON counts before it. */
    private Line after(Line front) {
        return new Line(
                front.severity().or(() -> severity),
                logger,
                front.requestId().isEmpty() ? requestId : front.requestId(),
                text,
                exception,
                trace,
                true);
    }

    private static Line words(String text) {
        var words = Words.read(text);
        var begin = Traces.begin(text);
        if (begin < 0) {
            var named = Headline.named(first(words.text())).map(Headline::type).orElse(words.failure());
            return new Line(words.severity(), "", words.requestId(), words.text(), named, "", false);
        }
        var trace = text.substring(begin);
        var read = Traces.read(trace);
        var first = first(words.text());
        return new Line(
                Optional.of(words.severity().orElse(Severity.ERROR)),
                "",
                words.requestId(),
                first.startsWith("Traceback") ? read.map(Trace::message).orElse(first) : first,
                read.map(Trace::exception).orElse(""),
                trace,
                false);
    }

    private static String first(String text) {
        var end = text.indexOf('\n');
        return end < 0 ? text : text.substring(0, end).strip();
    }
}
