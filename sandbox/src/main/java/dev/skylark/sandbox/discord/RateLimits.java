package dev.skylark.sandbox.discord;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** How often the bot may ask: a bucket for each route and place, and one over all that carries its token. */
// https://discord.com/developers/docs/topics/rate-limits
final class RateLimits {

    private static final int MOST_WINDOWS = 10_000;
    private static final Rule GLOBAL = new Rule(50, Duration.ofSeconds(1));

    /** So many calls in so much time. */
    record Rule(int calls, Duration time) {}

    /** Whether a call may pass, and what the headers say about the next ones. */
    record Verdict(boolean passes, boolean global, Rule rule, int left, Instant reset, Duration resetAfter) {

        Map<String, String> headers(String bucket) {
            var headers = new LinkedHashMap<String, String>();
            headers.put("X-RateLimit-Limit", String.valueOf(rule.calls));
            headers.put("X-RateLimit-Remaining", String.valueOf(left));
            headers.put("X-RateLimit-Reset", seconds(reset.toEpochMilli()));
            headers.put("X-RateLimit-Reset-After", seconds(resetAfter.toMillis()));
            headers.put("X-RateLimit-Bucket", bucket);
            return headers;
        }

        double retryAfter() {
            return Math.max(1, resetAfter.toMillis()) / 1000.0;
        }

        private static String seconds(long milliseconds) {
            return String.format(Locale.ROOT, "%.3f", milliseconds / 1000.0);
        }
    }

    private static final class Window {
        private Instant end;
        private int used;

        Window(Instant end) {
            this.end = end;
        }
    }

    private final Clock clock;
    private final Map<String, Window> windows = new HashMap<>();

    RateLimits(Clock clock) {
        this.clock = clock;
    }

    /** Counts one call against every rule of its bucket, or, where one is used up, against none. */
    synchronized Verdict take(String bucket, List<Rule> rules, boolean countsGlobally) {
        var now = clock.instant();
        var global = window("", GLOBAL, now);
        if (countsGlobally && global.used >= GLOBAL.calls) {
            return verdict(false, true, GLOBAL, global, now);
        }
        for (var rule : rules) {
            var window = window(bucket + rule.time, rule, now);
            if (window.used >= rule.calls) {
                return verdict(false, false, rule, window, now);
            }
        }
        global.used += countsGlobally ? 1 : 0;
        Verdict tightest = null;
        for (var rule : rules) {
            var window = window(bucket + rule.time, rule, now);
            window.used++;
            if (tightest == null || rule.calls - window.used < tightest.left) {
                tightest = verdict(true, false, rule, window, now);
            }
        }
        return tightest == null ? verdict(true, true, GLOBAL, global, now) : tightest;
    }

    private static Verdict verdict(boolean passes, boolean global, Rule rule, Window window, Instant now) {
        return new Verdict(
                passes, global, rule, rule.calls - window.used, window.end, Duration.between(now, window.end));
    }

    private Window window(String key, Rule rule, Instant now) {
        if (windows.size() > MOST_WINDOWS) {
            windows.values().removeIf(it -> !it.end.isAfter(now));
        }
        var window = windows.computeIfAbsent(key, _ -> new Window(now.plus(rule.time)));
        if (!window.end.isAfter(now)) {
            window.end = now.plus(rule.time);
            window.used = 0;
        }
        return window;
    }
}
