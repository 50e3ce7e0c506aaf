package dev.skylark.log;

import dev.skylark.fact.Severity;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** A line that is not JSON: how bad it says that it is, of which request, and what follows after all that. */
record Words(Optional<Severity> severity, String requestId, String text, String failure) {

    private static final int FIRST = 200;

    private static final int NEAR = 2_000;
    private static final int UUID = 36;

    private static final List<String> REQUEST_NAMES = List.of(
            "RequestId: ",
            "requestId=",
            "request_id=",
            "aws_request_id=",
            "x-request-id=",
            "x-request-id: ",
            "correlationId=",
            "correlation_id=",
            "traceId=",
            "trace_id=");

    /** What stands between a level and what is said. */
    private static final String BEHIND = ")]}>|:,;-*=\"";

    private static final Pattern TIME = Pattern.compile("[\\d:.TZ+-]{10,40}+");

    /** What Lambda says when it ends a function, without a level. */
    private static final List<String> FAILURES =
            List.of("Task timed out after", "Runtime exited", "Process exited before completing", "OutOfMemory");

    static Words read(String text) {
        var level = Level.find(text);
        var isMild =
                level.filter(it -> !it.severity().isAtLeast(Severity.ERROR)).isPresent();
        var failure = isMild ? "" : failure(text);
        var severity =
                level.map(Level::severity).or(() -> failure.isEmpty() ? Optional.empty() : Optional.of(Severity.ERROR));
        return new Words(
                severity,
                requestId(text),
                text.contains("msg=")
                        ? message(text)
                        : rest(text, level.map(Level::end).orElse(0)),
                failure);
    }

    private static String requestId(String text) {
        for (var name : REQUEST_NAMES) {
            var at = near(text, name);
            if (at >= 0) {
                var begin = at + name.length() + (text.startsWith("\"", at + name.length()) ? 1 : 0);
                int end = begin;
                while (end < text.length() && end - begin < 100 && isOfId(text.charAt(end))) {
                    end++;
                }
                return text.substring(begin, end);
            }
        }
        // Lambda writes it between tabs
        var tab = text.indexOf('\t');
        while (tab >= 0 && tab < FIRST) {
            var next = text.indexOf('\t', tab + 1);
            if (next - tab - 1 == UUID && isUuid(text, tab + 1)) {
                return text.substring(tab + 1, next);
            }
            tab = next;
        }
        return "";
    }

    private static String failure(String text) {
        return FAILURES.stream()
                .filter(it -> near(text, it) >= 0)
                .findFirst()
                .map(it -> it.startsWith("Task") ? "TaskTimedOut" : it.startsWith("Out") ? it : "RuntimeExited")
                .orElse("");
    }

    /** What {@code msg="…"} says. */
    private static String message(String text) {
        var at = text.indexOf("msg=");
        var begin = at + 4;
        if (!text.startsWith("\"", begin)) {
            var end = text.indexOf(' ', begin);
            return text.substring(begin, end < 0 ? text.length() : end);
        }
        int end = begin + 1;
        while (end < text.length() && text.charAt(end) != '"') {
            end += text.charAt(end) == '\\' ? 2 : 1;
        }
        return text.substring(begin + 1, Math.min(end, text.length())).replace("\\\"", "\"");
    }

    /** What follows the level, without what stands around it and without the time and the request if they come after. */
    private static String rest(String text, int from) {
        int at = from;
        while (at < text.length() && from > 0) {
            while (at < text.length() && (Level.isSpace(text.charAt(at)) || BEHIND.indexOf(text.charAt(at)) >= 0)) {
                at++;
            }
            int end = at;
            while (end < text.length() && end - at <= UUID && !Level.isSpace(text.charAt(end))) {
                end++;
            }
            var isTime = end - at > 10
                    && Level.isDigit(text.charAt(at))
                    && TIME.matcher(text.substring(at, end)).matches();
            if (!isTime && !(end - at == UUID && isUuid(text, at))) {
                break;
            }
            at = end;
        }
        return at >= text.length() ? text : text.substring(at);
    }

    private static int near(String text, String name) {
        return text.indexOf(name, 0, Math.min(text.length(), NEAR));
    }

    private static boolean isUuid(String text, int at) {
        return text.length() >= at + UUID
                && text.charAt(at + 8) == '-'
                && text.charAt(at + 13) == '-'
                && text.charAt(at + 18) == '-'
                && text.charAt(at + 23) == '-';
    }

    private static boolean isOfId(char it) {
        return Character.isLetterOrDigit(it)
                || it == '-'
                || it == '_'
                || it == ':'
                || it == '.'
                || it == '='
                || it == '/';
    }
}
