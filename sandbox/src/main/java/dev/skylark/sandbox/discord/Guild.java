package dev.skylark.sandbox.discord;

import dev.skylark.json.Json;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A server, as people call it: who is in it, with which roles, in which voice channel, and whether the bot is. */
record Guild(
        String id,
        String name,
        String owner,
        boolean botIsIn,
        List<Role> roles,
        Map<String, Member> members,
        Map<String, String> voice) {

    /** What no guild here has. */
    private static final List<String> UNSET = List.of(
            "icon",
            "description",
            "home_header",
            "splash",
            "discovery_splash",
            "banner",
            "application_id",
            "afk_channel_id",
            "system_channel_id",
            "widget_channel_id",
            "rules_channel_id",
            "public_updates_channel_id",
            "safety_alerts_channel_id",
            "vanity_url_code",
            "incidents_data");

    Guild {
        roles = List.copyOf(roles);
        members = Collections.unmodifiableMap(new LinkedHashMap<>(members));
        voice = Map.copyOf(voice);
    }

    static Guild of(Json kept) {
        var members = new LinkedHashMap<String, Member>();
        kept.at("members").items().stream().map(Member::of).forEach(it -> members.put(it.id(), it));
        var voice = new LinkedHashMap<String, String>();
        kept.at("voice").members().forEach((member, channel) -> voice.put(member, channel.text()));
        return new Guild(
                kept.at("id").text(),
                kept.at("name").text(),
                kept.at("owner").text(),
                kept.at("botIsIn").truth(),
                kept.at("roles").items().stream().map(Role::of).toList(),
                members,
                voice);
    }

    Json.Fields kept() {
        return Json.fields()
                .with("id", id)
                .with("name", name)
                .with("owner", owner)
                .with("botIsIn", botIsIn)
                .with("roles", roles.stream().map(Role::shown).toList())
                .with("members", members.values().stream().map(Member::kept).toList())
                .with("voice", new Json.Fields(texts(voice)));
    }

    private static Map<String, Json> texts(Map<String, String> map) {
        var texts = new LinkedHashMap<String, Json>();
        map.forEach((key, value) -> texts.put(key, Json.of(value)));
        return texts;
    }

    Optional<Member> member(String person) {
        return Optional.ofNullable(members.get(person));
    }

    Optional<Role> role(String role) {
        return roles.stream().filter(it -> it.id().equals(role)).findFirst();
    }

    Guild with(Member member) {
        var more = new LinkedHashMap<>(members);
        more.put(member.id(), member);
        return new Guild(id, name, owner, botIsIn, roles, more, voice);
    }

    Guild withBot(boolean in) {
        return new Guild(id, name, owner, in, roles, members, voice);
    }

    /** The person sits in this voice channel now; in none where it is empty. */
    Guild withVoice(String person, String channel) {
        var now = new LinkedHashMap<>(voice);
        now.remove(person);
        if (!channel.isEmpty()) {
            now.put(person, channel);
        }
        return new Guild(id, name, owner, botIsIn, roles, members, now);
    }

    /** What this member may, all roles together, as Discord computes it. */
    long permissions(Member member) {
        var all = member.carried();
        for (var role : roles) {
            var everyone = role.id().equals(id) && !member.visitor();
            all |= everyone || member.roles().contains(role.id()) ? role.permissions() : 0;
        }
        return member.id().equals(owner) || Bits.has(all, Bits.ADMINISTRATOR) ? Bits.ALL : all;
    }

    /** What the bot may here; nothing where it is not. */
    long botPermissions() {
        return botIsIn ? member(Seed.APPLICATION).map(this::permissions).orElse(0L) : 0;
    }

    /** Discord's guild object. */
    Json.Fields shown() {
        var start = Json.fields()
                .with("id", id)
                .with("name", name)
                .with("owner_id", owner.isEmpty() ? id : owner)
                .with("preferred_locale", Seed.LOCALE)
                .with("features", List.of())
                .with("region", "deprecated")
                .with("verification_level", 0)
                .with("default_message_notifications", 0)
                .with("explicit_content_filter", 0)
                .with("premium_tier", 0)
                .with("premium_subscription_count", 0)
                .with("premium_progress_bar_enabled", false)
                .with("nsfw", false)
                .with("nsfw_level", 0)
                .with("mfa_level", 0)
                .with("afk_timeout", 300)
                .with("system_channel_flags", 0)
                .with("widget_enabled", false)
                .with("max_members", 500_000)
                .with("max_presences", null)
                .with("max_video_channel_users", 25)
                .with("max_stage_video_channel_users", 50)
                .with("emojis", List.of())
                .with("stickers", List.of())
                .with("roles", roles.stream().map(Role::shown).toList());
        return UNSET.stream().reduce(start, (all, one) -> all.with(one, null), (first, _) -> first);
    }
}
