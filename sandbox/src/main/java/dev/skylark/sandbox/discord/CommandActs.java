package dev.skylark.sandbox.discord;

import dev.skylark.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A person types a command: what Discord's client lets them type, and the data that comes of it. */
final class CommandActs {

    private static final int GROUP = 2;

    /** A command down to its last word, with the options that word takes. */
    private record Found(Json.Fields command, List<Json> words, List<Json> options) {}

    private final CommandBook book;

    CommandActs(CommandBook book) {
        this.book = book;
    }

    Json.Fields run(Scene scene, Json act, Resolved resolved) {
        var found = find(scene, act.at("name").text());
        known(found, act);
        var values = new ArrayList<Json>();
        for (var option : found.options()) {
            var name = option.at("name").text();
            var given = option.at("type").whole(0) == OptionValue.FILE
                    ? act.at("attachments").at(name)
                    : act.at("options").at(name);
            if (!isGiven(given)) {
                if (option.at("required").truth()) {
                    throw new Impossible("/" + act.at("name").text() + " needs the option " + name + ".");
                }
                continue;
            }
            values.add(Json.fields()
                    .with("name", name)
                    .with("type", option.at("type"))
                    .with("value", OptionValue.of(option, given, resolved)));
        }
        return data(found, values, resolved);
    }

    /** A person is still typing the option {@code focused}; what is not yet right elsewhere is left out. */
    Json.Fields type(Scene scene, Json act, Resolved resolved) {
        var found = find(scene, act.at("name").text());
        known(found, act);
        var focused = act.at("focused").text();
        if (found.options().stream()
                .noneMatch(it -> it.at("name").text().equals(focused)
                        && it.at("autocomplete").truth())) {
            throw new Impossible("/" + act.at("name").text() + " suggests nothing for the option " + focused + ".");
        }
        var values = new ArrayList<Json>();
        for (var option : found.options()) {
            var name = option.at("name").text();
            var given = act.at("options").at(name);
            var start = Json.fields().with("name", name).with("type", option.at("type"));
            if (name.equals(focused)) {
                values.add(start.with("value", given.text()).with("focused", true));
            } else if (isGiven(given)) {
                tolerant(option, given, resolved).ifPresent(it -> values.add(start.with("value", it)));
            }
        }
        return data(found, values, resolved);
    }

    private static Optional<Json> tolerant(Json option, Json given, Resolved resolved) {
        try {
            return Optional.of(OptionValue.of(option, given, resolved));
        } catch (Impossible notYet) {
            return Optional.empty();
        }
    }

    private static boolean isGiven(Json value) {
        return !value.isNothing() && !value.equals(Json.of(""));
    }

    private static void known(Found found, Json act) {
        for (var place : List.of("options", "attachments")) {
            for (var name : act.at(place).members().keySet()) {
                if (found.options().stream()
                        .noneMatch(it -> it.at("name").text().equals(name))) {
                    throw new Impossible("/" + act.at("name").text() + " has no option " + name + ".");
                }
            }
        }
    }

    private Found find(Scene scene, String name) {
        var words = name.strip().replaceFirst("^/", "").split("\\s+", -1);
        var command = book.named(scene.guildId(), words[0])
                .filter(it -> it.at("type").whole(1) == 1)
                .orElseThrow(() -> new Impossible("There is no command /" + words[0] + "."));
        allowed(scene, command);
        var path = new ArrayList<Json>();
        var options = command.at("options").items();
        for (int i = 1; i < words.length; i++) {
            var word = words[i];
            var next = options.stream()
                    .filter(it ->
                            it.at("name").text().equals(word) && it.at("type").whole(0) <= GROUP)
                    .findFirst()
                    .orElseThrow(() -> new Impossible("There is no command /" + name + "."));
            path.add(next);
            options = next.at("options").items();
        }
        if (options.stream().anyMatch(it -> it.at("type").whole(0) <= GROUP)) {
            throw new Impossible("/" + name + " needs one more word.");
        }
        return new Found(command, path, options);
    }

    private static void allowed(Scene scene, Json command) {
        var name = "/" + command.at("name").text();
        var place = Json.of(scene.guild().isPresent() ? 0 : 1);
        var contexts = command.at("contexts");
        if (!contexts.isNothing() && !contexts.items().contains(place)) {
            throw new Impossible(name + " cannot be used here.");
        }
        var needed = command.at("default_member_permissions");
        if (needed.isNothing() || scene.guild().isEmpty()) {
            return;
        }
        // none at all means administrators only
        var bits = needed.text().equals("0") ? Bits.ADMINISTRATOR : Bits.read(needed.text());
        if (!Bits.has(scene.permissions(), bits)) {
            throw new Impossible(name + " is hidden from " + scene.person().name() + ", who lacks the permissions "
                    + needed.text() + ".");
        }
    }

    private static Json.Fields data(Found found, List<Json> values, Resolved resolved) {
        List<Json> options = values;
        for (var word : found.words().reversed()) {
            options = List.of(Json.fields()
                    .with("name", word.at("name"))
                    .with("type", word.at("type"))
                    .with("options", options));
        }
        var command = found.command();
        return Json.fields()
                .with("id", command.at("id"))
                .with("name", command.at("name"))
                .with("type", command.at("type"))
                .withIf(!command.at("guild_id").isNothing(), "guild_id", command.at("guild_id"))
                .withIf(!options.isEmpty(), "options", options)
                .withIf(!resolved.isEmpty(), "resolved", resolved.json());
    }
}
