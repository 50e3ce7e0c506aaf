package dev.skylark.entry;

import dev.skylark.command.Upload;
import dev.skylark.json.Json;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A member of a guild who uses Skylark, as Discord would describe them. */
record Somebody(String id, String guild, long permissions, List<String> roles, String locale) {

    static final long ADMINISTRATOR = 1L << 3;
    static final long MANAGE_CHANNELS = 1L << 4;
    static final long MANAGE_GUILD = 1L << 5;
    static final long USE_COMMANDS = 1L << 31;

    static Somebody in(String guild, long permissions) {
        return new Somebody(House.newId(), guild, permissions, List.of(), "en-US");
    }

    Somebody withRole(String role) {
        return new Somebody(id, guild, permissions, List.of(role), locale);
    }

    Somebody speaking(String other) {
        return new Somebody(id, guild, permissions, roles, other);
    }

    /** {@code types("feature off", "feature", "audit")} is {@code /feature off feature:audit}. */
    Json types(String command, String... namesAndValues) {
        return interaction(2).with("data", typed(command, values(namesAndValues)));
    }

    /** The same, and a file for the option {@code file}. */
    Json sends(Upload file, String command, String... namesAndValues) {
        var values = values(namesAndValues);
        values.add(Json.fields().with("type", 11).with("name", "file").with("value", file.id()));
        var attachment = Json.fields()
                .with("id", file.id())
                .with("filename", file.name())
                .with("content_type", file.type())
                .with("size", file.size())
                .with("url", file.address());
        return interaction(2)
                .with(
                        "data",
                        typed(command, values)
                                .with(
                                        "resolved",
                                        Json.fields()
                                                .with(
                                                        "attachments",
                                                        Json.fields().with(file.id(), attachment))));
    }

    private static List<Json> values(String... namesAndValues) {
        var values = new ArrayList<Json>();
        for (int at = 0; at < namesAndValues.length; at += 2) {
            values.add(Json.fields()
                    .with("type", 3)
                    .with("name", namesAndValues[at])
                    .with("value", namesAndValues[at + 1]));
        }
        return values;
    }

    private static Json.Fields typed(String command, List<Json> values) {
        Json options = Json.items(values);
        var words = Arrays.asList(command.split(" ", -1));
        for (int at = words.size() - 1; at > 0; at--) {
            options = Json.items(List.of(Json.fields()
                    .with("type", at == words.size() - 1 ? 1 : 2)
                    .with("name", words.get(at))
                    .with("options", options)));
        }
        return Json.fields()
                .with("id", "1")
                .with("type", 1)
                .with("name", words.getFirst())
                .with("options", options);
    }

    Json presses(String customId) {
        return presses(customId, "800000000000000001", 0);
    }

    Json presses(String customId, String message, int flags) {
        return interaction(3)
                .with("message", Json.fields().with("id", message).with("flags", flags))
                .with("data", Json.fields().with("custom_id", customId).with("component_type", 2));
    }

    Json chooses(String customId, String... values) {
        return interaction(3)
                .with("message", Json.fields().with("id", "800000000000000002").with("flags", 64))
                .with(
                        "data",
                        Json.fields()
                                .with("custom_id", customId)
                                .with("component_type", 3)
                                .with("values", List.of(values)));
    }

    Json submits(String customId, String... namesAndValues) {
        var rows = new ArrayList<Json>();
        for (int at = 0; at < namesAndValues.length; at += 2) {
            rows.add(Json.fields()
                    .with("type", 18)
                    .with(
                            "component",
                            Json.fields()
                                    .with("type", 4)
                                    .with("custom_id", namesAndValues[at])
                                    .with("value", namesAndValues[at + 1])));
        }
        return interaction(5)
                .with("data", Json.fields().with("custom_id", customId).with("components", rows));
    }

    Json completes(String command, String option, String typed) {
        return interaction(4)
                .with(
                        "data",
                        Json.fields()
                                .with("id", "1")
                                .with("type", 1)
                                .with("name", command)
                                .with(
                                        "options",
                                        List.of(Json.fields()
                                                .with("type", 3)
                                                .with("name", option)
                                                .with("value", typed)
                                                .with("focused", true))));
    }

    /** Types into an option of a subcommand. */
    Json completesSub(String command, String option, String typed) {
        var focused = Json.fields()
                .with("type", 3)
                .with("name", option)
                .with("value", typed)
                .with("focused", true);
        return interaction(4).with("data", typed(command, List.of(focused)));
    }

    private Json.Fields interaction(int type) {
        return Json.fields()
                .with("id", House.newId())
                .with("application_id", "900000000000000000")
                .with("type", type)
                .with("token", "token-of-" + House.newId())
                .with("version", 1)
                .with("guild_id", guild)
                .with("channel_id", "900000000000000101")
                .with("locale", locale)
                .with(
                        "member",
                        Json.fields()
                                .with("permissions", String.valueOf(permissions))
                                .with("roles", roles)
                                .with("user", Json.fields().with("id", id).with("username", "name-" + id)));
    }
}
