package dev.skylark.log;

import dev.skylark.fact.Severity;
import dev.skylark.json.Json;
import dev.skylark.json.Json.Fields;
import dev.skylark.json.Json.Items;
import dev.skylark.json.Json.Numeral;
import dev.skylark.trace.Traces;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A line that a logger wrote as JSON: each has its own names for the same, nested or with dots. */
final class JsonLine {

    private static final List<String> LEVEL =
            List.of("level", "severity", "loglevel", "log.level", "levelname", "lvl", "l", "message.level");
    private static final List<String> LOGGER =
            List.of("logger", "loggername", "log.logger", "name", "sourcecontext", "category", "module");
    private static final List<String> REQUEST = List.of(
            "requestid",
            "awsrequestid",
            "functionrequestid",
            "xrequestid",
            "reqid",
            "req.id",
            "request.id",
            "httprequestid",
            "http.request.id",
            "mdc.requestid",
            "contextmap.requestid",
            "context.requestid",
            "context.awsrequestid",
            "record.requestid",
            "correlationid",
            "xcorrelationid",
            "mdc.correlationid",
            "traceid",
            "trace.id",
            "mdc.traceid",
            "contextmap.traceid");
    private static final List<String> TEXT = List.of(
            "message",
            "msg",
            "event",
            "shortmessage",
            "m",
            "mt",
            "message.errormessage",
            "errormessage",
            "error.message",
            "err.message",
            "exception.message",
            "error",
            "err",
            "log");
    private static final List<String> TYPE = List.of(
            "exception.type",
            "error.type",
            "err.type",
            "exceptionname",
            "message.errortype",
            "errortype",
            "exception.exceptionclass",
            "exception.class",
            "exceptionclass",
            "thrown.name",
            "error.kind",
            "error.name",
            "err.name",
            "exception.name");
    private static final List<String> TRACE = List.of(
            "exception.stacktrace",
            "error.stacktrace",
            "stacktrace",
            "excinfo",
            "err.stack",
            "error.stack",
            "exception.stack",
            "stack",
            "message.stacktrace",
            "message.stack",
            "exception",
            "traceback",
            "error.traceback",
            "err.stacktrace",
            "errorverbose",
            "thrown.extendedstacktrace",
            "thrown.stacktrace",
            "x");

    private final Map<String, Json> values = new HashMap<>();

    private JsonLine(Fields fields) {
        fields.members().forEach((name, value) -> {
            var plain = plain(name);
            values.putIfAbsent(plain, value);
            value.members().forEach((inner, it) -> values.putIfAbsent(plain + "." + plain(inner), it));
        });
    }

    static Line read(Fields fields, String written) {
        var line = new JsonLine(fields);
        var type = line.text(TYPE);
        var text = line.text(TEXT);
        var trace = line.trace(type, text);
        var failed = !trace.isEmpty() || line.isFailure();
        return new Line(
                line.severity().or(() -> failed ? Optional.of(Severity.ERROR) : Optional.empty()),
                line.text(LOGGER),
                line.text(REQUEST),
                text.isEmpty() ? written : text,
                type.isEmpty() && line.isFailure() ? line.failure() : type,
                trace,
                true);
    }

    /** Without what each writes in another way: capitals, and signs between words. */
    private static String plain(String name) {
        var plain = new StringBuilder(name.length());
        for (int each = 0; each < name.length(); each++) {
            var sign = name.charAt(each);
            if (sign != '_' && sign != '-' && sign != '@') {
                plain.append(Character.toLowerCase(sign));
            }
        }
        return plain.toString();
    }

    private String text(List<String> names) {
        for (var name : names) {
            var value = values.get(name);
            if (value != null && !value.text().isBlank()) {
                return value.text().strip();
            }
        }
        return "";
    }

    private Optional<Severity> severity() {
        for (var name : LEVEL) {
            var value = values.get(name);
            var severity = value instanceof Numeral ? number(value.whole(-1)) : word(value);
            if (severity.isPresent()) {
                return severity;
            }
        }
        return Optional.empty();
    }

    private static Optional<Severity> word(@Nullable Json value) {
        return value == null ? Optional.empty() : Level.named(value.text());
    }

    /** As pino and bunyan count, from 10 to 60; below that as syslog does, where 0 is worst. */
    private static Optional<Severity> number(long level) {
        if (level < 0) {
            return Optional.empty();
        }
        if (level < 8) {
            return Optional.of(
                    level < 3
                            ? Severity.CRITICAL
                            : level == 3 ? Severity.ERROR : level == 4 ? Severity.WARNING : Severity.INFO);
        }
        return Optional.of(
                level >= 60
                        ? Severity.CRITICAL
                        : level >= 50 ? Severity.ERROR : level >= 40 ? Severity.WARNING : Severity.INFO);
    }

    // https://docs.aws.amazon.com/lambda/latest/dg/telemetry-schema-reference.html
    private boolean isFailure() {
        return values.containsKey("errortype")
                || values.containsKey("message.errortype")
                || List.of("timeout", "error", "failure").contains(text(List.of("record.status")));
    }

    private String failure() {
        return "Lambda " + text(List.of("record.status"));
    }

    private String trace(String type, String message) {
        for (var name : TRACE) {
            var value = values.get(name);
            if (value != null) {
                var trace = value instanceof Items(var elements)
                        ? lines(elements, type, message)
                        : value.text().strip();
                if (Traces.begin(trace) >= 0) {
                    return trace;
                }
            }
        }
        return "";
    }

    /** Lambda gives a list: of Python without the beginning and the end, of Java without "at", of Node as it is. */
    private static String lines(List<Json> lines, String type, String message) {
        var written = lines.stream().map(it -> it.text().stripTrailing()).collect(Collectors.joining("\n"));
        var headline = type + ": " + message;
        if (written.stripLeading().startsWith("File \"")) {
            return "Traceback (most recent call last):\n" + written + "\n" + headline;
        }
        if (Traces.begin(written) >= 0) {
            return type.isEmpty() || written.startsWith(type) ? written : headline + "\n" + written;
        }
        return headline + "\n\tat " + written.replace("\n", "\n\tat ");
    }
}
