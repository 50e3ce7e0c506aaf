package dev.skylark.sandbox.discord;

import static dev.skylark.sandbox.discord.Flaws.join;

import dev.skylark.json.Json;
import java.util.HashSet;
import java.util.Set;

/** Whether Discord would take these buttons and selects, in a message or in a form. */
final class ControlCheck {

    private static final int LINK = 5;
    private static final int PREMIUM = 6;
    private static final Set<String> DEFAULT_KINDS = Set.of("user", "role", "channel");

    private final Flaws flaws;
    private final boolean inForm;

    ControlCheck(Flaws flaws, boolean inForm) {
        this.flaws = flaws;
        this.inForm = inForm;
    }

    void row(Json row, String path) {
        var inside = flaws.list(row, path, "components", 1, 5);
        var selects = inside.stream()
                .filter(it -> Components.isSelect(Components.type(it)))
                .count();
        if (selects > 0 && inside.size() > 1) {
            flaws.add(
                    join(path, "components"),
                    "COMPONENT_LAYOUT_WIDTH_EXCEEDED",
                    "The specified component exceeds the maximum width");
        }
        for (int i = 0; i < inside.size(); i++) {
            var control = inside.get(i);
            var at = join(path, "components." + i);
            flaws.wholeIfAny(control, at, "id", 0, Integer.MAX_VALUE);
            var type = Components.type(control);
            if (type == Components.BUTTON) {
                button(control, at);
            } else if (Components.isSelect(type)) {
                select(control, at);
            } else {
                flaws.add(
                        join(at, "type"),
                        "UNION_TYPE_CHOICES",
                        "Value of field \"type\" must be one of (2, 3, 5, 6, 7, 8).");
            }
        }
    }

    void button(Json button, String path) {
        var style = button.at("style").whole(0);
        if (style < 1 || style > PREMIUM) {
            flaws.choice(join(path, "style"), "1, 2, 3, 4, 5, 6");
            return;
        }
        flaws.textIfAny(button, path, "label", 0, 80);
        flaws.truthIfAny(button, path, "disabled");
        if (style == PREMIUM) {
            flaws.text(button, path, "sku_id", 1, 20);
            return;
        }
        if (button.at("label").text().isEmpty() && button.at("emoji").isNothing()) {
            flaws.add(
                    path, "BUTTON_COMPONENT_LABEL_OR_EMOJI_REQUIRED", "A button must have either a label or an emoji");
        }
        emoji(button.at("emoji"), join(path, "emoji"));
        if (style == LINK) {
            flaws.text(button, path, "url", 1, 512);
            forbid(button, path, "custom_id", "A custom id and url cannot both be specified");
        } else {
            flaws.text(button, path, "custom_id", 1, 100);
            forbid(button, path, "url", "A custom id and url cannot both be specified");
        }
    }

    void select(Json select, String path) {
        flaws.text(select, path, "custom_id", 1, 100);
        flaws.textIfAny(select, path, "placeholder", 0, 150);
        flaws.wholeIfAny(select, path, "min_values", 0, 25);
        flaws.wholeIfAny(select, path, "max_values", 1, 25);
        flaws.truthIfAny(select, path, inForm ? "required" : "disabled");
        if (inForm) {
            forbid(select, path, "disabled", "A component in a modal cannot be disabled");
        }
        var least = select.at("min_values").whole(1);
        var most = select.at("max_values").whole(1);
        if (least > most) {
            flaws.add(
                    join(path, "min_values"),
                    "SELECT_COMPONENT_MIN_GREATER_THAN_MAX",
                    "min_values cannot exceed max_values");
        }
        if (Components.type(select) == Components.TEXT_SELECT) {
            options(select, path, most);
        } else {
            defaults(select, path, most);
        }
    }

    private void options(Json select, String path, long most) {
        var options = flaws.list(select, path, "options", 1, 25);
        var values = new HashSet<String>();
        var chosen = 0;
        for (int i = 0; i < options.size(); i++) {
            var option = options.get(i);
            var at = join(path, "options." + i);
            flaws.text(option, at, "label", 1, 100);
            flaws.text(option, at, "value", 1, 100);
            flaws.textIfAny(option, at, "description", 0, 100);
            flaws.truthIfAny(option, at, "default");
            emoji(option.at("emoji"), join(at, "emoji"));
            if (!values.add(option.at("value").text())) {
                flaws.add(
                        join(at, "value"),
                        "SELECT_COMPONENT_OPTION_VALUE_DUPLICATED",
                        "The specified option value is already used");
            }
            chosen += option.at("default").truth() ? 1 : 0;
        }
        if (chosen > most) {
            flaws.add(join(path, "options"), "SELECT_COMPONENT_TOO_MANY_DEFAULTS", "More defaults than max_values");
        }
        if (most > options.size() && !options.isEmpty()) {
            flaws.add(
                    join(path, "max_values"),
                    "SELECT_COMPONENT_MAX_VALUES_TOO_LARGE",
                    "max_values exceeds the number of options");
        }
    }

    private void defaults(Json select, String path, long most) {
        var defaults = flaws.list(select, path, "default_values", 0, 25);
        for (int i = 0; i < defaults.size(); i++) {
            var one = defaults.get(i);
            var at = join(path, "default_values." + i);
            if (!Snowflakes.is(one.at("id").text())) {
                flaws.add(
                        join(at, "id"),
                        "NUMBER_TYPE_COERCE",
                        "Value \"" + one.at("id").text() + "\" is not snowflake.");
            }
            if (!DEFAULT_KINDS.contains(one.at("type").text())) {
                flaws.choice(join(at, "type"), "'user', 'role', 'channel'");
            }
        }
        if (defaults.size() > most) {
            flaws.add(
                    join(path, "default_values"),
                    "SELECT_COMPONENT_TOO_MANY_DEFAULTS",
                    "More defaults than max_values");
        }
        if (select.at("options").items().size() > 0) {
            forbid(select, path, "options", "Options belong to a string select only");
        }
    }

    private void emoji(Json emoji, String path) {
        if (emoji.isNothing()) {
            return;
        }
        if (emoji.at("id").text().isEmpty() && emoji.at("name").text().isEmpty()) {
            flaws.add(join(path, "name"), "COMPONENT_INVALID_EMOJI", "Invalid emoji");
        }
    }

    void forbid(Json component, String path, String field, String why) {
        if (!component.at(field).isNothing() && !component.at(field).equals(Json.of(false))) {
            flaws.add(join(path, field), "COMPONENT_FIELD_FORBIDDEN", why);
        }
    }
}
