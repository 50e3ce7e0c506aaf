package dev.skylark.fleet;

import dev.skylark.fleet.Answer.Trouble;
import dev.skylark.fleet.Listing.Blind;
import dev.skylark.json.Json;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** Servers as they are kept in a table. */
public final class ServerJson {

    private ServerJson() {}

    public static Json.Fields write(Server it) {
        return Json.fields()
                .with("guild", it.guild())
                .with("place", write(it.place()))
                .with("id", it.id())
                .with("name", it.name())
                .with("state", it.state().name())
                .with("type", it.type())
                .with("platform", it.platform())
                .with("address", it.address())
                .with("keepsAddress", it.keepsAddress())
                .with("privateAddress", it.privateAddress())
                .with("zone", it.zone())
                .with("launched", it.launched().toEpochMilli())
                .with("changed", it.changed().toEpochMilli())
                .with("hibernates", it.hibernates())
                .with("spot", it.spot())
                .with("tags", tags(it.tags()));
    }

    public static Server read(Json it) {
        return new Server(
                it.at("guild").text(),
                place(it.at("place")),
                it.at("id").text(),
                it.at("name").text(),
                State.valueOf(it.at("state").text()),
                it.at("type").text(),
                it.at("platform").text(),
                it.at("address").text(),
                it.at("keepsAddress").truth(),
                it.at("privateAddress").text(),
                it.at("zone").text(),
                Instant.ofEpochMilli(it.at("launched").whole(0)),
                Instant.ofEpochMilli(it.at("changed").whole(0)),
                it.at("hibernates").truth(),
                it.at("spot").truth(),
                tags(it.at("tags")));
    }

    public static Json.Fields write(Place it) {
        return Json.fields()
                .with("kind", it.kind().name())
                .with("through", it.through())
                .with("region", it.region());
    }

    public static Place place(Json it) {
        return new Place(
                Place.Kind.valueOf(it.at("kind").text()),
                it.at("through").text(),
                it.at("region").text());
    }

    static Json.Fields write(Listing it) {
        return Json.fields()
                .with("servers", it.servers().stream().map(ServerJson::write).toList())
                .with(
                        "blind",
                        it.blind().stream()
                                .map(blind -> Json.fields()
                                        .with("place", write(blind.place()))
                                        .with("trouble", blind.trouble().name())
                                        .with("detail", blind.detail()))
                                .toList());
    }

    static Listing listing(Instant asked, Json it) {
        return new Listing(
                asked,
                it.at("servers").items().stream().map(ServerJson::read).toList(),
                it.at("blind").items().stream()
                        .map(blind -> new Blind(
                                place(blind.at("place")),
                                Trouble.valueOf(blind.at("trouble").text()),
                                blind.at("detail").text()))
                        .toList());
    }

    private static Json.Fields tags(Map<String, String> tags) {
        var fields = Json.fields();
        for (var tag : tags.entrySet()) {
            fields = fields.with(tag.getKey(), tag.getValue());
        }
        return fields;
    }

    private static Map<String, String> tags(Json json) {
        var tags = new HashMap<String, String>();
        json.members().forEach((name, value) -> tags.put(name, value.text()));
        return tags;
    }
}
