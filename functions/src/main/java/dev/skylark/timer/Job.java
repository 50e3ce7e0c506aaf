package dev.skylark.timer;

import dev.skylark.json.Json;
import java.time.DateTimeException;
import java.time.Instant;

/**
 * Something to do for one guild. {@code kind} says who does it, {@code name} tells it from others of its kind. {@code due}
 * is for when it was set, where it was a timer that brought it, else {@link Instant#EPOCH}.
 */
public record Job(String guild, String kind, String name, Json data, Instant due) {

    public Job(String guild, String kind, String name, Json data) {
        this(guild, kind, name, data, Instant.EPOCH);
    }

    public static Job of(String guild, String kind, String name) {
        return new Job(guild, kind, name, Json.fields());
    }

    public static Job read(Json json) {
        return new Job(
                json.at("guild").text(),
                json.at("kind").text(),
                json.at("name").text(),
                json.at("data"),
                moment(json.at("due").text()));
    }

    private static Instant moment(String due) {
        try {
            return due.isEmpty() ? Instant.EPOCH : Instant.parse(due);
        } catch (DateTimeException notYetFilled) {
            return Instant.EPOCH;
        }
    }

    public Job due(Instant then) {
        return new Job(guild, kind, name, data, then);
    }

    public Json.Fields json() {
        return Json.fields()
                .with("guild", guild)
                .with("kind", kind)
                .with("name", name)
                .with("data", data)
                .withIf(!due.equals(Instant.EPOCH), "due", due.toString());
    }
}
