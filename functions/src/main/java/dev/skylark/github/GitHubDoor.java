package dev.skylark.github;

import dev.skylark.fact.Bus;
import dev.skylark.fact.Fact.Told;
import dev.skylark.http.Request;
import dev.skylark.http.Response;
import dev.skylark.http.Route;
import dev.skylark.json.Json;
import dev.skylark.webhook.Hmac;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/**
 * Where GitHub tells what happens: one address for our App, and one for each guild that set up a webhook of its own. It
 * only makes sure who speaks and hands it on, because GitHub does not come again by itself.
 */
final class GitHubDoor {

    static final String NAME = "github";

    private static final Pattern GUILD = Pattern.compile("\\d{15,20}");
    private static final Pattern DELIVERY = Pattern.compile("[A-Za-z0-9-]{1,64}");

    private final HookSecrets secrets;
    private final Supplier<Bus> bus;

    GitHubDoor(HookSecrets secrets, Supplier<Bus> bus) {
        this.secrets = secrets;
        this.bus = bus;
    }

    List<Route> routes() {
        return List.of(
                new Route("POST", "/webhooks/github", (request, _) -> heard(request, secrets.ofApp(), "")),
                new Route(
                        "POST",
                        "/webhooks/github/*",
                        (request, guild) ->
                                GUILD.matcher(guild).matches() ? heard(request, secrets.of(guild), guild) : refused()));
    }

    private static Response refused() {
        return Response.refused(
                401, "The signature is missing or wrong. `/github status` in Discord shows how to set up the webhook.");
    }

    private Response heard(Request request, String secret, String guild) {
        if (!Hmac.proves(
                secret.getBytes(StandardCharsets.UTF_8), request.body(), request.header("x-hub-signature-256"))) {
            return refused();
        }
        var event = request.header("x-github-event");
        var delivery = request.header("x-github-delivery");
        if (event.isEmpty() || !DELIVERY.matcher(delivery).matches()) {
            return Response.refused(400, "X-GitHub-Event and X-GitHub-Delivery are required.");
        }
        try {
            var gist = Gist.of(Json.read(request.body()));
            if (GitHubEvents.read(event, gist).isEmpty()) {
                return Response.accepted("Nothing that matters here.");
            }
            bus.get()
                    .tell(new Told(
                            delivery,
                            NAME,
                            guild,
                            Json.fields().with("event", event).with("body", gist)));
            return Response.accepted("Taken in.");
        } catch (Json.NotJson unreadable) {
            return Response.refused(400, "The body must be JSON: choose application/json as content type.");
        }
    }
}
