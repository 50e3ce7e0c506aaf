package dev.skylark.logback;

import static java.util.Objects.requireNonNull;
import static java.util.Objects.requireNonNullElse;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What Skylark is told of an event: masked, and no longer than it takes. */
record Alert(Map<String, String> texts, Map<String, String> context) {

    private static final int MESSAGE = 4000;
    /** At most 64 KB in UTF-8, whatever the letters. */
    private static final int TRACE = 16_000;

    private static final int SHORT = 200;
    private static final int VALUE = 500;
    /** Skylark takes 20; one is kept for how many alerts were dropped. */
    private static final int PAIRS = 19;

    /** The MDC's names for what has a field of its own. */
    private static final Map<String, String> FIELDS =
            Map.of("request", "request", "request_id", "request_id", "requestId", "request_id");

    static Alert of(ILoggingEvent event, Map<String, String> about) {
        var texts = new LinkedHashMap<String, String>();
        texts.put("message", shown(message(event), MESSAGE));
        texts.put("severity", severity(event.getLevel()));
        texts.put("at", Instant.ofEpochMilli(event.getTimeStamp()).toString());
        about.forEach((name, value) -> texts.put(name, shown(value, SHORT)));
        var thrown = event.getThrowableProxy();
        if (thrown != null) {
            texts.put("kind", shown(thrown.getClassName(), SHORT));
            texts.put("trace", shown(ThrowableProxyUtil.asString(thrown), TRACE));
        }
        var context = new LinkedHashMap<String, String>();
        context.put("logger", shown(event.getLoggerName(), VALUE));
        for (var pair : details(event).entrySet()) {
            var field = FIELDS.get(pair.getKey());
            if (field != null) {
                texts.put(field, shown(pair.getValue(), SHORT));
            } else if (context.size() < PAIRS) {
                context.putIfAbsent(
                        cut(pair.getKey(), 60),
                        cut(Masks.maskNamed(pair.getKey(), window(pair.getValue(), VALUE)), VALUE));
            }
        }
        return new Alert(texts, context);
    }

    /** What was logged, and what the exception says if that does not say so already. */
    static String message(ILoggingEvent event) {
        var logged = requireNonNullElse(event.getFormattedMessage(), "");
        var thrown = event.getThrowableProxy();
        var said = thrown == null ? "" : requireNonNullElse(thrown.getMessage(), "");
        if (said.isBlank() || logged.contains(said)) {
            return !logged.isBlank() ? logged : thrown == null ? "(no message)" : thrown.getClassName();
        }
        return logged.isBlank() ? said : logged + ": " + said;
    }

    String json(long count, long dropped) {
        var told = context;
        if (dropped > 0) {
            told = new LinkedHashMap<>(context);
            told.put("alerts_dropped", Long.toString(dropped));
        }
        var fields = Json.fields(texts);
        return "{" + fields + ",\"count\":" + count + ",\"context\":{" + Json.fields(told) + "}}";
    }

    private static String severity(Level level) {
        return level.isGreaterOrEqual(Level.ERROR) ? "error" : level.isGreaterOrEqual(Level.WARN) ? "warning" : "info";
    }

    /** The MDC, and the pairs of SLF4J's fluent calls, which say it more exactly. */
    private static Map<String, String> details(ILoggingEvent event) {
        var details = new LinkedHashMap<String, String>(requireNonNullElse(event.getMDCPropertyMap(), Map.of()));
        var pairs = event.getKeyValuePairs();
        if (pairs != null) {
            pairs.forEach(pair -> details.put(pair.key, words(pair.value)));
        }
        details.values().removeIf(value -> value == null || value.isEmpty());
        return details;
    }

    /** Any value in words, even one that breaks when it is asked for some. */
    private static String words(@Nullable Object value) {
        try {
            return String.valueOf(value);
        } catch (RuntimeException broken) {
            return "(" + requireNonNull(value).getClass().getSimpleName() + " without words)";
        }
    }

    private static String shown(String text, int limit) {
        return cut(Masks.mask(window(text, limit)), limit);
    }

    /** Masking looks a little further than what is sent, so that a cut does not hide a secret from it. */
    private static String window(String text, int limit) {
        return cut(text, limit + 4_000);
    }

    private static String cut(String text, int limit) {
        if (text.length() <= limit) {
            return text;
        }
        return text.substring(0, Character.isHighSurrogate(text.charAt(limit - 1)) ? limit - 1 : limit);
    }
}
