package dev.skylark.fact;

import java.util.List;
import java.util.Locale;

/** What people call the places where a service runs. */
public final class Environments {

    private static final List<List<String>> SAME = List.of(
            List.of("production", "prod", "live"),
            List.of("staging", "stage"),
            List.of("development", "dev"),
            List.of("testing", "test"));

    private Environments() {}

    /** Whether both words mean the same place. */
    public static boolean isSame(String one, String other) {
        return usual(one).equals(usual(other));
    }

    private static String usual(String name) {
        var small = name.strip().toLowerCase(Locale.ROOT);
        return SAME.stream()
                .filter(it -> it.contains(small))
                .map(List::getFirst)
                .findFirst()
                .orElse(small);
    }
}
