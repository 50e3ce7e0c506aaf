package dev.skylark.advice;

import dev.skylark.json.Json;
import dev.skylark.json.Json.NotJson;
import java.util.Optional;

/** The one JSON object that a model was asked for. The fence that many put around one is let through, a word more is not. */
final class OneObject {

    private static final String FENCE = "```";

    private OneObject() {}

    static Optional<Json> in(String modelText) {
        try {
            return Optional.of(Json.read(unfenced(modelText.strip()))).filter(it -> it instanceof Json.Fields);
        } catch (NotJson other) {
            return Optional.empty();
        }
    }

    private static String unfenced(String text) {
        var first = text.indexOf('\n');
        return first >= 0 && text.startsWith(FENCE) && text.endsWith(FENCE) && text.length() - FENCE.length() > first
                ? text.substring(first, text.length() - FENCE.length())
                : text;
    }
}
