package dev.skylark.sandbox.discord;

import dev.skylark.json.Json;
import java.util.List;
import java.util.stream.Stream;

/** What somebody chose in a select, if it can be chosen there. */
final class Selection {

    private Selection() {}

    static List<String> of(Json select, List<String> chosen, Resolved resolved) {
        var name = select.at("custom_id").text();
        var optional =
                !select.at("required").isNothing() && !select.at("required").truth();
        var least = optional && chosen.isEmpty() ? 0 : select.at("min_values").whole(1);
        var most = select.at("max_values").whole(1);
        if (chosen.size() < least || chosen.size() > most) {
            throw new Impossible(name + " takes " + least + " to " + most + " choices, not " + chosen.size() + ".");
        }
        return chosen.stream().map(it -> value(select, name, it, resolved)).toList();
    }

    private static String value(Json select, String name, String chosen, Resolved resolved) {
        return switch (Components.type(select)) {
            case Components.USER_SELECT -> resolved.person(chosen);
            case Components.ROLE_SELECT -> resolved.role(chosen);
            case Components.MENTIONABLE_SELECT -> resolved.mentionable(chosen);
            case Components.CHANNEL_SELECT -> resolved.channel(chosen, select.at("channel_types"));
            default -> {
                if (select.at("options").items().stream()
                        .noneMatch(it -> it.at("value").text().equals(chosen))) {
                    throw new Impossible(name + " has no choice " + chosen + ".");
                }
                yield chosen;
            }
        };
    }

    /** What is chosen before anybody touches it. */
    static List<String> defaults(Json select) {
        var options = select.at("options").items().stream()
                .filter(it -> it.at("default").truth())
                .map(it -> it.at("value").text());
        var values = select.at("default_values").items().stream()
                .map(it -> it.at("id").text());
        return Stream.concat(options, values).toList();
    }
}
