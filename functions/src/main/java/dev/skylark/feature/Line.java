package dev.skylark.feature;

import dev.skylark.json.Json;
import dev.skylark.text.Texts;
import java.util.Arrays;
import java.util.List;

/**
 * A sentence that is read later, in the language of whoever reads it: a line of the bundle and what stands in its places,
 * all of them {@code %s}. A value that begins with {@code @} is itself the name of a line.
 */
public record Line(String key, List<String> values) {

    public static final Line NOTHING = new Line("", List.of());

    public Line {
        values = List.copyOf(values);
    }

    public static Line of(String key, Object... values) {
        return new Line(key, Arrays.stream(values).map(String::valueOf).toList());
    }

    public static Line read(Json json) {
        return new Line(
                json.at("key").text(),
                json.at("values").items().stream().map(Json::text).toList());
    }

    public Json json() {
        return Json.fields().with("key", key).with("values", values);
    }

    public String in(Texts texts) {
        if (key.isEmpty()) {
            return "";
        }
        return texts.of(
                key,
                values.stream()
                        .map(it ->
                                it.startsWith("@") ? texts.find(it.substring(1)).orElse(it) : it)
                        .toArray());
    }
}
