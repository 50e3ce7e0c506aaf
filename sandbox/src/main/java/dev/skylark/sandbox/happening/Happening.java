package dev.skylark.sandbox.happening;

import dev.skylark.json.Json;
import java.util.List;
import java.util.function.Function;

/**
 * Something that can be made to happen. {@code makes} takes the request and says in one sentence what is now true; an
 * {@link IllegalArgumentException} of it is shown to whoever asked.
 */
public record Happening(String what, String about, List<String> fields, Function<Json, String> makes) {

    public Happening {
        fields = List.copyOf(fields);
    }

    public static Happening named(String what, String about, Function<Json, String> makes, String... fields) {
        return new Happening(what, about, List.of(fields), makes);
    }

    Json.Fields shown() {
        return Json.fields().with("what", what).with("about", about).with("fields", fields);
    }
}
