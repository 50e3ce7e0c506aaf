package dev.skylark.sandbox.discord;

import dev.skylark.json.Json;
import java.util.List;

/** A person fills in a form and sends it. Fields that the page does not speak of keep what they were opened with. */
final class FormActs {

    private final Json form;
    private final Json values;
    private final Resolved resolved;

    private FormActs(Json form, Json values, Resolved resolved) {
        this.form = form;
        this.values = values;
        this.resolved = resolved;
    }

    static Json.Fields submit(Json form, Json values, Resolved resolved) {
        return new FormActs(form, values, resolved).data();
    }

    private Json.Fields data() {
        for (var name : values.members().keySet()) {
            if (Components.find(form.at("components"), name).isEmpty()) {
                throw new Impossible("The form has no field " + name + ".");
            }
        }
        var rows = form.at("components").items().stream().map(this::row).toList();
        return Json.fields()
                .with("custom_id", form.at("custom_id"))
                .with("components", rows)
                .withIf(!resolved.isEmpty(), "resolved", resolved.json());
    }

    private Json row(Json row) {
        var start = Json.fields().with("type", row.at("type")).with("id", row.at("id"));
        return switch (Components.type(row)) {
            case Components.LABEL ->
                start.with(
                        "component", field(row.at("component"), row.at("label").text()));
            case Components.ROW ->
                start.with(
                        "components",
                        row.at("components").items().stream()
                                .map(it -> field(it, it.at("label").text()))
                                .toList());
            default -> start;
        };
    }

    private Json field(Json field, String label) {
        var given = values.at(field.at("custom_id").text());
        var required = field.at("required").isNothing() || field.at("required").truth();
        var start = Json.fields()
                .with("type", field.at("type"))
                .with("id", field.at("id"))
                .with("custom_id", field.at("custom_id"));
        return switch (Components.type(field)) {
            case Components.TEXT_INPUT -> start.with("value", text(field, given, label, required));
            case Components.CHECKBOX ->
                start.with("value", given.isNothing() ? field.at("default").truth() : given.truth());
            case Components.RADIO_GROUP -> start.with("value", radio(field, given, label, required));
            case Components.CHECKBOX_GROUP -> start.with("values", boxes(field, given, label, required));
            case Components.UPLOAD -> start.with("values", files(field, given, label, required));
            default ->
                start.with(
                        "values",
                        Selection.of(field, given.isNothing() ? Selection.defaults(field) : texts(given), resolved));
        };
    }

    private static String text(Json field, Json given, String label, boolean required) {
        var text = given.isNothing() ? field.at("value").text() : given.text();
        var length = text.codePointCount(0, text.length());
        var least = required
                ? Math.max(1, field.at("min_length").whole(0))
                : field.at("min_length").whole(0);
        var most = field.at("max_length").whole(4000);
        if ((required || length > 0) && (length < least || length > most)) {
            throw new Impossible("“" + label + "” takes " + least + " to " + most + " characters, not " + length + ".");
        }
        return text;
    }

    private static Json radio(Json field, Json given, String label, boolean required) {
        var chosen = given.isNothing() ? Selection.defaults(field) : List.of(given.text());
        if (chosen.isEmpty() && required) {
            throw new Impossible("“" + label + "” needs a choice.");
        }
        chosen.forEach(it -> option(field, it, label));
        return chosen.isEmpty() ? new Json.Nothing() : Json.of(chosen.getFirst());
    }

    private static List<String> boxes(Json field, Json given, String label, boolean required) {
        var chosen = given.isNothing() ? Selection.defaults(field) : texts(given);
        var least = required ? Math.max(1, field.at("min_values").whole(1)) : 0;
        var most = field.at("max_values").whole(field.at("options").items().size());
        if (chosen.size() < least || chosen.size() > most) {
            throw new Impossible("“" + label + "” takes " + least + " to " + most + " choices.");
        }
        chosen.forEach(it -> option(field, it, label));
        return chosen;
    }

    private List<String> files(Json field, Json given, String label, boolean required) {
        var least = required ? Math.max(1, field.at("min_values").whole(1)) : 0;
        var most = field.at("max_values").whole(1);
        var files = given.items();
        if (files.size() < least || files.size() > most) {
            throw new Impossible("“" + label + "” takes " + least + " to " + most + " files.");
        }
        return files.stream().map(resolved::file).toList();
    }

    private static void option(Json field, String chosen, String label) {
        if (field.at("options").items().stream()
                .noneMatch(it -> it.at("value").text().equals(chosen))) {
            throw new Impossible("“" + label + "” has no choice " + chosen + ".");
        }
    }

    private static List<String> texts(Json given) {
        return given instanceof Json.Items
                ? given.items().stream().map(Json::text).toList()
                : List.of(given.text());
    }
}
