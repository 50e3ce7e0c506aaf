package dev.skylark.sandbox.discord;

import static dev.skylark.sandbox.discord.Flaws.join;

import dev.skylark.json.Json;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Whether Discord would register these commands. */
// https://discord.com/developers/docs/interactions/application-commands
final class CommandCheck {

    private static final Pattern NAME = Pattern.compile("[-_'\\p{L}\\p{N}\\p{IsDevanagari}\\p{IsThai}]{1,32}");
    private static final int MOST_COMMANDS = 100;
    private static final int MOST_CHARACTERS = 8000;
    private static final int SUBCOMMAND = 1;
    private static final int GROUP = 2;
    private static final Set<Long> WITH_CHOICES = Set.of(3L, 4L, 10L);

    private final Flaws flaws = new Flaws();

    private CommandCheck() {}

    /** The body of a bulk overwrite. */
    static void all(Json commands) {
        var check = new CommandCheck();
        if (!(commands instanceof Json.Items)) {
            check.flaws.add("", "LIST_TYPE_CONVERT", "Only iterables may be used in a ListType");
        }
        var names = new HashSet<String>();
        for (int i = 0; i < commands.items().size(); i++) {
            var command = commands.items().get(i);
            check.command(command, String.valueOf(i));
            if (!names.add(command.at("type").whole(1) + command.at("name").text())) {
                check.flaws.add(
                        join(String.valueOf(i), "name"),
                        "APPLICATION_COMMANDS_DUPLICATE_NAME",
                        "Application command names must be unique");
            }
        }
        check.flaws.refuseIfAny();
        if (commands.items().stream().filter(it -> it.at("type").whole(1) == 1).count() > MOST_COMMANDS) {
            throw DiscordError.tooManyCommands();
        }
    }

    static void one(Json command) {
        var check = new CommandCheck();
        check.command(command, "");
        check.flaws.refuseIfAny();
    }

    private void command(Json command, String path) {
        var slash = command.at("type").whole(1) == 1;
        if (slash) {
            named(command, path);
            options(command, path, 0);
        } else {
            flaws.text(command, path, "name", 1, 32);
        }
        var permissions = command.at("default_member_permissions");
        if (!permissions.isNothing() && !permissions.text().matches("\\d{1,19}")) {
            flaws.add(
                    join(path, "default_member_permissions"),
                    "NUMBER_TYPE_COERCE",
                    "Value " + permissions + " is not a set of permissions.");
        }
        flaws.list(command, path, "contexts", 0, 3);
        flaws.list(command, path, "integration_types", 0, 2);
        flaws.truthIfAny(command, path, "nsfw");
        if (size(command) > MOST_CHARACTERS) {
            flaws.add(path, "APPLICATION_COMMAND_TOO_LARGE", "Command exceeds maximum size (" + MOST_CHARACTERS + ")");
        }
    }

    private void named(Json node, String path) {
        var name = node.at("name").text();
        if (name.isEmpty()) {
            flaws.missing(join(path, "name"));
        } else if (!NAME.matcher(name).matches() || !name.equals(name.toLowerCase(Locale.ROOT))) {
            flaws.add(join(path, "name"), "APPLICATION_COMMAND_INVALID_NAME", "Command name is invalid: " + name);
        }
        flaws.text(node, path, "description", 1, 100);
        node.at("name_localizations").members().forEach((locale, text) -> {
            if (!NAME.matcher(text.text()).matches()) {
                flaws.add(
                        join(path, "name_localizations." + locale),
                        "APPLICATION_COMMAND_INVALID_NAME",
                        "Command name is invalid: " + text.text());
            }
        });
        node.at("description_localizations")
                .members()
                .keySet()
                .forEach(it -> flaws.textIfAny(
                        node.at("description_localizations"), join(path, "description_localizations"), it, 1, 100));
    }

    private void options(Json node, String path, int depth) {
        var options = flaws.list(node, path, "options", 0, 25);
        var names = new HashSet<String>();
        var optional = false;
        var kinds = new HashSet<Boolean>();
        for (int i = 0; i < options.size(); i++) {
            var option = options.get(i);
            var at = join(path, "options." + i);
            named(option, at);
            var type = option.at("type").whole(0);
            kinds.add(type <= GROUP);
            if (!names.add(option.at("name").text())) {
                flaws.add(
                        join(at, "name"), "APPLICATION_COMMAND_OPTIONS_NAME_DUPLICATED", "Option names must be unique");
            }
            if (option.at("required").truth() && optional) {
                flaws.add(
                        at,
                        "APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID",
                        "Required options must be placed before non-required options");
            }
            optional = optional || (type > GROUP && !option.at("required").truth());
            option(option, at, type, depth);
        }
        if (kinds.size() > 1) {
            flaws.add(
                    join(path, "options"),
                    "APPLICATION_COMMAND_OPTIONS_TYPE_INVALID",
                    "Sub-command and sub-command group option types are mutually exclusive to all other types");
        }
    }

    private void option(Json option, String at, long type, int depth) {
        if (type < SUBCOMMAND || type > 11) {
            flaws.choice(join(at, "type"), "1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11");
        } else if ((type == GROUP && depth > 0) || (type == SUBCOMMAND && depth > 1)) {
            flaws.add(at, "APPLICATION_COMMAND_OPTIONS_TYPE_INVALID", "Nested too deeply");
        } else if (type <= GROUP) {
            options(option, at, type == GROUP ? 1 : 2);
        } else {
            value(option, at, type);
        }
    }

    private void value(Json option, String at, long type) {
        var choices = flaws.list(option, at, "choices", 0, 25);
        for (int i = 0; i < choices.size(); i++) {
            var here = join(at, "choices." + i);
            flaws.text(choices.get(i), here, "name", 1, 100);
            if (type == 3) {
                flaws.text(choices.get(i), here, "value", 1, 100);
            } else if (!(choices.get(i).at("value") instanceof Json.Numeral)) {
                flaws.add(join(here, "value"), "NUMBER_TYPE_COERCE", "The value must be a number.");
            }
        }
        var suggests = option.at("autocomplete").truth();
        if (suggests && !choices.isEmpty()) {
            flaws.add(
                    join(at, "autocomplete"),
                    "APPLICATION_COMMAND_OPTIONS_CHOICES_AUTOCOMPLETE",
                    "Autocomplete cannot be used with choices");
        }
        if ((suggests || !choices.isEmpty()) && !WITH_CHOICES.contains(type)) {
            flaws.add(at, "APPLICATION_COMMAND_OPTIONS_TYPE_INVALID", "This type has neither choices nor autocomplete");
        }
        flaws.wholeIfAny(option, at, "min_length", 0, 6000);
        flaws.wholeIfAny(option, at, "max_length", 1, 6000);
        if (type != 4
                && type != 10
                && !(option.at("min_value").isNothing()
                        && option.at("max_value").isNothing())) {
            flaws.add(at, "APPLICATION_COMMAND_OPTIONS_TYPE_INVALID", "min_value and max_value belong to numbers");
        }
    }

    /** What counts against the 8,000 characters: of each text the longest translation. */
    private static int size(Json node) {
        var choices = node.at("choices").items().stream()
                .mapToInt(it ->
                        it.at("name").text().length() + it.at("value").text().length())
                .sum();
        var below =
                node.at("options").items().stream().mapToInt(CommandCheck::size).sum();
        return longest(node, "name") + longest(node, "description") + choices + below;
    }

    private static int longest(Json node, String field) {
        return Stream.concat(
                        List.of(node.at(field)).stream(), node.at(field + "_localizations").members().values().stream())
                .mapToInt(it -> it.text().length())
                .max()
                .orElse(0);
    }
}
