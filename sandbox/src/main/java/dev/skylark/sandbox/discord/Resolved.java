package dev.skylark.sandbox.discord;

import dev.skylark.json.Json;
import dev.skylark.json.Json.Fields;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The people, roles, channels and files that an interaction names, looked up for the bot as Discord does. */
final class Resolved {

    private final Scene scene;
    private final Guilds guilds;
    private final Attachments attachments;
    private final Map<String, Fields> kinds = new LinkedHashMap<>();

    Resolved(Scene scene, Guilds guilds, Attachments attachments) {
        this.scene = scene;
        this.guilds = guilds;
        this.attachments = attachments;
    }

    Json.Fields json() {
        return kinds.entrySet().stream()
                .reduce(Json.fields(), (all, one) -> all.with(one.getKey(), one.getValue()), (first, _) -> first);
    }

    boolean isEmpty() {
        return kinds.isEmpty();
    }

    String person(String given) {
        var id = given.replaceAll("^<@!?(\\d+)>$", "$1");
        var person = guilds.person(id).orElseThrow(() -> new Impossible("There is nobody with the id " + given + "."));
        put("users", id, person.shown());
        scene.guild()
                .ifPresent(guild -> guild.member(id)
                        .ifPresent(it -> put(
                                "members", id, it.shown().with("permissions", String.valueOf(guild.permissions(it))))));
        return id;
    }

    String role(String given) {
        var id = given.replaceAll("^<@&(\\d+)>$", "$1");
        var role = findRole(id).orElseThrow(() -> new Impossible("There is no role with the id " + given + " here."));
        put("roles", id, role.shown());
        return id;
    }

    String mentionable(String given) {
        var id = given.replaceAll("^<@[!&]?(\\d+)>$", "$1");
        return findRole(id).isPresent() ? role(id) : person(id);
    }

    /** {@code kinds} are the numbers of the channels that may be named; none means all. */
    String channel(String given, Json kinds) {
        var id = given.replaceAll("^<#(\\d+)>$", "$1");
        var channel = guilds.channel(id)
                .filter(it -> it.guild().equals(scene.guildId()))
                .orElseThrow(() -> new Impossible("There is no channel with the id " + given + " here."));
        if (!kinds.items().isEmpty() && !kinds.items().contains(Json.of(channel.kind().wire))) {
            throw new Impossible("The channel " + channel.name() + " is not of a kind that can be chosen here.");
        }
        put(
                "channels",
                id,
                channel.shown(guilds)
                        .with("permissions", String.valueOf(scene.permissions()))
                        .with(
                                "app_permissions",
                                String.valueOf(
                                        scene.guild().map(Guild::botPermissions).orElse(0L))));
        return id;
    }

    /** A file as the page sends it: {@code filename}, {@code content_type}, {@code base64}. */
    String file(Json given) {
        byte[] bytes;
        try {
            bytes = Base64.getDecoder().decode(given.at("base64").text());
        } catch (IllegalArgumentException broken) {
            throw new Impossible("The file is not in base64.");
        }
        if (bytes.length > Attachments.LARGEST) {
            throw new Impossible("Files have at most " + (Attachments.LARGEST >> 20) + " MiB.");
        }
        var name = given.at("filename").text();
        var file = new Draft.File(
                "0", name.isEmpty() ? "file" : name, given.at("content_type").text(), bytes);
        var attachment = attachments.keep(file, "").with("ephemeral", true);
        var id = attachment.at("id").text();
        put("attachments", id, attachment);
        return id;
    }

    private Optional<Role> findRole(String id) {
        return scene.guild().flatMap(it -> it.role(id));
    }

    private void put(String kind, String id, Json what) {
        kinds.merge(kind, Json.fields().with(id, what), (all, _) -> all.with(id, what));
    }
}
