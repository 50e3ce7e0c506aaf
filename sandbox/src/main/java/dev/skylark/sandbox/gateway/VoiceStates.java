package dev.skylark.sandbox.gateway;

import dev.skylark.json.Json;
import java.util.HexFormat;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;

/** How everybody sits in voice: where stands in the realm, and here with which session, deaf or mute. */
final class VoiceStates {

    /** What a person set for themselves; {@code by} is the bot's session on the gateway that asked, or empty. */
    record Manner(String session, boolean mute, boolean deaf, String by) {
        Manner withDeaf(boolean now) {
            return new Manner(session, mute, now, by);
        }
    }

    private record Seat(String guild, String person) {}

    private final Realm realm;
    private final Map<Seat, Manner> manners = new ConcurrentHashMap<>();

    VoiceStates(Realm realm) {
        this.realm = realm;
    }

    static String freshId() {
        return id(ThreadLocalRandom.current());
    }

    Manner of(String guild, String person) {
        return manners.computeIfAbsent(new Seat(guild, person), _ -> new Manner(freshId(), false, false, ""));
    }

    void set(String guild, String person, Manner manner) {
        manners.put(new Seat(guild, person), manner);
    }

    void forget(String guild, String person) {
        manners.remove(new Seat(guild, person));
    }

    /** Discord's voice state object. */
    Json.Fields shown(String guild, String person, String channel) {
        var manner = of(guild, person);
        return Json.fields()
                .with("channel_id", channel.isEmpty() ? null : channel)
                .with("user_id", person)
                .with("session_id", manner.session())
                .with("deaf", false)
                .with("mute", false)
                .with("self_deaf", manner.deaf())
                .with("self_mute", manner.mute())
                .with("self_stream", false)
                .with("self_video", false)
                .with("suppress", false)
                .with("request_to_speak_timestamp", null)
                .with("guild_id", guild)
                .with("member", realm.member(guild, person));
    }

    private static String id(Random random) {
        var bytes = new byte[16];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
