package dev.skylark.log;

import dev.skylark.data.Item;
import dev.skylark.data.Rows;
import dev.skylark.json.Json;
import java.util.List;

/** The names of log groups that the cloud showed a guild when it was asked last: the front door may not ask it. */
final class SeenGroups {

    private static final String ID = "groups";

    private final Rows rows;

    SeenGroups(Rows rows) {
        this.rows = rows;
    }

    /** A log group, and where it is in the words of people. */
    record Seen(String group, String place) {}

    void keep(String guild, List<Seen> seen) {
        rows.put(Item.of(guild, ID)
                .with(
                        "seen",
                        Json.items(seen.stream()
                                .map(it ->
                                        Json.fields().with("group", it.group()).with("place", it.place())))));
    }

    List<Seen> all(String guild) {
        return rows.find(guild, ID).stream()
                .flatMap(it -> it.json("seen").items().stream())
                .map(it -> new Seen(it.at("group").text(), it.at("place").text()))
                .toList();
    }
}
