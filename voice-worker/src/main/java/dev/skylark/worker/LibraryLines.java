package dev.skylark.worker;

import java.time.Clock;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.ILoggerFactory;
import org.slf4j.IMarkerFactory;
import org.slf4j.Logger;
import org.slf4j.Marker;
import org.slf4j.event.Level;
import org.slf4j.helpers.BasicMarkerFactory;
import org.slf4j.helpers.LegacyAbstractLogger;
import org.slf4j.helpers.MessageFormatter;
import org.slf4j.helpers.NOPLogger;
import org.slf4j.helpers.NOPMDCAdapter;
import org.slf4j.spi.MDCAdapter;
import org.slf4j.spi.SLF4JServiceProvider;

/** What libraries have to say, as lines of ours: warnings and errors, and nothing of LavaPlayer, which hears strangers. */
public final class LibraryLines implements SLF4JServiceProvider {

    private static final String LAVAPLAYER = "com.sedmelluq.";

    private final Map<String, Logger> loggers = new ConcurrentHashMap<>();
    private final IMarkerFactory markers = new BasicMarkerFactory();
    private final MDCAdapter nothing = new NOPMDCAdapter();
    private final Lines lines;

    /** As SLF4J makes it, by its name. */
    public LibraryLines() {
        this(new Lines(System.out, Clock.systemUTC()));
    }

    LibraryLines(Lines lines) {
        this.lines = lines;
    }

    /**
     * By name and not as a service: who has the worker on the class path may have a log of their own. JDA believes in no
     * log that is not a service, unless it is told to.
     */
    static void install() {
        System.setProperty("slf4j.provider", LibraryLines.class.getName());
        System.setProperty("net.dv8tion.jda.disableFallbackLogger", "true");
    }

    @Override
    public ILoggerFactory getLoggerFactory() {
        return name -> name.startsWith(LAVAPLAYER)
                ? NOPLogger.NOP_LOGGER
                : loggers.computeIfAbsent(name, it -> new LineLogger(it, lines));
    }

    @Override
    public IMarkerFactory getMarkerFactory() {
        return markers;
    }

    @Override
    public MDCAdapter getMDCAdapter() {
        return nothing;
    }

    @Override
    public String getRequestedApiVersion() {
        return "2.0.99";
    }

    @Override
    public void initialize() {
        // everything is there
    }

    /** The log of one class of a library. */
    private static final class LineLogger extends LegacyAbstractLogger {

        private final transient Lines lines;

        LineLogger(String name, Lines lines) {
            this.name = name;
            this.lines = lines;
        }

        @Override
        public boolean isTraceEnabled() {
            return false;
        }

        @Override
        public boolean isDebugEnabled() {
            return false;
        }

        @Override
        public boolean isInfoEnabled() {
            return false;
        }

        @Override
        public boolean isWarnEnabled() {
            return true;
        }

        @Override
        public boolean isErrorEnabled() {
            return true;
        }

        @Override
        protected @Nullable String getFullyQualifiedCallerName() {
            return null;
        }

        @Override
        protected void handleNormalizedLoggingCall(
                Level level,
                @Nullable Marker marker,
                String message,
                Object @Nullable [] arguments,
                @Nullable Throwable thrown) {
            var said = MessageFormatter.basicArrayFormat(message, arguments);
            var facts = Map.of("logger", name);
            if (thrown == null) {
                lines.note(Lines.Level.valueOf(level.name()), said, facts);
            } else {
                lines.failed(said, facts, thrown);
            }
        }
    }
}
