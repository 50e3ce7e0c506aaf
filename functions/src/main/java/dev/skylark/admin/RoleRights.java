package dev.skylark.admin;

import dev.skylark.access.Grant;
import dev.skylark.access.Guild;
import dev.skylark.access.Guilds;
import dev.skylark.access.Quota;
import dev.skylark.command.Call;
import dev.skylark.command.Catalogue;
import dev.skylark.command.Command;
import dev.skylark.command.Option;
import dev.skylark.command.Permission;
import dev.skylark.command.Refused;
import dev.skylark.discord.Choice;
import dev.skylark.discord.Markdown;
import dev.skylark.discord.Message;
import dev.skylark.discord.Reply;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** {@code /access role}, {@code quota} and {@code approvals}: rights of roles, limits, and the second person. */
final class RoleRights {

    /** What a role can be given; {@code NONE} takes it away again. */
    enum Level {
        VIEWER,
        OPERATOR,
        ADMIN,
        NONE
    }

    /** Whether a second person has to agree. */
    enum People {
        ONE,
        TWO
    }

    private static final int MOST_GRANTS = 50;

    private final GuildRecord guilds;
    private final Supplier<Catalogue> catalogue;
    private final Option<String> role = Option.role("role", "The role");
    private final Option<Level> level = Option.choice("permission", "What its members may do", Level.class);
    private final Option<Optional<String>> tags = Option.text(
                    "tags", "Only on resources with these tags, for example: env=prod", 3, 200)
            .optional();
    private final Option<Optional<Long>> perPerson =
            Option.whole("person", "Commands a minute for one person", 1, 600).optional();
    private final Option<Optional<Long>> perGuild = Option.whole(
                    "server", "Commands a minute for the whole server", 1, 6000)
            .optional();
    private final Option<Optional<String>> action = Option.text("command", "The dangerous command", 1, 100)
            .suggesting((_, typed) -> dangerousLike(typed))
            .optional();
    private final Option<People> people = Option.choice("people", "How many people have to agree", People.class)
            .orElse(People.TWO);

    RoleRights(Guilds guilds, Supplier<Catalogue> catalogue) {
        this.guilds = new GuildRecord(guilds);
        this.catalogue = catalogue;
    }

    List<Command> commands() {
        return List.of(
                Command.named("access role", "Give a role rights in this server, or take them away")
                        .takes(role, level, tags)
                        .deferred()
                        .only(Permission.ADMIN)
                        .runs(this::grant),
                Command.named("access quota", "How many commands a minute people may use here")
                        .takes(perPerson, perGuild)
                        .deferred()
                        .only(Permission.ADMIN)
                        .runs(this::quota),
                Command.named("access approvals", "Which commands need a second person here")
                        .takes(action, people)
                        .deferred()
                        .only(Permission.ADMIN)
                        .runs(this::approvals));
    }

    private Reply grant(Call call) {
        var wanted = call.value(level);
        var which = call.value(role);
        var only = call.value(tags).map(RoleRights::tags).orElse(Map.of());
        var changed = guilds.change(call, guild -> {
            var others = guild.grants().stream()
                    .filter(it -> !it.role().equals(which))
                    .toList();
            return guild.withGrants(
                    wanted == Level.NONE ? others : granted(others, which, Permission.valueOf(wanted.name()), only));
        });
        return Reply.update(rights(call, changed));
    }

    /** The grants with this one in the place of what the role had before. */
    static List<Grant> granted(List<Grant> grants, String role, Permission permission, Map<String, String> tags) {
        var all = Stream.concat(
                        grants.stream().filter(it -> !it.role().equals(role)),
                        Stream.of(new Grant(role, permission, tags)))
                .toList();
        if (all.size() > MOST_GRANTS) {
            throw new Refused("role.tooMany", MOST_GRANTS);
        }
        return all;
    }

    /** Who may do what here, as it now stands. */
    static Message rights(Call call, Guild guild) {
        var message = Message.good(call.text("role.title"));
        if (guild.grants().isEmpty()) {
            return message.text(call.text("role.byBits"));
        }
        for (var grant : guild.grants()) {
            var where = grant.tags().isEmpty() ? "" : " · " + Markdown.code(write(grant.tags()));
            message = message.text("- %s  %s%s"
                    .formatted(
                            Markdown.role(grant.role()),
                            call.text("permission." + grant.permission().word()),
                            where));
        }
        return message.text("-# " + call.text("role.integrations"));
    }

    private Reply quota(Call call) {
        var person = call.value(perPerson);
        var server = call.value(perGuild);
        var guild = person.isEmpty() && server.isEmpty()
                ? guilds.of(call)
                : guilds.change(
                        call,
                        it -> it.with(new Quota(
                                person.map(Long::intValue).orElse(it.quota().perPerson()),
                                server.map(Long::intValue).orElse(it.quota().perGuild()))));
        return Reply.update(Message.good(call.text("quota.title"))
                .fact(call.text("quota.person"), guild.quota().perPerson())
                .fact(call.text("quota.server"), guild.quota().perGuild()));
    }

    private Reply approvals(Call call) {
        var which = call.value(action).map(it -> it.replaceFirst("^/", ""));
        which.ifPresent(this::requireDangerous);
        var two = call.value(people) == People.TWO;
        var guild = which.isEmpty()
                ? guilds.of(call)
                : guilds.change(call, it -> {
                    var names = new HashSet<>(it.twoPerson());
                    if (two) {
                        names.add(which.get());
                    } else {
                        names.remove(which.get());
                    }
                    return it.withTwoPerson(names);
                });
        var message = Message.good(call.text("approvals.title"));
        for (var name : dangerous().toList()) {
            var line = guild.twoPerson().contains(name) ? "approvals.two" : "approvals.one";
            message = message.text("- " + Markdown.code("/" + name) + "  " + call.text(line));
        }
        return Reply.update(message);
    }

    private void requireDangerous(String name) {
        if (dangerous().noneMatch(name::equals)) {
            throw new Refused(
                    "approvals.unknown",
                    Markdown.plain(name),
                    dangerous().map(it -> "/" + it).collect(Collectors.joining(", ")));
        }
    }

    /** Commands that ask before they act: only those can ask a second person. */
    private Stream<String> dangerous() {
        return catalogue.get().all().stream()
                .filter(it -> it.question().isPresent())
                .map(Command::name);
    }

    private List<Choice> dangerousLike(String typed) {
        return dangerous()
                .filter(it -> it.contains(typed))
                .map(it -> new Choice("/" + it, it))
                .toList();
    }

    private static Map<String, String> tags(String text) {
        var tags = new HashMap<String, String>();
        for (var part : text.split("[,;\\s]+", -1)) {
            var at = part.indexOf('=');
            if (at < 1 || at == part.length() - 1) {
                throw new Refused("role.tags", Markdown.plain(text));
            }
            tags.put(part.substring(0, at), part.substring(at + 1));
        }
        return tags;
    }

    private static String write(Map<String, String> tags) {
        return tags.entrySet().stream()
                .map(it -> it.getKey() + "=" + it.getValue())
                .sorted()
                .collect(Collectors.joining(", "));
    }
}
