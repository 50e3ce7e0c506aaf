package dev.skylark.sandbox.discord;

import dev.skylark.json.Json;
import dev.skylark.sandbox.discord.Channel.Kind;
import java.time.Clock;
import java.util.Locale;

/** All that the page shows, at one moment. */
final class State {

    private State() {}

    static Json of(Guilds guilds, Messages messages, CommandBook book, Clock clock) {
        return Json.fields()
                .with("now", clock.instant())
                .with("application", Seed.APPLICATION)
                .with(
                        "guilds",
                        guilds.all().stream().map(it -> guild(it, guilds)).toList())
                .with(
                        "dms",
                        guilds.channels().stream()
                                .filter(it -> it.kind() == Kind.DIRECT)
                                .map(it -> Json.fields().with("id", it.id()).with("member", it.person()))
                                .toList())
                .with("commands", book.all())
                .with("messages", messages.kept());
    }

    private static Json guild(Guild guild, Guilds guilds) {
        return Json.fields()
                .with("id", guild.id())
                .with("name", guild.name())
                .with("bot", guild.botIsIn())
                .with(
                        "channels",
                        guilds.channels(guild.id()).stream()
                                .map(it -> Json.fields()
                                        .with("id", it.id())
                                        .with("name", it.name())
                                        .with("kind", it.kind().name().toLowerCase(Locale.ROOT))
                                        .withIf(!it.parent().isEmpty(), "parent", it.parent()))
                                .toList())
                .with(
                        "members",
                        guild.members().values().stream()
                                .map(it -> member(it, guild, guilds))
                                .toList())
                .with(
                        "roles",
                        guild.roles().stream()
                                .map(it -> Json.fields()
                                        .with("id", it.id())
                                        .with("name", it.name())
                                        .with("color", it.color()))
                                .toList());
    }

    private static Json member(Member member, Guild guild, Guilds guilds) {
        var person = guilds.person(member.id());
        return Json.fields()
                .with("id", member.id())
                .with("name", person.map(Person::name).orElse(member.id()))
                .with("roles", member.roles())
                .with("permissions", String.valueOf(guild.permissions(member)))
                .withIf(person.filter(Person::bot).isPresent(), "bot", true)
                .withIf(
                        guild.voice().containsKey(member.id()),
                        "voice",
                        guild.voice().get(member.id()));
    }
}
