package dev.skylark.logback;

import ch.qos.logback.classic.spi.ILoggingEvent;

/** What two events have in common that are one alert with a count: who said what, and where it was thrown. */
record Likeness(String logger, String level, String message, String kind, String place) {

    static Likeness of(ILoggingEvent event) {
        var thrown = event.getThrowableProxy();
        var steps = thrown == null ? null : thrown.getStackTraceElementProxyArray();
        return new Likeness(
                event.getLoggerName(),
                event.getLevel().toString(),
                Alert.message(event),
                thrown == null ? "" : thrown.getClassName(),
                steps == null || steps.length == 0 ? "" : steps[0].toString());
    }
}
