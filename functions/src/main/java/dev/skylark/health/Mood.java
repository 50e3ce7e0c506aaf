package dev.skylark.health;

import dev.skylark.feature.Finding;

/** How something is, the worst last. */
public enum Mood {
    WELL("✅"),
    NOT_KNOWN("❔"),
    WORRIED("⚠️"),
    ILL("❌");

    private final String sign;

    Mood(String sign) {
        this.sign = sign;
    }

    String sign() {
        return sign;
    }

    boolean isWorseThan(Mood other) {
        return compareTo(other) > 0;
    }

    static Mood of(Finding finding) {
        return switch (finding) {
            case Finding.Well _ -> WELL;
            case Finding.NotKnown _ -> NOT_KNOWN;
            case Finding.Worried _ -> WORRIED;
            case Finding.Ill _ -> ILL;
        };
    }

    /** The line of the bundle that names the level of an alert about it. */
    String level() {
        return switch (this) {
            case WELL, NOT_KNOWN -> "health.level.info";
            case WORRIED -> "health.level.warning";
            case ILL -> "health.level.critical";
        };
    }
}
