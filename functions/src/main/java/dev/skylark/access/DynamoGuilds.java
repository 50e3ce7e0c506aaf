package dev.skylark.access;

import dev.skylark.access.Guild.Purpose;
import dev.skylark.access.Guild.Standing;
import dev.skylark.command.Permission;
import dev.skylark.data.Item;
import dev.skylark.data.Rows;
import dev.skylark.data.Rows.Write;
import dev.skylark.json.Json;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** {@link Guilds} in the guilds table, one item a guild. */
public final class DynamoGuilds implements Guilds {

    private static final String ID = "settings";

    private final Rows rows;

    public DynamoGuilds(Rows rows) {
        this.rows = rows;
    }

    @Override
    public Optional<Guild> find(String id) {
        return rows.find(id, ID).map(DynamoGuilds::guild);
    }

    @Override
    public boolean save(Guild guild) {
        return rows.putIf(
                        item(guild),
                        guild.version() == 0 ? "attribute_not_exists(#id) OR #version = :read" : "#version = :read",
                        Item.values("read", guild.version()))
                instanceof Write.Done;
    }

    private static Item item(Guild it) {
        var channels = Json.fields();
        for (var channel : it.channels().entrySet()) {
            channels = channels.with(channel.getKey().name(), channel.getValue());
        }
        return Item.of(it.id(), ID)
                .with("standing", it.standing().name())
                .with("zone", it.zone().getId())
                .with("locale", it.locale())
                .with("currency", it.currency())
                .with("channels", channels)
                .with("featuresOff", Json.items(it.featuresOff()))
                .with("grants", Json.items(it.grants().stream().map(DynamoGuilds::json)))
                .with("twoPerson", Json.items(it.twoPerson()))
                .with("perPerson", it.quota().perPerson())
                .with("perGuild", it.quota().perGuild())
                .with("version", it.version() + 1);
    }

    private static Guild guild(Item it) {
        var channels = new EnumMap<Purpose, String>(Purpose.class);
        it.json("channels").members().forEach((purpose, id) -> channels.put(Purpose.valueOf(purpose), id.text()));
        return new Guild(
                it.text("guild"),
                Standing.valueOf(it.text("standing")),
                ZoneId.of(it.text("zone")),
                it.text("locale"),
                it.text("currency"),
                channels,
                texts(it.json("featuresOff")),
                it.json("grants").items().stream().map(DynamoGuilds::grant).toList(),
                texts(it.json("twoPerson")),
                new Quota((int) it.whole("perPerson"), (int) it.whole("perGuild")),
                it.whole("version"));
    }

    private static Json json(Grant grant) {
        var tags = Json.fields();
        for (var tag : grant.tags().entrySet()) {
            tags = tags.with(tag.getKey(), tag.getValue());
        }
        return Json.fields()
                .with("role", grant.role())
                .with("permission", grant.permission().name())
                .with("tags", tags);
    }

    private static Grant grant(Json json) {
        var tags = new HashMap<String, String>();
        json.at("tags").members().forEach((name, value) -> tags.put(name, value.text()));
        return new Grant(
                json.at("role").text(), Permission.valueOf(json.at("permission").text()), Map.copyOf(tags));
    }

    private static Set<String> texts(Json json) {
        return json.items().stream().map(Json::text).collect(Collectors.toSet());
    }
}
