package dev.skylark.log;

import dev.skylark.fact.Severity;
import dev.skylark.redact.Redactor;
import dev.skylark.text.Cut;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** A line of a group as somebody reads it: whose, when, how bad, and what it says; never a secret. */
record Entry(Source source, LogEvent event, Line line) {

    static final int CLIPPED = 200;

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("MM-dd HH:mm:ss", Locale.ROOT);
    private static final DateTimeFormatter WHOLE =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSS xxx", Locale.ROOT);
    private static final Pattern COLOURS = Pattern.compile("\\u001b\\[[0-9;]{0,20}+[A-Za-z]");
    private static final Pattern BREAKS = Pattern.compile("[\\p{Cc}\\p{Zl}\\p{Zp}\\u202A-\\u202E\\u2066-\\u2069]++");

    private static final int LONGEST_ID = 12;

    /** A single line may have a quarter of a megabyte; a secret that is cut in two would no longer look like one. */
    private static final int LONGEST = 10_000;

    private static final int CARE = 2_000;

    static Entry of(Source source, LogEvent event) {
        return new Entry(source, event, Line.read(event.message()));
    }

    /** On one line, cut to what fits into a message. {@code daily} where lines of several days stand together. */
    String shown(ZoneId zone, boolean daily) {
        var id = line.requestId().length() > LONGEST_ID ? line.requestId().substring(0, LONGEST_ID) : line.requestId();
        var text = "%s %s %s%s"
                .formatted(
                        (daily ? DAY : TIME).format(event.at().atZone(zone)),
                        sign(line.severity()),
                        id.isEmpty() ? "" : Redactor.redact(id) + " ",
                        BREAKS.matcher(harmless(line.text())).replaceAll(" ").strip());
        return text.length() <= CLIPPED ? text : Cut.head(text, CLIPPED - 1) + "…";
    }

    /** Everything, for a file. */
    String written(ZoneId zone) {
        return "%s %s %s"
                .formatted(
                        WHOLE.format(event.at().atZone(zone)),
                        event.stream(),
                        harmless(event.message()).stripTrailing());
    }

    private static String harmless(String text) {
        var clean = COLOURS.matcher(Cut.head(text, LONGEST + CARE)).replaceAll("");
        return Cut.head(Redactor.redact(clean), LONGEST);
    }

    Instant at() {
        return event.at();
    }

    static String sign(Optional<Severity> severity) {
        return severity.map(it -> switch (it) {
                    case INFO -> "🔵";
                    case WARNING -> "🟡";
                    case ERROR -> "🔴";
                    case CRITICAL -> "🟣";
                })
                .orElse("⚪");
    }
}
