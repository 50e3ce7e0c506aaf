package dev.skylark.sandbox.gateway;

import dev.skylark.json.Json;
import java.util.List;
import java.util.stream.Stream;

/** A guild as a bot is told of it when it arrives: with its channels, and with those who sit in voice. */
record Arrival(Realm realm, VoiceStates states) {

    Json.Fields of(String guild) {
        var voice = realm.voice(guild);
        // without the intent for members Discord sends the bot itself and who is in voice
        var members = Stream.concat(Stream.of(realm.bot().at("id").text()), voice.keySet().stream())
                .distinct()
                .map(it -> realm.member(guild, it));
        return realm.guild(guild)
                .with("members", Json.items(members))
                .with(
                        "voice_states",
                        Json.items(
                                voice.entrySet().stream().map(it -> states.shown(guild, it.getKey(), it.getValue()))))
                .with("joined_at", "2026-01-05T09:00:00.000000+00:00")
                .with("large", false)
                .with("unavailable", false)
                .with("threads", List.of())
                .with("presences", List.of())
                .with("stage_instances", List.of())
                .with("guild_scheduled_events", List.of())
                .with("soundboard_sounds", List.of());
    }
}
