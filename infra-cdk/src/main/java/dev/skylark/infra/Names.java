package dev.skylark.infra;

import java.util.Locale;

/** How a declared thing is called in the account. */
final class Names {

    private Names() {}

    /** For construct ids: {@code Interactions}. */
    static String pascal(Enum<?> declared) {
        var words = new StringBuilder();
        for (var word : declared.name().split("_", -1)) {
            words.append(capital(word.toLowerCase(Locale.ROOT)));
        }
        return words.toString();
    }

    static String capital(String word) {
        return Character.toUpperCase(word.charAt(0)) + word.substring(1);
    }

    /** For people: {@code skylark-interactions}. */
    static String kebab(Enum<?> declared) {
        return "skylark-" + declared.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
