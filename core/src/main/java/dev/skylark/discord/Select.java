package dev.skylark.discord;

import java.util.List;

/** A menu under a message. {@code target} is the call that waits in it; what is chosen fills its open option. */
public record Select(
        Kind kind, String placeholder, String target, List<Choice> choices, List<String> chosen, int least, int most) {

    /** What can be chosen from. */
    public enum Kind {
        TEXT(3, ""),
        USER(5, "user"),
        ROLE(6, "role"),
        CHANNEL(8, "channel");

        final int wire;
        final String defaultType;

        Kind(int wire, String defaultType) {
            this.wire = wire;
            this.defaultType = defaultType;
        }
    }

    public Select {
        choices = List.copyOf(choices);
        chosen = List.copyOf(chosen);
    }

    public static Select text(String placeholder, String call, List<Choice> choices) {
        return new Select(Kind.TEXT, placeholder, call, choices, List.of(), 1, 1);
    }

    public static Select of(Kind kind, String placeholder, String call) {
        return new Select(kind, placeholder, call, List.of(), List.of(), 1, 1);
    }

    /** What is already chosen when the menu appears. */
    public Select chosen(List<String> values) {
        return new Select(kind, placeholder, target, choices, values, least, most);
    }

    /** How many may be chosen. */
    public Select between(int fewest, int greatest) {
        return new Select(kind, placeholder, target, choices, chosen, fewest, greatest);
    }

    Select withTarget(String other) {
        return new Select(kind, placeholder, other, choices, chosen, least, most);
    }
}
