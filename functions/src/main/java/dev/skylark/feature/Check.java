package dev.skylark.feature;

import java.time.Duration;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Something that can be wrong, and how to find out. It is looked at so often, never while somebody waits for it, by
 * {@code look}, which is told the guild.
 */
public record Check(
        String name, Line title, Category category, Scope scope, Duration every, Function<String, Finding> look) {

    /** Whose trouble it is. */
    public enum Scope {
        HOUSE,
        GUILD
    }

    public static Check ofTheHouse(String name, Category category, Duration every, Supplier<Finding> look) {
        return new Check(name, title(name), category, Scope.HOUSE, every, _ -> look.get());
    }

    public static Check ofGuilds(String name, Category category, Duration every, Function<String, Finding> look) {
        return new Check(name, title(name), category, Scope.GUILD, every, look);
    }

    public Check titled(Line other) {
        return new Check(name, other, category, scope, every, look);
    }

    private static Line title(String name) {
        return Line.of("check." + name);
    }
}
