package dev.skylark.sandbox.discord;

import dev.skylark.json.Json;
import dev.skylark.sandbox.discord.Channel.Kind;
import dev.skylark.sandbox.gateway.Realm.Mover;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;

/** Everybody and every place that this Discord knows. */
final class Guilds {

    private final Map<String, Person> people = new LinkedHashMap<>();
    private final Map<String, Channel> channels = new LinkedHashMap<>();
    private final Map<String, Guild> guilds = new LinkedHashMap<>();
    private final Runnable changed;
    private final List<Mover> movers = new CopyOnWriteArrayList<>();

    Guilds(Json kept, Runnable changed) {
        this.changed = changed;
        if (kept.isNothing()) {
            Seed.people().forEach(it -> people.put(it.id(), it));
            Seed.channels().forEach(it -> channels.put(it.id(), it));
            Seed.guilds().forEach(it -> guilds.put(it.id(), it));
        } else {
            kept.at("people").items().stream().map(Person::of).forEach(it -> people.put(it.id(), it));
            kept.at("channels").items().stream().map(Channel::of).forEach(it -> channels.put(it.id(), it));
            kept.at("guilds").items().stream().map(Guild::of).forEach(it -> guilds.put(it.id(), it));
        }
    }

    synchronized Json kept() {
        return Json.fields()
                .with("people", people.values().stream().map(Person::kept).toList())
                .with("channels", channels.values().stream().map(Channel::kept).toList())
                .with("guilds", guilds.values().stream().map(Guild::kept).toList());
    }

    synchronized List<Guild> all() {
        return List.copyOf(guilds.values());
    }

    synchronized Optional<Guild> guild(String id) {
        return Optional.ofNullable(guilds.get(id));
    }

    synchronized Optional<Person> person(String id) {
        return Optional.ofNullable(people.get(id));
    }

    synchronized Optional<Channel> channel(String id) {
        return Optional.ofNullable(channels.get(id));
    }

    synchronized List<Channel> channels() {
        return List.copyOf(channels.values());
    }

    List<Channel> channels(String guild) {
        return channels().stream().filter(it -> it.guild().equals(guild)).toList();
    }

    Optional<Member> member(String guild, String person) {
        return guild(guild).flatMap(it -> it.member(person));
    }

    void open(Channel channel) {
        synchronized (this) {
            channels.put(channel.id(), channel);
        }
        changed.run();
    }

    /** False when there is no such guild. */
    boolean change(String guild, UnaryOperator<Guild> how) {
        Guild before;
        Guild after;
        synchronized (this) {
            before = guilds.get(guild);
            if (before == null) {
                return false;
            }
            after = how.apply(before);
            guilds.put(guild, after);
        }
        changed.run();
        tellMoves(before.voice(), after);
        return true;
    }

    void whenSomebodyMoves(Mover mover) {
        movers.add(mover);
    }

    private void tellMoves(Map<String, String> before, Guild after) {
        var people = new TreeSet<>(before.keySet());
        people.addAll(after.voice().keySet());
        for (var person : people) {
            var now = after.voice().getOrDefault(person, "");
            if (!now.equals(before.getOrDefault(person, ""))) {
                movers.forEach(it -> it.moved(after.id(), person, now));
            }
        }
    }

    /** The channel between the bot and this person, made when it is asked for the first time. */
    Channel direct(String person, Snowflakes ids) {
        Channel made;
        synchronized (this) {
            var known = channels.values().stream()
                    .filter(it -> it.kind() == Kind.DIRECT && it.person().equals(person))
                    .findFirst();
            if (known.isPresent()) {
                return known.get();
            }
            made = new Channel(ids.next(), "", "", Kind.DIRECT, "", person);
            channels.put(made.id(), made);
        }
        changed.run();
        return made;
    }

    /**
     * A signed request from outside may name people and places that nobody has seen here: they exist from now on.
     * Those of a fresh start stay as they are.
     */
    void learn(Json interaction) {
        var user = interaction.at("member").at("user");
        var person = user.isNothing() ? interaction.at("user") : user;
        var guild = Snowflakes.read(interaction.at("guild_id"));
        var channel = interaction.at("channel");
        var channelId = Snowflakes.read(channel.at("id"), interaction.at("channel_id"));
        var personId = Snowflakes.read(person.at("id"));
        var news = false;
        synchronized (this) {
            if (!personId.isEmpty() && !people.containsKey(personId)) {
                people.put(personId, new Person(personId, name(person.at("username"), "user", personId), false));
                news = true;
            }
            if (!guild.isEmpty() && !guilds.containsKey(guild)) {
                guilds.put(guild, visited(guild, name(interaction.at("guild").at("name"), "guild", guild)));
                news = true;
            }
            if (!channelId.isEmpty() && !channels.containsKey(channelId)) {
                channels.put(channelId, channel(channelId, guild, channel, personId));
                news = true;
            }
            var here = guilds.get(guild);
            if (here != null && !personId.isEmpty()) {
                var known = here.member(personId);
                var now = visitor(personId, interaction.at("member"));
                if (known.isEmpty() || (known.get().visitor() && !known.get().equals(now))) {
                    guilds.put(guild, here.with(now));
                    news = true;
                }
            }
        }
        if (news) {
            changed.run();
        }
    }

    private static Channel channel(String id, String guild, Json channel, String person) {
        return guild.isEmpty()
                ? new Channel(id, "", "", Kind.DIRECT, "", person)
                : new Channel(
                        id,
                        guild,
                        name(channel.at("name"), "channel", id),
                        Kind.of(channel.at("type").whole(0)),
                        channel.at("parent_id").text(),
                        "");
    }

    private static Member visitor(String id, Json member) {
        var roles = member.at("roles").items().stream().map(Json::text).toList();
        return new Member(id, roles, Bits.read(member.at("permissions").text()), true);
    }

    private static Guild visited(String id, String name) {
        var bot = new Member(Seed.APPLICATION, List.of(), Bits.ALL, false);
        return new Guild(
                id,
                name,
                "",
                true,
                List.of(new Role(id, "@everyone", 0, Bits.EVERYDAY, 0)),
                Map.of(Seed.APPLICATION, bot),
                Map.of());
    }

    private static String name(Json given, String kind, String id) {
        return given.isText() && !given.text().isBlank()
                ? given.text()
                : kind + "-" + id.substring(Math.max(0, id.length() - 4));
    }
}
