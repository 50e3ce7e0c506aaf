package dev.skylark.log;

import java.util.Locale;

/** Questions to logs that every guild has. */
enum HouseQuestion {
    /** How many lines tell of an error, every five minutes. */
    ERRORS("filter @message like /(?i)(error|fatal|critical|exception)/ | stats count(*) as errors by bin(5m)"),
    /** What took longest, under the names that programs usually give that. */
    SLOWEST(
            "fields @timestamp, coalesce(duration_ms, durationMs, duration, @duration) as ms, coalesce(path, message, @message) as what"
                    + " | filter ispresent(ms) | sort ms desc | limit 20"),
    /** What is said most often. */
    MESSAGES(
            "fields coalesce(message, msg, @message) as said | stats count(*) as times by said | sort times desc | limit 20");

    private final String text;

    HouseQuestion(String text) {
        this.text = text;
    }

    String text() {
        return text;
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
