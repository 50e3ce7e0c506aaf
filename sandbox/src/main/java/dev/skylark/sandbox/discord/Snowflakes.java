package dev.skylark.sandbox.discord;

import dev.skylark.json.Json;
import java.time.Clock;
import java.util.Arrays;
import java.util.regex.Pattern;

/** Discord's ids: they carry the time, so that sorting them is sorting by time. */
final class Snowflakes {

    private static final long EPOCH = 1_420_070_400_000L;
    private static final int BELOW_THE_TIME = 22;
    private static final Pattern FORM = Pattern.compile("[1-9]\\d{0,18}");

    private final Clock clock;
    private long last;

    Snowflakes(Json kept, Clock clock) {
        this.clock = clock;
        this.last = Bits.read(kept.text());
    }

    synchronized Json kept() {
        return Json.of(String.valueOf(last));
    }

    /** Never the same twice, also when many ask at once. */
    synchronized String next() {
        last = Math.max(last + 1, (clock.millis() - EPOCH) << BELOW_THE_TIME);
        return String.valueOf(last);
    }

    /** The first of these that is an id, or nothing. */
    static String read(Json... candidates) {
        return Arrays.stream(candidates)
                .map(Json::text)
                .filter(Snowflakes::is)
                .findFirst()
                .orElse("");
    }

    static boolean is(String text) {
        return FORM.matcher(text).matches();
    }
}
