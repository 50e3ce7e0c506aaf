package dev.skylark.sandbox.discord;

import dev.skylark.sandbox.discord.RateLimits.Rule;
import dev.skylark.sandbox.http.Request;
import dev.skylark.sandbox.http.Response;
import dev.skylark.sandbox.http.Route;
import java.time.Duration;
import java.util.List;

/** One operation of Discord's REST: who may use it, how often, and what it does. */
record Rest(Access access, List<Rule> rules, Handler handler) {

    private static final List<Rule> USUAL = List.of(new Rule(30, Duration.ofSeconds(10)));
    private static final List<Rule> CHANNEL = List.of(new Rule(5, Duration.ofSeconds(5)));

    /** What people saw of webhooks: Discord documents that they have limits, not which. */
    private static final List<Rule> TOKEN =
            List.of(new Rule(5, Duration.ofSeconds(2)), new Rule(30, Duration.ofSeconds(60)));

    /** By the bot's token, or by an interaction's in the path. */
    enum Access {
        BOT,
        TOKEN
    }

    /** A request, and its body as far as it is a message. */
    record Call(Request request, Draft draft) {
        String variable(String name) {
            return request.variable(name);
        }
    }

    /** Does it; throws {@link DiscordError} where Discord says no. */
    @FunctionalInterface
    interface Handler {
        Response answer(Call call);
    }

    Rest {
        rules = List.copyOf(rules);
    }

    static Route<Rest> bot(String method, String template, Handler handler) {
        return new Route<>(method, template, new Rest(Access.BOT, USUAL, handler));
    }

    static Route<Rest> channel(String method, String template, Handler handler) {
        return new Route<>(method, template, new Rest(Access.BOT, CHANNEL, handler));
    }

    static Route<Rest> token(String method, String template, Handler handler) {
        return new Route<>(method, template, new Rest(Access.TOKEN, TOKEN, handler));
    }

    /** The bucket that a call falls into: the operation, and the place that it is about. */
    static String bucket(Route<Rest> route, Request request) {
        var place = request.variable("channel") + "/" + request.variable("guild");
        // all operations with one token share its bucket, as those of a webhook do
        return route.target().access == Access.TOKEN
                ? "token " + request.variable("token")
                : route.method() + " " + route.template() + " " + place;
    }
}
