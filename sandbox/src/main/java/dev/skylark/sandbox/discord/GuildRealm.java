package dev.skylark.sandbox.discord;

import dev.skylark.json.Json;
import dev.skylark.sandbox.discord.Channel.Kind;
import dev.skylark.sandbox.gateway.Realm;
import dev.skylark.sandbox.home.Keys;
import java.util.List;
import java.util.Map;

/** The guilds of this Discord, as a gateway tells of them. */
record GuildRealm(Guilds all, Keys keys) implements Realm {

    @Override
    public boolean isToken(String token) {
        return keys.isToken(token.startsWith("Bot ") ? token : "Bot " + token);
    }

    @Override
    public Json.Fields bot() {
        return all.person(Seed.APPLICATION).map(Person::shown).orElseThrow();
    }

    @Override
    public List<String> guilds() {
        return all.all().stream().filter(Guild::botIsIn).map(Guild::id).toList();
    }

    @Override
    public Json.Fields guild(String guild) {
        return all.guild(guild)
                .map(it -> it.shown().with("member_count", it.members().size()))
                .orElseGet(Json::fields)
                .with(
                        "channels",
                        Json.items(all.channels(guild).stream()
                                .filter(it -> it.kind() != Kind.THREAD)
                                .map(it -> it.shown(all))));
    }

    @Override
    public Json.Fields member(String guild, String person) {
        return all.member(guild, person)
                .map(it -> it.shown()
                        .with("user", all.person(person).map(Person::shown).orElseGet(Json::fields))
                        .with("deaf", false)
                        .with("mute", false))
                .orElseGet(Json::fields);
    }

    @Override
    public boolean isVoice(String guild, String channel) {
        return all.channel(channel)
                .filter(it -> it.guild().equals(guild) && it.kind() == Kind.VOICE)
                .isPresent();
    }

    @Override
    public Map<String, String> voice(String guild) {
        return all.guild(guild).map(Guild::voice).orElse(Map.of());
    }

    @Override
    public void seat(String guild, String person, String channel) {
        all.change(guild, it -> it.withVoice(person, channel));
    }

    @Override
    public void whenSomebodyMoves(Mover mover) {
        all.whenSomebodyMoves(mover);
    }
}
