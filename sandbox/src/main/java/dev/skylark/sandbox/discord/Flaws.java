package dev.skylark.sandbox.discord;

import dev.skylark.json.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Every mistake in one body, each at its place, as Discord lists them. */
final class Flaws {

    private static final class Node {
        private final Map<String, Node> below = new LinkedHashMap<>();
        private final List<Json> here = new ArrayList<>();

        Json json() {
            var json = Json.fields();
            for (var child : below.entrySet()) {
                json = json.with(child.getKey(), child.getValue().json());
            }
            return json.withIf(!here.isEmpty(), "_errors", here);
        }
    }

    private final Node root = new Node();
    private int count;

    int count() {
        return count;
    }

    /** {@code path} is written with dots: {@code components.0.custom_id}. */
    void add(String path, String code, String message) {
        var node = root;
        for (var part : path.split("\\.", -1)) {
            node = part.isEmpty() ? node : node.below.computeIfAbsent(part, _ -> new Node());
        }
        node.here.add(Json.fields().with("code", code).with("message", message));
        count++;
    }

    void refuseIfAny() {
        if (count > 0) {
            throw DiscordError.invalid(root.json());
        }
    }

    void missing(String path) {
        add(path, "BASE_TYPE_REQUIRED", "This field is required");
    }

    void choice(String path, String allowed) {
        add(path, "BASE_TYPE_CHOICES", "Value must be one of {" + allowed + "}.");
    }

    /** A text that must be there. */
    void text(Json holder, String path, String field, int least, int most) {
        if (holder.at(field).isNothing()) {
            missing(join(path, field));
        } else {
            textIfAny(holder, path, field, least, most);
        }
    }

    /** A text that may be left out. */
    void textIfAny(Json holder, String path, String field, int least, int most) {
        var value = holder.at(field);
        if (value.isNothing()) {
            return;
        }
        if (!value.isText()) {
            add(join(path, field), "STRING_TYPE_CONVERT", "Could not interpret \"" + value + "\" as string.");
            return;
        }
        var length = value.text().codePointCount(0, value.text().length());
        if (length < least) {
            add(join(path, field), "BASE_TYPE_BAD_LENGTH", "Must be between " + least + " and " + most + " in length.");
        } else if (length > most) {
            add(join(path, field), "BASE_TYPE_MAX_LENGTH", "Must be " + most + " or fewer in length.");
        }
    }

    /** A whole number that may be left out. */
    void wholeIfAny(Json holder, String path, String field, long least, long most) {
        var value = holder.at(field);
        if (value.isNothing()) {
            return;
        }
        var number = value.whole(Long.MIN_VALUE);
        if (number == Long.MIN_VALUE) {
            add(join(path, field), "NUMBER_TYPE_COERCE", "Value \"" + value + "\" is not int.");
        } else if (number < least) {
            add(join(path, field), "NUMBER_TYPE_MIN", "int value should be greater than or equal to " + least + ".");
        } else if (number > most) {
            add(join(path, field), "NUMBER_TYPE_MAX", "int value should be less than or equal to " + most + ".");
        }
    }

    void truthIfAny(Json holder, String path, String field) {
        var value = holder.at(field);
        if (!value.isNothing() && !(value instanceof Json.Truth)) {
            add(join(path, field), "BOOLEAN_TYPE_CONVERT", "Must be either true or false.");
        }
    }

    /** A list with so many elements; one that may be left out counts as empty. */
    List<Json> list(Json holder, String path, String field, int least, int most) {
        var value = holder.at(field);
        if (!value.isNothing() && !(value instanceof Json.Items)) {
            add(join(path, field), "LIST_TYPE_CONVERT", "Only iterables may be used in a ListType");
            return List.of();
        }
        var size = value.items().size();
        if (value.isNothing() && least > 0) {
            missing(join(path, field));
        } else if (size < least || size > most) {
            add(join(path, field), "BASE_TYPE_BAD_LENGTH", "Must be between " + least + " and " + most + " in length.");
        }
        return value.items();
    }

    static String join(String path, Object part) {
        return path.isEmpty() ? part.toString() : path + "." + part;
    }
}
