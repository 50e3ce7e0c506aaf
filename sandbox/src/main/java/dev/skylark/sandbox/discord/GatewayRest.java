package dev.skylark.sandbox.discord;

import dev.skylark.json.Json;
import dev.skylark.sandbox.http.Response;
import dev.skylark.sandbox.http.Route;
import java.util.List;
import java.util.function.Supplier;

/** Where the gateway is; nowhere as long as none was opened. */
record GatewayRest(Supplier<Json.Fields> gateway) {

    List<Route<Rest>> routes() {
        return List.of(
                Rest.token("GET", "/gateway", _ -> Response.ok(Json.fields().with("url", known().at("url")))),
                Rest.bot("GET", "/gateway/bot", _ -> Response.ok(known())));
    }

    private Json.Fields known() {
        var known = gateway.get();
        if (known.members().isEmpty()) {
            throw DiscordError.notFound();
        }
        return known;
    }
}
