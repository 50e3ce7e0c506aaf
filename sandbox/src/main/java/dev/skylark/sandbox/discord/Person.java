package dev.skylark.sandbox.discord;

import dev.skylark.json.Json;

/** Somebody who has a Discord account. */
record Person(String id, String name, boolean bot) {

    /** Shows a bot as online although it has no connection that stands. */
    static final int ANSWERS_BY_HTTP = 1 << 19;

    static Person of(Json kept) {
        return new Person(
                kept.at("id").text(), kept.at("name").text(), kept.at("bot").truth());
    }

    Json.Fields kept() {
        return Json.fields().with("id", id).with("name", name).with("bot", bot);
    }

    /** Discord's user object. */
    Json.Fields shown() {
        return Json.fields()
                .with("id", id)
                .with("username", name)
                .with("discriminator", bot ? "0001" : "0")
                .with("global_name", bot ? null : name)
                .with("avatar", null)
                .with("avatar_decoration_data", null)
                .with("primary_guild", null)
                .with("flags", bot ? ANSWERS_BY_HTTP : 0)
                .with("public_flags", bot ? ANSWERS_BY_HTTP : 0)
                .withIf(bot, "bot", true);
    }
}
