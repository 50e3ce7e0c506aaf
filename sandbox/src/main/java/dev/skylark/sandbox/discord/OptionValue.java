package dev.skylark.sandbox.discord;

import dev.skylark.json.Json;
import java.math.BigDecimal;

/** What a person gave for an option, as Discord sends it; refused where Discord's client would mark it red. */
final class OptionValue {

    static final int FILE = 11;

    private static final int TEXT = 3;
    private static final int WHOLE = 4;
    private static final int TRUTH = 5;
    private static final int PERSON = 6;
    private static final int CHANNEL = 7;
    private static final int ROLE = 8;
    private static final int MENTIONABLE = 9;
    private static final int NUMBER = 10;

    private OptionValue() {}

    static Json of(Json option, Json given, Resolved resolved) {
        return switch ((int) option.at("type").whole(0)) {
            case TEXT -> text(option, given.text());
            case WHOLE, NUMBER -> number(option, given);
            case TRUTH -> truth(option, given);
            case PERSON -> Json.of(resolved.person(given.text()));
            case CHANNEL -> Json.of(resolved.channel(given.text(), option.at("channel_types")));
            case ROLE -> Json.of(resolved.role(given.text()));
            case MENTIONABLE -> Json.of(resolved.mentionable(given.text()));
            case FILE -> Json.of(resolved.file(given));
            default -> throw new Impossible("The option " + name(option) + " has a type that Discord does not know.");
        };
    }

    private static Json text(Json option, String text) {
        if (!option.at("choices").items().isEmpty()) {
            return chosen(option, Json.of(text));
        }
        var length = text.codePointCount(0, text.length());
        var least = option.at("min_length").whole(0);
        var most = option.at("max_length").whole(6000);
        if (length < least || length > most) {
            throw new Impossible("The option " + name(option) + " takes " + least + " to " + most + " characters, not "
                    + length + ".");
        }
        return Json.of(text);
    }

    private static Json number(Json option, Json given) {
        BigDecimal number;
        try {
            number = new BigDecimal(given.text());
        } catch (NumberFormatException notANumber) {
            throw new Impossible("The option " + name(option) + " takes a number, not " + given.text() + ".");
        }
        var whole = option.at("type").whole(0) == WHOLE;
        if (number.abs().compareTo(BigDecimal.valueOf(1L << 53)) > 0
                || (whole && number.stripTrailingZeros().scale() > 0)) {
            throw new Impossible("The option " + name(option) + " takes a whole number, not " + given.text() + ".");
        }
        if (!option.at("choices").items().isEmpty()) {
            return chosen(option, Json.of(given.text()));
        }
        bound(option, "min_value", number, 1);
        bound(option, "max_value", number, -1);
        return whole ? Json.of(number.longValueExact()) : Json.of(number.doubleValue());
    }

    private static void bound(Json option, String field, BigDecimal number, int wrong) {
        var bound = option.at(field);
        if (!bound.isNothing() && new BigDecimal(bound.text()).compareTo(number) * wrong > 0) {
            throw new Impossible("The option " + name(option) + " takes numbers " + (wrong > 0 ? "from " : "up to ")
                    + bound.text() + ", not " + number + ".");
        }
    }

    private static Json truth(Json option, Json given) {
        if (given instanceof Json.Truth) {
            return given;
        }
        return switch (given.text()) {
            case "true" -> Json.of(true);
            case "false" -> Json.of(false);
            default -> throw new Impossible("The option " + name(option) + " takes true or false.");
        };
    }

    /** The choice with this value, as it was registered. */
    private static Json chosen(Json option, Json given) {
        return option.at("choices").items().stream()
                .map(it -> it.at("value"))
                .filter(it -> it.text().equals(given.text()))
                .findFirst()
                .orElseThrow(
                        () -> new Impossible("The option " + name(option) + " has no choice " + given.text() + "."));
    }

    private static String name(Json option) {
        return option.at("name").text();
    }
}
