package dev.skylark.sandbox.gateway;

import dev.skylark.json.Json;
import dev.skylark.sandbox.gateway.VoiceStates.Manner;

/** Who sits in voice, and how: what bots ask for, what happens to people, and what everybody is told of it. */
final class Seating {

    /** Tells all sessions that this guild belongs to and that have the intent. */
    @FunctionalInterface
    interface Teller {
        void tell(String guild, long intent, String type, Json data);
    }

    private final Realm realm;
    private final VoiceHost host;
    private final VoiceStates states;
    private final Teller teller;

    Seating(Realm realm, VoiceHost host, VoiceStates states, Teller teller) {
        this.realm = realm;
        this.host = host;
        this.states = states;
        this.teller = teller;
    }

    /** The bot asks to sit in a voice channel, or in none (op 4). */
    void ask(Session session, Json data) {
        var guild = data.at("guild_id").text();
        var channel = data.at("channel_id").text();
        if (!realm.guilds().contains(guild) || (!channel.isEmpty() && !realm.isVoice(guild, channel))) {
            return;
        }
        var manner = states.of(guild, bot());
        var another = !manner.by().equals(session.id());
        states.set(
                guild,
                bot(),
                new Manner(
                        another ? VoiceStates.freshId() : manner.session(),
                        data.at("self_mute").truth(),
                        data.at("self_deaf").truth(),
                        session.id()));
        if (!channelOf(guild, bot()).equals(channel)) {
            realm.seat(guild, bot(), channel);
            return;
        }
        tellState(guild, bot(), channel);
        if (another && !channel.isEmpty()) {
            admit(guild, channel);
        }
    }

    void moved(String guild, String person, String channel) {
        tellState(guild, person, channel);
        host.moved(guild, person, channel);
        if (channel.isEmpty()) {
            states.forget(guild, person);
        } else if (person.equals(bot())) {
            admit(guild, channel);
        }
    }

    /** The bot is told where to connect now, if it sits anywhere. */
    void moveServer(String guild) {
        var channel = channelOf(guild, bot());
        if (!channel.isEmpty()) {
            admit(guild, channel);
        }
    }

    void deafen(String guild, String person, boolean deaf) {
        states.set(guild, person, states.of(guild, person).withDeaf(deaf));
        tellState(guild, person, channelOf(guild, person));
    }

    /** Who is gone for good sits in voice no longer. */
    void left(Session session) {
        realm.guilds().stream()
                .filter(it -> realm.voice(it).containsKey(bot()))
                .filter(it -> states.of(it, bot()).by().equals(session.id()))
                .toList()
                .forEach(it -> realm.seat(it, bot(), ""));
    }

    private void admit(String guild, String channel) {
        var admission = host.admit(guild, channel, states.of(guild, bot()).session());
        teller.tell(
                guild,
                0,
                "VOICE_SERVER_UPDATE",
                Json.fields()
                        .with("token", admission.token())
                        .with("guild_id", guild)
                        .with("endpoint", admission.endpoint()));
    }

    private void tellState(String guild, String person, String channel) {
        teller.tell(guild, Intents.VOICE_STATES, "VOICE_STATE_UPDATE", states.shown(guild, person, channel));
    }

    private String channelOf(String guild, String person) {
        return realm.voice(guild).getOrDefault(person, "");
    }

    private String bot() {
        return realm.bot().at("id").text();
    }
}
