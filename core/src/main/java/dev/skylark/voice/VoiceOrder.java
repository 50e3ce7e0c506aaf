package dev.skylark.voice;

import dev.skylark.discord.Conversation;
import dev.skylark.json.Json;
import java.util.List;

/**
 * A command on its way to the worker: who gave it where, and where the answer belongs. {@code id} is Discord's of the
 * interaction, by which the same order is known again; {@code leads} is whether the person may do everything here, and
 * {@code quiet} whether nobody else shall read the answer.
 */
public record VoiceOrder(
        String id,
        String guild,
        String name,
        List<String> roles,
        boolean leads,
        Conversation conversation,
        VoiceCommand command,
        boolean quiet) {

    public VoiceOrder {
        roles = List.copyOf(roles);
    }

    /** One that is answered where it was given. */
    public VoiceOrder(
            String id,
            String guild,
            String name,
            List<String> roles,
            boolean leads,
            Conversation conversation,
            VoiceCommand command) {
        this(id, guild, name, roles, leads, conversation, command, false);
    }

    /** Who gave it. */
    public String person() {
        return conversation.person();
    }

    public Json.Fields json() {
        return Json.fields()
                .with("id", id)
                .with("guild", guild)
                .with("name", name)
                .with("roles", roles)
                .with("leads", leads)
                .with("conversation", conversation.json())
                .with("command", command.json())
                .with("quiet", quiet);
    }

    /** Not for a command of a later version than ours: that is an {@link IllegalArgumentException}. */
    public static VoiceOrder read(Json json) {
        return new VoiceOrder(
                json.at("id").text(),
                json.at("guild").text(),
                json.at("name").text(),
                json.at("roles").items().stream().map(Json::text).toList(),
                json.at("leads").truth(),
                Conversation.read(json.at("conversation")),
                VoiceCommand.read(json.at("command"))
                        .orElseThrow(() -> new IllegalArgumentException("This voice command is not known: "
                                + json.at("command").at("kind").text())),
                json.at("quiet").truth());
    }
}
