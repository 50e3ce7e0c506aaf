package dev.skylark.sandbox.voice;

import dev.skylark.json.Json;
import dev.skylark.sandbox.happening.Happening;
import java.util.List;

/** What can be made to happen to whoever is connected to the gateway and to voice. */
public record VoiceHappenings(VoiceDiscord discord) {

    public List<Happening> all() {
        return List.of(
                Happening.named("gateway-drop", "Every connection to the gateway breaks off.", _ -> {
                    discord.dropGateway();
                    return "The connections to the gateway broke off; they can be resumed.";
                }),
                Happening.named("gateway-invalid-session", "Sessions of the gateway are no longer valid.", _ -> {
                    discord.invalidSession(false);
                    return "Whoever was connected has to identify again.";
                }),
                Happening.named("gateway-reconnect", "Bots are asked to connect to the gateway again.", _ -> {
                    discord.reconnect();
                    return "Bots were asked to reconnect.";
                }),
                Happening.named(
                        "voice-server-moves",
                        "A guild's voice goes on at another server.",
                        it -> {
                            discord.moveServer(guild(it));
                            return "Voice goes on elsewhere.";
                        },
                        "guild"),
                Happening.named(
                        "voice-drop",
                        "The bot's voice connection breaks off.",
                        it -> {
                            discord.dropVoice(guild(it));
                            return "The voice connection broke off; it can be resumed.";
                        },
                        "guild"),
                Happening.named(
                        "voice-closes",
                        "The voice server closes the bot's connection with a code.",
                        it -> {
                            discord.closeVoice(guild(it), code(it));
                            return "The voice server closed with " + code(it) + ".";
                        },
                        "guild",
                        "code"),
                Happening.named(
                        "member-deafens",
                        "Somebody in voice stops hearing.",
                        it -> {
                            discord.deafen(guild(it), it.at("member").text(), true);
                            return "They hear nothing now.";
                        },
                        "guild",
                        "member"),
                Happening.named(
                        "member-undeafens",
                        "Somebody in voice hears again.",
                        it -> {
                            discord.deafen(guild(it), it.at("member").text(), false);
                            return "They hear again.";
                        },
                        "guild",
                        "member"));
    }

    private static String guild(Json asked) {
        var guild = asked.at("guild").text();
        if (!guild.matches("\\d{1,20}")) {
            throw new IllegalArgumentException("\"guild\" is the id of a guild.");
        }
        return guild;
    }

    private static int code(Json asked) {
        var code = asked.at("code").text();
        if (!code.matches("4\\d{3}")) {
            throw new IllegalArgumentException("\"code\" is a close code of voice, such as 4014.");
        }
        return Integer.parseInt(code);
    }
}
