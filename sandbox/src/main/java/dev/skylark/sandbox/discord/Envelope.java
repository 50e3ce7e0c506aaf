package dev.skylark.sandbox.discord;

import dev.skylark.json.Json;
import dev.skylark.sandbox.discord.Interaction.Kind;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/** Discord's interaction object around what a person did. */
// https://discord.com/developers/docs/interactions/receiving-and-responding#interaction-object
final class Envelope {

    private static final int IN_GUILD = 0;
    private static final int WITH_THE_BOT = 1;

    private final Guilds guilds;
    private final Snowflakes ids;
    private final SecureRandom random = new SecureRandom();

    Envelope(Guilds guilds, Snowflakes ids) {
        this.guilds = guilds;
        this.ids = ids;
    }

    Json.Fields around(Scene scene, Kind kind, Json data, Optional<Json.Fields> message) {
        var id = ids.next();
        var start = Json.fields()
                .with("id", id)
                .with("application_id", Seed.APPLICATION)
                .with("type", kind.wire)
                .with("token", token(id))
                .with("version", 1)
                .with("data", data)
                .with("channel", channel(scene))
                .with("channel_id", scene.channel().id())
                .withIf(
                        message.isPresent(),
                        "message",
                        message.map(Composer::official).orElse(Json.fields()))
                .with("locale", scene.locale())
                .with("entitlements", List.of())
                .with("attachment_size_limit", Attachments.LARGEST);
        return scene.guild()
                .map(it -> inGuild(start, it, scene))
                .orElseGet(() -> start.with("user", scene.person().shown())
                        .with("app_permissions", String.valueOf(Bits.EVERYDAY))
                        .with("authorizing_integration_owners", Json.fields().with("0", "0"))
                        .with("context", WITH_THE_BOT));
    }

    private static Json.Fields inGuild(Json.Fields start, Guild guild, Scene scene) {
        var member = scene.member()
                .map(Member::shown)
                .orElse(Json.fields())
                .with("user", scene.person().shown())
                .with("permissions", String.valueOf(scene.permissions()))
                .with("deaf", false)
                .with("mute", false);
        return start.with("guild_id", guild.id())
                .with(
                        "guild",
                        Json.fields()
                                .with("id", guild.id())
                                .with("locale", Seed.LOCALE)
                                .with("features", List.of()))
                .with("guild_locale", Seed.LOCALE)
                .with("member", member)
                .with("app_permissions", String.valueOf(guild.botPermissions()))
                .with("authorizing_integration_owners", Json.fields().with("0", guild.id()))
                .with("context", IN_GUILD);
    }

    private Json channel(Scene scene) {
        return scene.channel().shown(guilds).with("permissions", String.valueOf(scene.permissions()));
    }

    private String token(String id) {
        var secret = new byte[96];
        random.nextBytes(secret);
        var url = Base64.getUrlEncoder().withoutPadding();
        return url.encodeToString(("interaction:" + id + ":").getBytes(StandardCharsets.UTF_8))
                + url.encodeToString(secret);
    }
}
