package dev.skylark.sandbox.discord;

import static dev.skylark.sandbox.discord.Flaws.join;

import dev.skylark.json.Json;

/** Whether Discord would open this form. */
final class ModalCheck {

    private static final int MOST_ROWS = 5;

    private final Flaws flaws;
    private final ControlCheck controls;

    private ModalCheck(Flaws flaws) {
        this.flaws = flaws;
        this.controls = new ControlCheck(flaws, true);
    }

    static void check(Json modal, Flaws flaws) {
        var check = new ModalCheck(flaws);
        var before = flaws.count();
        flaws.text(modal, "", "custom_id", 1, 100);
        flaws.text(modal, "", "title", 1, 45);
        var rows = flaws.list(modal, "", "components", 1, MOST_ROWS);
        for (int i = 0; i < rows.size(); i++) {
            check.row(rows.get(i), "components." + i);
        }
        if (flaws.count() == before) {
            ComponentCheck.whole(modal.at("components"), flaws);
        }
    }

    private void row(Json row, String path) {
        switch (Components.type(row)) {
            case Components.TEXT -> flaws.text(row, path, "content", 1, ComponentCheck.MOST_CHARACTERS);
            case Components.LABEL -> {
                flaws.text(row, path, "label", 1, 45);
                flaws.textIfAny(row, path, "description", 0, 100);
                if (row.at("component").isNothing()) {
                    flaws.missing(join(path, "component"));
                } else {
                    field(row.at("component"), join(path, "component"));
                }
            }
            case Components.ROW -> {
                var inside = flaws.list(row, path, "components", 1, 1);
                for (var input : inside) {
                    var at = join(path, "components.0");
                    if (Components.type(input) == Components.TEXT_INPUT) {
                        flaws.text(input, at, "label", 1, 45);
                        textInput(input, at);
                    } else {
                        union(at, "4");
                    }
                }
            }
            default -> union(path, "1, 10, 18");
        }
    }

    private void field(Json field, String path) {
        var type = Components.type(field);
        switch (type) {
            case Components.TEXT_INPUT -> {
                controls.forbid(field, path, "label", "The label belongs to the Label component");
                textInput(field, path);
            }
            case Components.UPLOAD -> {
                flaws.text(field, path, "custom_id", 1, 100);
                flaws.wholeIfAny(field, path, "min_values", 0, 10);
                flaws.wholeIfAny(field, path, "max_values", 1, 10);
                flaws.truthIfAny(field, path, "required");
            }
            case Components.RADIO_GROUP -> group(field, path, 2);
            case Components.CHECKBOX_GROUP -> group(field, path, 1);
            case Components.CHECKBOX -> {
                flaws.text(field, path, "custom_id", 1, 100);
                flaws.truthIfAny(field, path, "default");
            }
            default -> {
                if (Components.isSelect(type)) {
                    controls.select(field, path);
                } else {
                    union(path, "3, 4, 5, 6, 7, 8, 19, 21, 22, 23");
                }
            }
        }
        controls.forbid(field, path, "disabled", "A component in a modal cannot be disabled");
    }

    private void textInput(Json input, String path) {
        flaws.text(input, path, "custom_id", 1, 100);
        var style = input.at("style").whole(0);
        if (style != 1 && style != 2) {
            flaws.choice(join(path, "style"), "1, 2");
        }
        flaws.wholeIfAny(input, path, "min_length", 0, 4000);
        flaws.wholeIfAny(input, path, "max_length", 1, 4000);
        flaws.textIfAny(input, path, "placeholder", 0, 100);
        flaws.truthIfAny(input, path, "required");
        var most = Math.clamp(input.at("max_length").whole(4000), 1, 4000);
        flaws.textIfAny(input, path, "value", 0, most);
        if (input.at("min_length").whole(0) > most) {
            flaws.add(
                    join(path, "min_length"), "TEXT_INPUT_MIN_GREATER_THAN_MAX", "min_length cannot exceed max_length");
        }
    }

    private void group(Json group, String path, int least) {
        flaws.text(group, path, "custom_id", 1, 100);
        flaws.truthIfAny(group, path, "required");
        var options = flaws.list(group, path, "options", least, 10);
        for (int i = 0; i < options.size(); i++) {
            var at = join(path, "options." + i);
            flaws.text(options.get(i), at, "label", 1, 100);
            flaws.text(options.get(i), at, "value", 1, 100);
            flaws.textIfAny(options.get(i), at, "description", 0, 100);
        }
    }

    private void union(String path, String allowed) {
        flaws.add(
                join(path, "type"), "UNION_TYPE_CHOICES", "Value of field \"type\" must be one of (" + allowed + ").");
    }
}
