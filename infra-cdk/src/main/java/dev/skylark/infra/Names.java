package dev.skylark.infra;

import java.util.Locale;
import software.amazon.awscdk.Stack;
import software.constructs.IConstruct;

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

    /** For rights: something in the account and region of a construct, by its name, before or after it is made. */
    static String arn(IConstruct here, String service, String resource) {
        var stack = Stack.of(here);
        return "arn:%s:%s:%s:%s:%s"
                .formatted(stack.getPartition(), service, stack.getRegion(), stack.getAccount(), resource);
    }

    /** For people: {@code skylark-interactions}. */
    static String kebab(Enum<?> declared) {
        return "skylark-" + declared.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
