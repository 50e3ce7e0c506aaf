package dev.skylark.sandbox.happening;

import dev.skylark.json.Json;
import dev.skylark.sandbox.http.Endpoint;
import dev.skylark.sandbox.http.Request;
import dev.skylark.sandbox.http.Response;
import dev.skylark.sandbox.http.Route;
import java.util.List;

/** Everything that can be made to happen here. */
public record Happenings(List<Happening> all) {

    public Happenings {
        all = List.copyOf(all);
    }

    public List<Route<Endpoint>> routes() {
        return List.of(
                Endpoint.route("GET", "/sandbox/happen", _ -> Response.ok(list())),
                Endpoint.route("POST", "/sandbox/happen", this::happen));
    }

    private Response happen(Request request) {
        var asked = request.json();
        var what = asked.at("what").text();
        var happening = all.stream().filter(it -> it.what().equals(what)).findFirst();
        if (happening.isEmpty()) {
            return Response.json(
                    400,
                    Json.fields()
                            .with("error", "\"what\" is one of those in the list, not \"" + what + "\".")
                            .with("list", list()));
        }
        try {
            return Response.ok(
                    Json.fields().with("done", happening.get().makes().apply(asked)));
        } catch (IllegalArgumentException refused) {
            return Response.error(400, String.valueOf(refused.getMessage()));
        }
    }

    private Json list() {
        return Json.items(all.stream().map(Happening::shown));
    }
}
