package dev.skylark.sandbox.discord;

import dev.skylark.json.Json;
import dev.skylark.sandbox.discord.Rest.Call;
import dev.skylark.sandbox.http.Response;
import dev.skylark.sandbox.http.Route;
import java.util.List;

/** Guilds, their roles, members and voice states, as the bot may see them. */
final class GuildRest {

    private final Guilds guilds;

    GuildRest(Guilds guilds) {
        this.guilds = guilds;
    }

    List<Route<Rest>> routes() {
        return List.of(
                Rest.bot(
                        "GET",
                        "/guilds/{guild}",
                        call -> Response.ok(guild(call).shown())),
                Rest.bot(
                        "GET",
                        "/guilds/{guild}/roles",
                        call -> Response.ok(
                                Json.items(guild(call).roles().stream().map(Role::shown)))),
                Rest.bot(
                        "GET",
                        "/guilds/{guild}/channels",
                        call -> Response.ok(
                                Json.items(guilds.channels(guild(call).id()).stream()
                                        .filter(it -> it.kind() != Channel.Kind.THREAD)
                                        .map(it -> it.shown(guilds))))),
                Rest.bot("GET", "/guilds/{guild}/members/{person}", this::member),
                Rest.bot("PUT", "/guilds/{guild}/members/{person}/roles/{role}", this::giveRole),
                Rest.bot("DELETE", "/guilds/{guild}/members/{person}/roles/{role}", this::takeRole),
                Rest.bot("GET", "/guilds/{guild}/voice-states/{person}", this::voiceState));
    }

    private Response member(Call call) {
        var member = inGuild(call, call.variable("person"));
        return Response.ok(shown(member));
    }

    private Json.Fields shown(Member member) {
        var person = guilds.person(member.id()).map(Person::shown).orElse(Json.fields());
        return member.shown().with("user", person).with("deaf", false).with("mute", false);
    }

    private Response giveRole(Call call) {
        changeableRole(call);
        guilds.change(
                call.variable("guild"),
                it -> it.with(inGuild(call, call.variable("person")).withRole(call.variable("role"))));
        return Response.empty(204);
    }

    private Response takeRole(Call call) {
        changeableRole(call);
        guilds.change(
                call.variable("guild"),
                it -> it.with(inGuild(call, call.variable("person")).withoutRole(call.variable("role"))));
        return Response.empty(204);
    }

    /** The bot gives and takes only roles below its own highest. */
    private void changeableRole(Call call) {
        var guild = guild(call);
        var role = guild.role(call.variable("role")).orElseThrow(DiscordError::unknownRole);
        inGuild(call, call.variable("person"));
        var highest = guild.member(Seed.APPLICATION).stream()
                .flatMap(it -> it.roles().stream())
                .flatMap(it -> guild.role(it).stream())
                .mapToInt(Role::position)
                .max()
                .orElse(0);
        if (!Bits.has(guild.botPermissions(), Bits.MANAGE_ROLES)
                || role.position() >= highest
                || role.id().equals(guild.id())) {
            throw DiscordError.missingPermissions();
        }
    }

    private Response voiceState(Call call) {
        var guild = guild(call);
        var person = call.variable("person").equals("@me") ? Seed.APPLICATION : call.variable("person");
        var channel = guild.voice().get(person);
        if (channel == null) {
            throw DiscordError.unknownVoiceState();
        }
        return Response.ok(Json.fields()
                .with("guild_id", guild.id())
                .with("channel_id", channel)
                .with("user_id", person)
                .with("member", guild.member(person).map(this::shown).orElse(Json.fields()))
                .with("session_id", Integer.toHexString((guild.id() + person).hashCode()))
                .with("deaf", false)
                .with("mute", false)
                .with("self_deaf", false)
                .with("self_mute", false)
                .with("self_stream", false)
                .with("self_video", false)
                .with("suppress", false)
                .with("request_to_speak_timestamp", null));
    }

    private Guild guild(Call call) {
        var guild = guilds.guild(call.variable("guild")).orElseThrow(DiscordError::unknownGuild);
        if (!guild.botIsIn()) {
            throw DiscordError.missingAccess();
        }
        return guild;
    }

    private Member inGuild(Call call, String person) {
        return guild(call).member(person).orElseThrow(DiscordError::unknownMember);
    }
}
