package dev.skylark.fact;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How bad it is. */
public enum Severity {
    INFO,
    WARNING,
    ERROR,
    CRITICAL;

    /** As loggers and other systems write it. */
    public static Optional<Severity> read(String word) {
        return switch (word.strip().toLowerCase(Locale.ROOT)) {
            case "trace", "debug", "info", "information", "notice", "low", "p4", "p5", "ok", "none" ->
                Optional.of(INFO);
            case "warn", "warning", "medium", "moderate", "minor", "p3" -> Optional.of(WARNING);
            case "error", "err", "severe", "high", "major", "p2" -> Optional.of(ERROR);
            case "critical",
                    "fatal",
                    "crit",
                    "alert",
                    "emergency",
                    "emerg",
                    "panic",
                    "dpanic",
                    "disaster",
                    "page",
                    "p1" -> Optional.of(CRITICAL);
            default -> Optional.empty();
        };
    }

    public boolean isAtLeast(Severity other) {
        return compareTo(other) >= 0;
    }

    /** The key of its name in the bundle. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** From the mildest to the worst. */
    public static Severity worst(Severity... all) {
        return Arrays.stream(all).max(Severity::compareTo).orElse(INFO);
    }
}
