package dev.skylark.work;

import dev.skylark.command.Person;
import dev.skylark.discord.DiscordRest;
import dev.skylark.discord.Outcome;
import dev.skylark.json.Json;
import java.util.List;
import java.util.Optional;

/** {@link Members} through Discord's REST API, which says what roles somebody has and what each of these may. */
public final class DiscordMembers implements Members {

    private static final int NOT_FOUND = 404;

    private final DiscordRest rest;

    public DiscordMembers(DiscordRest rest) {
        this.rest = rest;
    }

    @Override
    public Optional<Person> find(String guild, String person) {
        return asked("/guilds/" + guild + "/members/" + person)
                .flatMap(member -> asked("/guilds/" + guild).map(it -> person(it, member)));
    }

    private Optional<Json> asked(String route) {
        return switch (rest.send(new DiscordRest.Request("GET", route, null, List.of(), true))) {
            case Outcome.Done(var body) -> Optional.of(body);
            case Outcome.Refused(var status, var _, var _) when status == NOT_FOUND -> Optional.empty();
            case Outcome.Refused(var status, var code, var why) ->
                throw new IllegalStateException("Discord refused " + route + ": " + status + " " + code + " " + why);
            case Outcome.GaveUp(var why) ->
                throw new IllegalStateException("Discord could not be asked for " + route + ": " + why);
        };
    }

    // https://discord.com/developers/docs/topics/permissions#permission-overwrites: base permissions
    private static Person person(Json guild, Json member) {
        var user = member.at("user");
        var roles = member.at("roles").items().stream().map(Json::text).toList();
        var owns = guild.at("owner_id").text().equals(user.at("id").text());
        var permissions = owns
                ? -1L
                : guild.at("roles").items().stream()
                        .filter(it -> it.at("id").text().equals(guild.at("id").text())
                                || roles.contains(it.at("id").text()))
                        .mapToLong(it -> Long.parseLong(it.at("permissions").text()))
                        .reduce(0, (some, more) -> some | more);
        return new Person(
                user.at("id").text(),
                user.at("global_name").isText()
                        ? user.at("global_name").text()
                        : user.at("username").text(),
                roles,
                permissions);
    }
}
