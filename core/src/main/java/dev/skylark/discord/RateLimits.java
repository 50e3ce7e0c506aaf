package dev.skylark.discord;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * How much Discord takes from us at the moment, as its answers say. Which routes share a bucket is learned from them
 * too; the ids of a guild, a channel and a webhook with its token always part buckets.
 */
final class RateLimits {

    private static final Pattern MAJOR =
            Pattern.compile("^/(guilds/\\d+|channels/\\d+|webhooks/\\d+/[^/?]+|interactions/\\d+/[^/?]+)");
    private static final Pattern ID = Pattern.compile("\\d{15,20}");
    private static final int FORGET_ABOVE = 1000;

    private record Left(int remaining, Instant resets) {}

    private final Map<String, String> bucketOfRoute = new ConcurrentHashMap<>();
    private final Map<String, Left> left = new ConcurrentHashMap<>();
    private volatile Instant everything = Instant.EPOCH;

    /** How long to wait before this request may go out. */
    Duration wait(String method, String route, Instant now) {
        var key = key(method, route);
        var until = isExemptFromGlobal(route) ? Instant.EPOCH : everything;
        var state = left.get(key);
        if (state != null && state.remaining() <= 0 && state.resets().isAfter(until)) {
            until = state.resets();
        }
        var wait = Duration.between(now, until);
        return wait.isNegative() ? Duration.ZERO : wait;
    }

    /** Counts a request that goes out now, until the answer says better. */
    void sent(String method, String route) {
        left.computeIfPresent(key(method, route), (_, it) -> new Left(it.remaining() - 1, it.resets()));
    }

    void learn(String method, String route, Function<String, Optional<String>> header, Instant now) {
        header.apply("X-RateLimit-Bucket").ifPresent(it -> bucketOfRoute.put(template(method, route), it));
        var remaining = header.apply("X-RateLimit-Remaining");
        var resetAfter = header.apply("X-RateLimit-Reset-After");
        if (remaining.isPresent() && resetAfter.isPresent()) {
            if (left.size() > FORGET_ABOVE) {
                left.values().removeIf(it -> it.resets().isBefore(now));
            }
            left.put(
                    key(method, route),
                    new Left((int) number(remaining.get()), now.plus(seconds(number(resetAfter.get())))));
        }
    }

    /** Discord said 429. */
    void exceeded(String method, String route, Duration retryAfter, boolean global, Instant now) {
        if (global) {
            everything = now.plus(retryAfter);
        } else {
            left.put(key(method, route), new Left(0, now.plus(retryAfter)));
        }
    }

    /** The route with its ids and tokens taken out: for learning buckets, and for figures. */
    static String template(String method, String route) {
        var path = route.replaceFirst("\\?.*$", "");
        path = path.replaceFirst("^(/(?:webhooks|interactions)/\\d+)/[^/]+", "$1/{token}");
        return method + " " + ID.matcher(path).replaceAll("{id}");
    }

    static Duration seconds(double seconds) {
        return Duration.ofMillis((long) Math.ceil(seconds * 1000));
    }

    private String key(String method, String route) {
        var template = template(method, route);
        var major = MAJOR.matcher(route);
        return bucketOfRoute.getOrDefault(template, template) + "|" + (major.find() ? major.group(1) : "");
    }

    private static boolean isExemptFromGlobal(String route) {
        return route.startsWith("/webhooks/") || route.startsWith("/interactions/");
    }

    private static double number(String text) {
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException unreadable) {
            return 1;
        }
    }
}
