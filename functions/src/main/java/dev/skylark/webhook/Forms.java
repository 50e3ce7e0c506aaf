package dev.skylark.webhook;

import dev.skylark.json.Json;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;

/** Reads what is sent as a form. */
public final class Forms {

    private Forms() {}

    public static Json read(String body) {
        var fields = Json.fields();
        for (var pair : body.split("&", -1)) {
            var cut = pair.indexOf('=');
            if (cut > 0) {
                fields = fields.with(decoded(pair.substring(0, cut)), decoded(pair.substring(cut + 1)));
            }
        }
        return fields;
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException broken) {
            throw new Unreadable("The form is not encoded as forms are.");
        }
    }
}
