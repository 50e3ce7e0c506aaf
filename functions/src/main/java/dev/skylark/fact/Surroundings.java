package dev.skylark.fact;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Where something runs, as far as its name tells: {@code shop-staging-cpu} is in staging. */
final class Surroundings {

    private static final List<String> OTHER_THAN_PRODUCTION = List.of("staging", "dev", "test");
    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^a-z0-9]");

    private Surroundings() {}

    static String of(String... names) {
        return Stream.of(names)
                .flatMap(it -> BETWEEN_WORDS.splitAsStream(it.toLowerCase(Locale.ROOT)))
                .filter(OTHER_THAN_PRODUCTION::contains)
                .findFirst()
                .orElse("production");
    }
}
