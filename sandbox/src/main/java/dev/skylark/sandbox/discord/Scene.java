package dev.skylark.sandbox.discord;

import dev.skylark.json.Json;
import dev.skylark.sandbox.discord.Channel.Kind;
import java.util.Optional;

/** Where somebody does something: a member in a channel of a guild, or a person alone with the bot. */
record Scene(Optional<Guild> guild, Channel channel, Person person, Optional<Member> member, String locale) {

    /** Throws {@link Impossible} where this person could not be there. */
    static Scene of(Json act, Guilds guilds) {
        var person = guilds.person(act.at("member").text())
                .filter(it -> !it.bot())
                .orElseThrow(() -> new Impossible(
                        "There is nobody with the id " + act.at("member").text() + "."));
        var channel = guilds.channel(act.at("channel").text())
                .orElseThrow(() -> new Impossible(
                        "There is no channel with the id " + act.at("channel").text() + "."));
        var locale = act.at("locale").text().isEmpty()
                ? Seed.LOCALE
                : act.at("locale").text();
        if (channel.kind() == Kind.DIRECT) {
            if (!channel.person().equals(person.id())) {
                throw new Impossible("This channel is between the bot and somebody else.");
            }
            return new Scene(Optional.empty(), channel, person, Optional.empty(), locale);
        }
        var guild = guilds.guild(channel.guild()).orElseThrow();
        if (!act.at("guild").isNothing() && !act.at("guild").text().equals(guild.id())) {
            throw new Impossible("The channel " + channel.name() + " is not in this guild.");
        }
        if (!guild.botIsIn()) {
            throw new Impossible("Skylark is not in " + guild.name() + ".");
        }
        var member = guild.member(person.id());
        if (member.isEmpty()) {
            throw new Impossible(person.name() + " is not in " + guild.name() + ".");
        }
        return new Scene(Optional.of(guild), channel, person, member, locale);
    }

    String guildId() {
        return guild.map(Guild::id).orElse("");
    }

    /** What the person may here. */
    long permissions() {
        return guild.flatMap(it -> member.map(it::permissions)).orElse(Bits.EVERYDAY);
    }
}
