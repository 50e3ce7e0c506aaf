package dev.skylark.timer;

import dev.skylark.json.Json;

/** Something to do for one guild. {@code kind} says who does it, {@code name} tells it from others of its kind. */
public record Job(String guild, String kind, String name, Json data) {

    public static Job of(String guild, String kind, String name) {
        return new Job(guild, kind, name, Json.fields());
    }

    public static Job read(Json json) {
        return new Job(
                json.at("guild").text(), json.at("kind").text(), json.at("name").text(), json.at("data"));
    }

    public Json.Fields json() {
        return Json.fields()
                .with("guild", guild)
                .with("kind", kind)
                .with("name", name)
                .with("data", data);
    }
}
