package dev.skylark.sandbox.discord;

import dev.skylark.json.Json;
import dev.skylark.sandbox.http.Events;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The commands that are registered: for everywhere, and for single guilds. */
final class CommandBook {

    static final String EVERYWHERE = "";

    private final Map<String, List<Json.Fields>> byGuild = new LinkedHashMap<>();
    private final Snowflakes ids;
    private final Events events;
    private final Runnable changed;

    CommandBook(Json kept, Snowflakes ids, Events events, Runnable changed) {
        this.ids = ids;
        this.events = events;
        this.changed = changed;
        kept.members()
                .forEach((guild, commands) -> byGuild.put(
                        guild,
                        commands.items().stream()
                                .filter(Json.Fields.class::isInstance)
                                .map(Json.Fields.class::cast)
                                .toList()));
    }

    synchronized Json kept() {
        var all = new LinkedHashMap<String, Json>();
        byGuild.forEach((guild, commands) -> all.put(guild, Json.items(commands)));
        return new Json.Fields(all);
    }

    synchronized List<Json.Fields> all() {
        return byGuild.values().stream().flatMap(List::stream).toList();
    }

    synchronized List<Json.Fields> in(String guild) {
        return byGuild.getOrDefault(guild, List.of());
    }

    Optional<Json.Fields> byId(String guild, String id) {
        return in(guild).stream().filter(it -> it.at("id").text().equals(id)).findFirst();
    }

    /** The command that a person in this guild means. */
    Optional<Json.Fields> named(String guild, String name) {
        return Stream.of(guild, EVERYWHERE)
                .distinct()
                .flatMap(it -> in(it).stream())
                .filter(it -> it.at("name").text().equals(name))
                .findFirst();
    }

    /** These and no others. One that was known by its name keeps its id. */
    List<Json.Fields> overwrite(String guild, Json commands) {
        List<Json.Fields> now;
        synchronized (this) {
            now = commands.items().stream().map(it -> registered(guild, it)).toList();
            byGuild.put(guild, now);
        }
        told();
        return now;
    }

    Json.Fields add(String guild, Json command) {
        Json.Fields one;
        synchronized (this) {
            one = registered(guild, command);
            var now = new ArrayList<>(in(guild));
            now.removeIf(it -> it.at("id").equals(one.at("id")));
            now.add(one);
            byGuild.put(guild, List.copyOf(now));
        }
        told();
        return one;
    }

    boolean delete(String guild, String id) {
        synchronized (this) {
            var now = new ArrayList<>(in(guild));
            if (!now.removeIf(it -> it.at("id").text().equals(id))) {
                return false;
            }
            byGuild.put(guild, List.copyOf(now));
        }
        told();
        return true;
    }

    private Json.Fields registered(String guild, Json command) {
        var type = command.at("type").whole(1);
        var known = in(guild).stream()
                .filter(it -> it.at("name").equals(command.at("name"))
                        && it.at("type").whole(1) == type)
                .findFirst();
        var fields = command instanceof Json.Fields given ? given : Json.fields();
        return fields.with("type", type)
                .with("id", known.map(it -> it.at("id").text()).orElseGet(ids::next))
                .with("application_id", Seed.APPLICATION)
                .with("version", ids.next())
                .withIf(!guild.isEmpty(), "guild_id", guild);
    }

    private void told() {
        events.tell(Json.fields().with("kind", "state"));
        changed.run();
    }
}
