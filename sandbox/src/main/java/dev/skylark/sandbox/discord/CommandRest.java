package dev.skylark.sandbox.discord;

import dev.skylark.json.Json;
import dev.skylark.sandbox.discord.Rest.Call;
import dev.skylark.sandbox.http.Response;
import dev.skylark.sandbox.http.Route;
import java.util.ArrayList;
import java.util.List;

/** Registering commands, for everywhere or for one guild. */
final class CommandRest {

    private final CommandBook book;
    private final Guilds guilds;

    CommandRest(CommandBook book, Guilds guilds) {
        this.book = book;
        this.guilds = guilds;
    }

    List<Route<Rest>> routes() {
        var routes = new ArrayList<Route<Rest>>();
        for (var place : List.of("/applications/{application}", "/applications/{application}/guilds/{guild}")) {
            var all = place + "/commands";
            routes.add(Rest.bot("GET", all, call -> Response.ok(Json.items(book.in(guild(call))))));
            routes.add(Rest.bot("PUT", all, this::overwrite));
            routes.add(Rest.bot("POST", all, this::add));
            routes.add(Rest.bot("GET", all + "/{command}", call -> Response.ok(known(call))));
            routes.add(Rest.bot("DELETE", all + "/{command}", this::delete));
        }
        return routes;
    }

    private Response overwrite(Call call) {
        var guild = guild(call);
        CommandCheck.all(call.draft().body());
        return Response.ok(Json.items(book.overwrite(guild, call.draft().body())));
    }

    private Response add(Call call) {
        var guild = guild(call);
        var command = call.draft().body();
        CommandCheck.one(command);
        var isNew = book.in(guild).stream().noneMatch(it -> it.at("name").equals(command.at("name")));
        if (isNew && book.in(guild).size() >= 100) {
            throw DiscordError.tooManyCommands();
        }
        return Response.json(isNew ? 201 : 200, book.add(guild, command));
    }

    private Json.Fields known(Call call) {
        return book.byId(guild(call), call.variable("command")).orElseThrow(DiscordError::unknownCommand);
    }

    private Response delete(Call call) {
        if (!book.delete(guild(call), call.variable("command"))) {
            throw DiscordError.unknownCommand();
        }
        return Response.empty(204);
    }

    private String guild(Call call) {
        if (!call.variable("application").equals(Seed.APPLICATION)) {
            throw DiscordError.of(403, 20012, "You are not authorized to perform this action on this application");
        }
        var guild = call.variable("guild");
        if (!guild.isEmpty() && guilds.guild(guild).filter(Guild::botIsIn).isEmpty()) {
            throw DiscordError.missingAccess();
        }
        return guild;
    }
}
