package dev.skylark.log;

import dev.skylark.fact.Severity;
import java.util.Optional;
import java.util.regex.Pattern;

/** A line of a log, understood as far as it says what it is. */
public record Line(Optional<Severity> severity, String requestId, String text, boolean json) {

    private static final Pattern LEVEL = Pattern.compile("\\b(DEBUG|INFO|WARN|ERROR|FATAL)\\b");

    public static Line read(String message) {
        var level = LEVEL.matcher(message);
        var severity = level.find() ? Severity.read(level.group(1)) : Optional.<Severity>empty();
        return new Line(severity, "", message.strip(), message.startsWith("{"));
    }
}
