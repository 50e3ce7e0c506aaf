package dev.skylark.command;

import dev.skylark.discord.Conversation;
import dev.skylark.discord.Press;
import dev.skylark.discord.Reply.Where;
import dev.skylark.json.Json;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What Discord sends when somebody uses us, read into a call. */
public record Interaction(
        Kind kind,
        String application,
        String token,
        String customId,
        Map<String, String> filled,
        String focused,
        Call call) {

    public Interaction {
        filled = Map.copyOf(filled);
    }

    /** Discord's interaction types. */
    public enum Kind {
        PING,
        COMMAND,
        COMPONENT,
        AUTOCOMPLETE,
        FORM
    }

    private static final int EPHEMERAL = 1 << 6;
    private static final int SUBCOMMAND = 1;
    private static final int GROUP = 2;

    /** Where the answer to it belongs, if "thinking" stands there until then. */
    public Conversation conversation(Where thinking) {
        var origin = call.origin();
        return new Conversation(
                application,
                token,
                origin.person().id(),
                origin.channel(),
                origin.message(),
                thinking,
                origin.at(),
                origin.locale());
    }

    /** Reads a verified body; what does not have the shape of an interaction is an {@link IllegalArgumentException}. */
    public static Interaction read(Json body, Instant at) {
        var types = Kind.values();
        var type = body.at("type").whole(0);
        if (type < 1 || type > types.length) {
            throw new IllegalArgumentException("This is no interaction that Skylark knows: type " + type);
        }
        var kind = types[(int) type - 1];
        var data = body.at("data");
        var origin = origin(body, at);
        var customId = data.at("custom_id").text();
        if (kind != Kind.PING
                && (origin.interaction().isEmpty() || origin.person().id().isEmpty())) {
            throw new IllegalArgumentException("An interaction needs an id and somebody who made it.");
        }
        var focus = new String[] {""};
        var filled = kind == Kind.COMPONENT || kind == Kind.FORM ? filled(data, kind) : Map.<String, String>of();
        var call = switch (kind) {
            case PING -> Call.of("", Map.of(), origin);
            case COMMAND, AUTOCOMPLETE -> typed(data, origin, focus);
            case COMPONENT, FORM -> pressed(customId, filled, origin);
        };
        return new Interaction(
                kind, body.at("application_id").text(), body.at("token").text(), customId, filled, focus[0], call);
    }

    /** The call that a custom id carries, with what was chosen or written filled in. */
    public static Call pressed(String customId, Map<String, String> filled, Origin origin) {
        var press = Press.read(customId).orElse(new Press.Run("", Map.of()));
        var call = switch (press) {
            case Press.Run(var command, var arguments) -> Call.of(command, arguments, origin);
            case Press.Ask(var command, var arguments) -> Call.of(command, arguments, origin);
            case Press.Ticket(var command, var _) -> Call.of(command, Map.of(), origin);
            case Press.Confirmed(var command, var arguments, var until) -> {
                var confirmed = !origin.at().isAfter(until);
                var said = Call.of(command, arguments, origin);
                yield confirmed ? said.with(Call.Consent.CONFIRMED) : said;
            }
        };
        var open = call.arguments().entrySet().stream()
                .filter(it -> it.getValue().equals(Press.OPEN))
                .map(Map.Entry::getKey)
                .findFirst();
        var more = new HashMap<>(filled);
        open.ifPresent(name -> more.put(name, filled.getOrDefault(Press.OPEN, "")));
        more.remove(Press.OPEN);
        return call.with(more);
    }

    private static Call typed(Json data, Origin origin, String[] focus) {
        var name = new StringBuilder(data.at("name").text());
        var options = data.at("options").items();
        while (options.size() == 1 && isFolder(options.getFirst())) {
            name.append(' ').append(options.getFirst().at("name").text());
            options = options.getFirst().at("options").items();
        }
        var arguments = new LinkedHashMap<String, String>();
        for (var option : options) {
            arguments.put(option.at("name").text(), value(option.at("value")));
            if (option.at("focused").truth()) {
                focus[0] = option.at("name").text();
            }
        }
        return Call.of(name.toString(), arguments, origin);
    }

    private static boolean isFolder(Json option) {
        var type = option.at("type").whole(0);
        return type == SUBCOMMAND || type == GROUP;
    }

    /** Of a menu what was chosen, under {@link Press#OPEN}; of a form what was written, under each question's name. */
    private static Map<String, String> filled(Json data, Kind kind) {
        if (kind == Kind.COMPONENT) {
            var values = data.at("values");
            return values.isNothing() ? Map.of() : Map.of(Press.OPEN, value(values));
        }
        var written = new LinkedHashMap<String, String>();
        for (var row : data.at("components").items()) {
            var single = row.at("component");
            var answers = single.isNothing() ? row.at("components").items() : List.of(single);
            for (var answer : answers) {
                var values = answer.at("values");
                var value = value(values.isNothing() ? answer.at("value") : values);
                if (!value.isEmpty()) {
                    written.put(answer.at("custom_id").text(), value);
                }
            }
        }
        return written;
    }

    private static String value(Json value) {
        return switch (value) {
            case Json.Items(var several) -> several.stream().map(Json::text).collect(Collectors.joining(","));
            case Json.Truth(var truth) -> String.valueOf(truth);
            default -> value.text();
        };
    }

    private static Origin origin(Json body, Instant at) {
        var member = body.at("member");
        var user = member.isNothing() ? body.at("user") : member.at("user");
        var person = new Person(
                user.at("id").text(),
                user.at("global_name").isText()
                        ? user.at("global_name").text()
                        : user.at("username").text(),
                member.at("roles").items().stream().map(Json::text).toList(),
                bits(member.at("permissions").text()));
        var uploads = new HashMap<String, Upload>();
        body.at("data")
                .at("resolved")
                .at("attachments")
                .members()
                .forEach((id, it) -> uploads.put(
                        id,
                        new Upload(
                                id,
                                it.at("filename").text(),
                                it.at("content_type").text(),
                                it.at("size").whole(0),
                                it.at("url").text())));
        var message = body.at("message");
        return new Origin(
                body.at("id").text(),
                body.at("guild_id").text(),
                body.at("channel_id").isText()
                        ? body.at("channel_id").text()
                        : body.at("channel").at("id").text(),
                message.at("id").text(),
                (message.at("flags").whole(0) & EPHEMERAL) != 0,
                person,
                body.at("locale").text(),
                at,
                uploads);
    }

    private static long bits(String permissions) {
        try {
            return Long.parseLong(permissions);
        } catch (NumberFormatException none) {
            return 0;
        }
    }
}
