package dev.skylark.journal;

import java.util.Map;

/** Where Skylark writes what it did. */
public interface Journal {

    /** How much a line matters. */
    enum Level {
        INFO,
        WARN,
        ERROR
    }

    /** What is counted, and in what. */
    enum Figure {
        COMMANDS("Count"),
        SUCCESSES("Count"),
        REFUSALS("Count"),
        FAILURES("Count"),
        DURATION("Milliseconds"),
        COLD_STARTS("Count"),
        CACHE_HITS("Count"),
        CACHE_MISSES("Count"),
        DISCORD_CALLS("Count"),
        AWS_CALLS("Count");

        private final String unit;

        Figure(String unit) {
            this.unit = unit;
        }

        public String unit() {
            return unit;
        }
    }

    /** {@code facts} are small and flat: request id, guild, command, what went wrong. */
    void note(Level level, String what, Map<String, String> facts);

    /** One event's figures under one set of dimensions. */
    void count(Map<Figure, Double> figures, Map<String, String> dimensions);

    /** With the trace of what was thrown, whose message is redacted like everything else. */
    void failed(String what, Map<String, String> facts, Throwable thrown);
}
