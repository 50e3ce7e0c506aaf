package dev.skylark.sandbox;

import dev.skylark.command.CommandDiff;
import dev.skylark.command.Registration;
import dev.skylark.discord.DiscordRest;
import dev.skylark.discord.DiscordRest.BotToken;
import dev.skylark.discord.DiscordRest.Request;
import dev.skylark.discord.Outcome;
import dev.skylark.discord.Pause;
import dev.skylark.json.Json;
import dev.skylark.patience.Neighbour;
import dev.skylark.sandbox.house.Doors;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** {@code ./skylark register}: tells Discord the commands, or only says what would change. */
public final class Register {

    private static final String USAGE = "usage: ./skylark register [--guild ID] [--dry-run]";
    private static final String REAL_DISCORD = "https://discord.com/api/v10";

    private Register() {}

    public static void main(String[] arguments) {
        try {
            System.exit(run(List.of(arguments), System.getenv()));
        } catch (IllegalArgumentException unusable) {
            System.err.println(unusable.getMessage());
            System.exit(2);
        }
    }

    static int run(List<String> arguments, Map<String, String> environment) {
        var guild = "";
        var dryRun = false;
        for (int at = 0; at < arguments.size(); at++) {
            switch (arguments.get(at)) {
                case "--dry-run" -> dryRun = true;
                case "--guild" -> guild = at + 1 < arguments.size() ? arguments.get(++at) : "";
                default -> throw new IllegalArgumentException(USAGE);
            }
        }
        if (arguments.contains("--guild") && !guild.matches("\\d{15,20}")) {
            throw new IllegalArgumentException("--guild needs the server's id, a number.\n" + USAGE);
        }
        var application = need(environment, "SKYLARK_DISCORD_APPLICATION_ID", "the application's id");
        var token = need(environment, "SKYLARK_DISCORD_TOKEN", "the bot's token");
        var route = "/applications/" + application + (guild.isEmpty() ? "" : "/guilds/" + guild) + "/commands";
        var rest = new DiscordRest(
                environment.getOrDefault("SKYLARK_DISCORD_API", REAL_DISCORD),
                BotToken.fixed(token),
                Neighbour.DISCORD.patience().within(Duration.ofMinutes(1)),
                Clock.systemUTC(),
                Pause.real(),
                Math::random,
                (_, _, _) -> {});
        var commands = Registration.json(Doors.catalogue());
        return register(
                rest,
                route + "?with_localizations=true",
                guild.isEmpty()
                        ? commands
                        : Json.items(commands.items().stream().map(Register::inOneGuild)),
                dryRun);
    }

    /** Where a command may be used is said of global commands only. */
    private static Json.Fields inOneGuild(Json command) {
        var members = new LinkedHashMap<>(command.members());
        members.keySet().removeAll(Set.of("contexts", "integration_types"));
        return new Json.Fields(members);
    }

    private static int register(DiscordRest rest, String route, Json commands, boolean dryRun) {
        var present = done(rest, "GET", route, null);
        var lines = CommandDiff.lines(commands, present);
        lines.forEach(System.out::println);
        if (lines.isEmpty()) {
            System.out.println("Discord knows all " + commands.items().size() + " commands as they are.");
        } else if (dryRun) {
            System.out.println("Nothing was changed: this was a dry run.");
        } else {
            done(rest, "PUT", route.replaceFirst("\\?.*$", ""), commands);
            System.out.println("Discord knows " + commands.items().size() + " commands now.");
        }
        return 0;
    }

    private static Json done(DiscordRest rest, String method, String route, @Nullable Json body) {
        return switch (rest.send(new Request(method, route, body, List.of(), true))) {
            case Outcome.Done(var answer) -> answer;
            case Outcome.Refused(var status, var _, var message) ->
                throw new IllegalArgumentException("Discord refused (HTTP " + status + "): " + message
                        + (status == 401 ? ". Is SKYLARK_DISCORD_TOKEN the bot's token?" : ""));
            case Outcome.GaveUp(var why) -> throw new IllegalArgumentException(why + ". Try again in a minute.");
        };
    }

    private static String need(Map<String, String> environment, String name, String what) {
        var value = environment.getOrDefault(name, "");
        if (value.isEmpty()) {
            throw new IllegalArgumentException(
                    name + " is not set: it is " + what + " from Discord's developer portal.");
        }
        return value;
    }
}
