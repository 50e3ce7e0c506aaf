package dev.skylark.care;

import dev.skylark.discord.DiscordRest;
import dev.skylark.discord.DiscordRest.Request;
import dev.skylark.discord.Outcome;
import dev.skylark.fleet.Answer;
import dev.skylark.fleet.Answer.Failed;
import dev.skylark.fleet.Answer.Got;
import dev.skylark.fleet.Answer.Trouble;
import dev.skylark.json.Json;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** {@link Presence} by Discord's REST API. */
public final class DiscordPresence implements Presence {

    private final Supplier<DiscordRest> rest;
    private final Supplier<String> bot;

    /** {@code bot} is the id of the bot's user, which is its application's. */
    public DiscordPresence(Supplier<DiscordRest> rest, Supplier<String> bot) {
        this.rest = rest;
        this.bot = bot;
    }

    @Override
    public Answer<String> name() {
        return asked("/users/@me").map(it -> it.at("username").text());
    }

    @Override
    public Answer<Set<Need>> lacks(String guild, String channel) {
        return switch (asked("/guilds/" + guild + "/roles")) {
            case Failed<Json>(var trouble, var why) -> Answer.failed(trouble, why);
            case Got<Json>(var roles) ->
                switch (asked("/guilds/" + guild + "/members/" + bot.get())) {
                    case Failed<Json>(var trouble, var why) -> Answer.failed(trouble, why);
                    case Got<Json>(var member) ->
                        asked("/channels/" + channel)
                                .map(it -> lacking(Allowance.of(guild, roles, member, bot.get(), it)));
                };
        };
    }

    private static Set<Need> lacking(long allowed) {
        return Arrays.stream(Need.values())
                .filter(it -> (allowed & it.bit()) == 0)
                .collect(Collectors.toUnmodifiableSet());
    }

    private Answer<Json> asked(String route) {
        return switch (rest.get().send(new Request("GET", route, null, List.of(), true))) {
            case Outcome.Done(var body) -> Answer.got(body);
            case Outcome.Refused(var status, var code, var why) ->
                Answer.failed(trouble(status), "%d %d %s".formatted(status, code, why));
            case Outcome.GaveUp(var why) -> Answer.failed(Trouble.DOWN, why);
        };
    }

    private static Trouble trouble(int status) {
        return switch (status) {
            case 401, 403 -> Trouble.DENIED;
            case 404 -> Trouble.GONE;
            default -> Trouble.OTHER;
        };
    }
}
