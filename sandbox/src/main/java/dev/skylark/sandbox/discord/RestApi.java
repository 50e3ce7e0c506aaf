package dev.skylark.sandbox.discord;

import dev.skylark.json.Json;
import dev.skylark.sandbox.discord.Rest.Access;
import dev.skylark.sandbox.discord.Rest.Call;
import dev.skylark.sandbox.home.Keys;
import dev.skylark.sandbox.http.Request;
import dev.skylark.sandbox.http.Response;
import dev.skylark.sandbox.http.Routes;
import dev.skylark.sandbox.http.Routes.Found;
import java.util.Locale;
import java.util.Map;

/** Discord's REST, version 10, as we use it: who asks, how often, and with which body comes before what is done. */
final class RestApi {

    private final Routes<Rest> routes;
    private final Keys keys;
    private final RateLimits limits;
    private final Weather weather;
    private final Wire wire;

    RestApi(Routes<Rest> routes, Keys keys, RateLimits limits, Weather weather, Wire wire) {
        this.routes = routes;
        this.keys = keys;
        this.limits = limits;
        this.weather = weather;
        this.wire = wire;
    }

    /** Everything below {@code /discord/api/v10}. */
    Response answer(Request request) {
        weather.pass();
        var path = "/" + request.variable("path");
        Draft draft;
        Response response;
        try {
            draft = Draft.read(request);
            response = routed(request, path, draft);
        } catch (DiscordError notJson) {
            draft = Draft.of(new Json.Nothing());
            response = notJson.response();
        }
        var sent = request.body().length == 0 ? new Json.Nothing() : draft.body();
        wire.rest(request.method(), path, response.status(), sent);
        return response;
    }

    private Response routed(Request request, String path, Draft draft) {
        return switch (routes.find(request.method(), path)) {
            case Found.Nowhere<Rest>() -> DiscordError.notFound().response();
            case Found.OtherMethods<Rest>(var allowed) ->
                DiscordError.wrongMethod().response().with("Allow", allowed);
            case Found.Here<Rest>(var route, var variables) -> {
                var asked = request.with(variables);
                var operation = route.target();
                var bucket = Rest.bucket(route, asked);
                var verdict = limits.take(bucket, operation.rules(), operation.access() == Access.BOT);
                var headers = verdict.headers(hash(route.method() + route.template()));
                if (weather.takesFromStorm()) {
                    yield tooMany(1, "shared").with(headers).with("X-RateLimit-Remaining", "0");
                }
                if (!verdict.passes()) {
                    yield tooMany(verdict.retryAfter(), verdict.global() ? "global" : "user")
                            .with(headers);
                }
                yield done(operation, new Call(asked, draft)).with(headers);
            }
        };
    }

    private Response done(Rest operation, Call call) {
        try {
            if (weather.isDown()) {
                throw DiscordError.down();
            }
            if (operation.access() == Access.BOT && !keys.isToken(call.request().header("authorization"))) {
                throw DiscordError.unauthorized();
            }
            return operation.handler().answer(call);
        } catch (DiscordError refused) {
            return refused.response();
        }
    }

    private static Response tooMany(double retryAfter, String scope) {
        var global = scope.equals("global");
        return Response.json(
                        429,
                        Json.fields()
                                .with("message", "You are being rate limited.")
                                .with("retry_after", retryAfter)
                                .with("global", global))
                .with(Map.of("Retry-After", String.valueOf((long) Math.ceil(retryAfter)), "X-RateLimit-Scope", scope))
                .with(global ? Map.of("X-RateLimit-Global", "true") : Map.of());
    }

    private static String hash(String operation) {
        return String.format(Locale.ROOT, "%08x", operation.hashCode());
    }
}
