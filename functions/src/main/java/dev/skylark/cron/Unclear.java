package dev.skylark.cron;

import java.util.List;

/** What somebody wrote about a time cannot be understood, or not be done; the line of the bundle that says why. */
final class Unclear extends RuntimeException {

    private final String key;
    private final transient List<Object> values;

    Unclear(String key, Object... values) {
        super(key);
        this.key = "cron.no." + key;
        this.values = List.of(values);
    }

    Reading.NotUnderstood reading() {
        return new Reading.NotUnderstood(key, values);
    }
}
