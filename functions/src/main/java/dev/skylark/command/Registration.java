package dev.skylark.command;

import dev.skylark.command.Command.Trait;
import dev.skylark.json.Json;
import dev.skylark.text.Texts;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Stream;

/** The body of Discord's bulk overwrite: every command we have, and so none that we no longer have. */
public final class Registration {

    private static final int SUBCOMMAND = 1;
    private static final int GROUP = 2;
    private static final int CHAT_INPUT = 1;

    /** Of voice and of stages. */
    private static final List<Integer> VOICE_CHANNELS = List.of(2, 13);

    private Registration() {}

    public static Json.Items json(Catalogue catalogue) {
        var families = new LinkedHashMap<String, List<Command>>();
        for (var command : catalogue.listed()) {
            families.computeIfAbsent(command.root(), _ -> new ArrayList<>()).add(command);
        }
        return Json.items(families.values().stream().map(Registration::family));
    }

    private static Json family(List<Command> family) {
        var first = family.getFirst();
        var alone = first.name().equals(first.root());
        var about = alone ? first.description() : family("family." + first.root(), "/" + first.root());
        var least = family.stream()
                .map(Command::permission)
                .min(Permission::compareTo)
                .orElseThrow();
        return described(first.root(), about, "family." + (alone ? "" : first.root()), "command." + first.name())
                .with("type", CHAT_INPUT)
                // Null, not "0", means everyone: to Discord "0" means administrators only.
                .with("default_member_permissions", least == Permission.EVERYONE ? null : String.valueOf(least.bits()))
                .with("contexts", family.stream().allMatch(it -> it.is(Trait.ANYWHERE)) ? List.of(0, 1) : List.of(0))
                .with("integration_types", List.of(0))
                .with("nsfw", false)
                .with("options", alone ? options(first) : children(family, 1));
    }

    private static String family(String key, String otherwise) {
        return Texts.in("en").find(key).orElse(otherwise);
    }

    private static Json children(List<Command> family, int depth) {
        var groups = new LinkedHashMap<String, List<Command>>();
        for (var command : family) {
            groups.computeIfAbsent(command.name().split(" ", -1)[depth], _ -> new ArrayList<>())
                    .add(command);
        }
        return Json.items(groups.entrySet().stream().map(group -> {
            var first = group.getValue().getFirst();
            var words = first.name().split(" ", -1);
            if (words.length == depth + 1) {
                return described(group.getKey(), first.description(), "command." + first.name())
                        .with("type", SUBCOMMAND)
                        .with("options", options(first));
            }
            var key = "family." + words[0] + "." + words[1];
            return described(group.getKey(), family(key, "/" + words[0] + " " + words[1]), key)
                    .with("type", GROUP)
                    .with("options", children(group.getValue(), depth + 1));
        }));
    }

    private static Json options(Command command) {
        return Json.items(command.typedOptions().stream().map(it -> option(command, it)));
    }

    private static Json option(Command command, Option<?> option) {
        var numeric = option.kind() == Option.Kind.WHOLE || option.kind() == Option.Kind.NUMBER;
        var lengths = option.kind() == Option.Kind.TEXT && option.choices().isEmpty() && option.suggester() == null;
        return described(option.name(), option.description(), "option." + command.name() + "." + option.name())
                .with("type", option.kind().wire)
                .with("required", option.required())
                .withIf(option.suggester() != null, "autocomplete", true)
                .withIf(option.kind() == Option.Kind.VOICE, "channel_types", VOICE_CHANNELS)
                .withIf(
                        !option.choices().isEmpty(),
                        "choices",
                        option.choices().stream()
                                .map(it -> Json.fields().with("name", it.name()).with("value", it.value()))
                                .toList())
                .withIf(numeric, "min_value", bound(option, option.least()))
                .withIf(numeric, "max_value", bound(option, option.most()))
                .withIf(lengths, "min_length", (long) option.least())
                .withIf(lengths, "max_length", (long) option.most());
    }

    private static Object bound(Option<?> option, double bound) {
        return option.kind() == Option.Kind.WHOLE ? (Object) (long) bound : (Object) bound;
    }

    /** Name and description, with the translations that the bundles have under the first key that fits. */
    private static Json.Fields described(String name, String description, String... keys) {
        var translations = Json.fields();
        for (var language : Texts.LANGUAGES) {
            for (var key : keys) {
                var line = language.equals("en") ? null : Texts.in(language).findHere(key.replace(' ', '.'));
                translations = line == null || line.isEmpty() ? translations : translations.with(language, line.get());
            }
        }
        return Json.fields()
                .with("name", name)
                .with("description", description)
                .withIf(!translations.members().isEmpty(), "description_localizations", translations);
    }

    /** What Discord counts against its 8,000 characters: of each text the longest translation. */
    static int size(Json node) {
        var own = longest(node, "name") + longest(node, "description");
        var choices = node.at("choices").items().stream()
                .mapToInt(it ->
                        it.at("name").text().length() + it.at("value").text().length())
                .sum();
        return own
                + choices
                + node.at("options").items().stream()
                        .mapToInt(Registration::size)
                        .sum();
    }

    private static int longest(Json node, String field) {
        return Stream.concat(Stream.of(node.at(field)), node.at(field + "_localizations").members().values().stream())
                .mapToInt(it -> it.text().length())
                .max()
                .orElse(0);
    }
}
