package dev.skylark.music;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A place in a track as people write it: {@code 1:30}, {@code 1:02:03}, {@code 90}. */
final class Positions {

    private static final Pattern FORM = Pattern.compile("(?:(?:(\\d{1,3}):)?(\\d{1,3}):)?(\\d{1,5})");

    private Positions() {}

    static Optional<Duration> read(String text) {
        var parts = FORM.matcher(text.strip());
        if (!parts.matches()) {
            return Optional.empty();
        }
        return Optional.of(Duration.ofHours(number(parts.group(1)))
                .plusMinutes(number(parts.group(2)))
                .plusSeconds(number(parts.group(3))));
    }

    private static long number(@Nullable String digits) {
        return digits == null ? 0 : Long.parseLong(digits);
    }
}
