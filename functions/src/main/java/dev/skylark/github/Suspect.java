package dev.skylark.github;

import java.time.Duration;
import java.util.List;

/** A change that may be behind a failure, and what speaks for it. */
public record Suspect(String sha, String author, String url, List<Why> why) {

    /** One thing that speaks for it. */
    public sealed interface Why {

        record WroteLine(String file, int line) implements Why {}

        record ChangedFile(String file) implements Why {}

        /** {@code before} the failure was first seen. */
        record WentLive(Duration before) implements Why {}

        /** In English, as on GitHub. */
        default String words() {
            return switch (this) {
                case WroteLine(var file, var line) -> "wrote line " + line + " of " + file;
                case ChangedFile(var file) -> "was the last to change " + file;
                case WentLive(var before) -> "went live " + Suspect.words(before) + " before it was first seen";
            };
        }
    }

    public Suspect {
        why = List.copyOf(why);
    }

    private static String words(Duration it) {
        if (it.toHours() < 1) {
            return many(it.toMinutes(), "minute");
        }
        return it.toDays() < 2 ? many(it.toHours(), "hour") : many(it.toDays(), "day");
    }

    private static String many(long number, String unit) {
        return number + " " + unit + (number == 1 ? "" : "s");
    }
}
