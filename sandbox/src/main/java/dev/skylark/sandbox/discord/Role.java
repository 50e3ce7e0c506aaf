package dev.skylark.sandbox.discord;

import dev.skylark.json.Json;

/** A role in a guild; the one with the guild's own id is everyone's. */
record Role(String id, String name, int color, long permissions, int position) {

    static Role of(Json kept) {
        return new Role(
                kept.at("id").text(),
                kept.at("name").text(),
                (int) kept.at("color").whole(0),
                Bits.read(kept.at("permissions").text()),
                (int) kept.at("position").whole(0));
    }

    /** Discord's role object. */
    Json.Fields shown() {
        return Json.fields()
                .with("id", id)
                .with("name", name)
                .with("color", color)
                .with(
                        "colors",
                        Json.fields()
                                .with("primary_color", color)
                                .with("secondary_color", null)
                                .with("tertiary_color", null))
                .with("hoist", false)
                .with("icon", null)
                .with("unicode_emoji", null)
                .with("position", position)
                .with("permissions", String.valueOf(permissions))
                .with("managed", false)
                .with("mentionable", true)
                .with("flags", 0);
    }
}
