package dev.skylark.sandbox.discord;

import dev.skylark.json.Json;
import dev.skylark.sandbox.discord.Rest.Call;
import dev.skylark.sandbox.home.Keys;
import dev.skylark.sandbox.home.SandboxClock;
import dev.skylark.sandbox.http.Response;
import dev.skylark.sandbox.http.Route;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** The application itself, the bot's account, and its channels with single people. */
final class ApplicationRest {

    private static final String URL = "interactions_endpoint_url";
    private static final List<String> SETTABLE = List.of("description", "tags", URL, "custom_install_url");

    private final Guilds guilds;
    private final Snowflakes ids;
    private final Keys keys;
    private final SandboxClock clock;
    private final Runnable changed;
    private Json.Fields settings;

    ApplicationRest(Json kept, Guilds guilds, Snowflakes ids, Keys keys, SandboxClock clock, Runnable changed) {
        this.settings = kept instanceof Json.Fields fields ? fields : Json.fields();
        this.guilds = guilds;
        this.ids = ids;
        this.keys = keys;
        this.clock = clock;
        this.changed = changed;
    }

    synchronized Json kept() {
        return settings;
    }

    List<Route<Rest>> routes() {
        return List.of(
                Rest.bot("GET", "/applications/@me", _ -> Response.ok(shown())),
                Rest.bot("PATCH", "/applications/@me", this::change),
                Rest.bot("GET", "/users/@me", _ -> Response.ok(bot())),
                Rest.bot(
                        "GET",
                        "/users/@me/guilds",
                        _ -> Response.ok(Json.items(guilds.all().stream()
                                .filter(Guild::botIsIn)
                                .map(it -> Json.fields()
                                        .with("id", it.id())
                                        .with("name", it.name())
                                        .with("icon", null)
                                        .with("banner", null)
                                        .with("owner", false)
                                        .with("permissions", String.valueOf(it.botPermissions()))
                                        .with("features", List.of()))))),
                Rest.bot("POST", "/users/@me/channels", this::direct));
    }

    private Json.Fields bot() {
        return guilds.person(Seed.APPLICATION)
                .orElseThrow()
                .shown()
                .with("verified", true)
                .with("mfa_enabled", true)
                .with("locale", Seed.LOCALE)
                .with("email", null);
    }

    private synchronized Json.Fields shown() {
        var application = Json.fields()
                .with("id", Seed.APPLICATION)
                .with("name", "Skylark")
                .with("icon", null)
                .with("description", "")
                .with("verify_key", keys.trustedPublicKeys().split(",", -1)[0])
                .with("type", null)
                .with("flags", 0)
                .with("redirect_uris", List.of())
                .with("role_connections_verification_url", null)
                .with("owner", guilds.person(Seed.id(201)).orElseThrow().shown())
                .with("team", null)
                .with("bot", guilds.person(Seed.APPLICATION).orElseThrow().shown())
                .with("approximate_guild_count", guilds.all().size())
                .with(URL, null);
        for (var setting : settings.members().entrySet()) {
            application = application.with(setting.getKey(), setting.getValue());
        }
        return application;
    }

    private Response change(Call call) {
        var body = call.draft().body();
        var flaws = new Flaws();
        flaws.textIfAny(body, "", "description", 0, 400);
        flaws.textIfAny(body, "", URL, 0, 512);
        flaws.refuseIfAny();
        var url = body.at(URL).text();
        if (!url.isEmpty() && !answersAsDiscordAsks(url)) {
            flaws.add(
                    URL,
                    "APPLICATION_INTERACTIONS_ENDPOINT_URL_INVALID",
                    "The specified interactions endpoint url could not be verified.");
            flaws.refuseIfAny();
        }
        synchronized (this) {
            for (var name : SETTABLE) {
                settings = settings.withIf(body.members().containsKey(name), name, body.at(name));
            }
        }
        changed.run();
        return Response.ok(shown());
    }

    /** A PING must be answered as such, and one with a wrong signature must be refused. */
    private boolean answersAsDiscordAsks(String url) {
        var ping = Json.fields()
                .with("version", 1)
                .with("type", 1)
                .with("token", "ping-" + ids.next())
                .with("id", ids.next())
                .with("application_id", Seed.APPLICATION)
                .with("entitlements", List.of())
                .with("authorizing_integration_owners", Json.fields())
                .bytes();
        var timestamp = String.valueOf(clock.wallTime().getEpochSecond());
        try (var client =
                HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(3)).build()) {
            var pong = ask(client, url, timestamp, keys.sign(timestamp, ping), ping);
            var refused = ask(client, url, timestamp, keys.sign(timestamp + "0", ping), ping);
            return pong.statusCode() == 200
                    && pong.headers().firstValue("content-type").orElse("").startsWith("application/json")
                    && Json.read(pong.body()).at("type").whole(0) == 1
                    && refused.statusCode() == 401;
        } catch (IOException | IllegalArgumentException broken) {
            return false;
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static HttpResponse<String> ask(
            HttpClient client, String url, String timestamp, String signature, byte[] body)
            throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(url))
                .timeout(Duration.ofSeconds(3))
                .POST(BodyPublishers.ofByteArray(body));
        Map.of(
                        "Content-Type", "application/json",
                        "X-Signature-Timestamp", timestamp,
                        "X-Signature-Ed25519", signature)
                .forEach(request::header);
        return client.send(request.build(), BodyHandlers.ofString());
    }

    private Response direct(Call call) {
        var person = call.draft().body().at("recipient_id").text();
        if (guilds.person(person).filter(it -> !it.bot()).isEmpty()) {
            throw DiscordError.invalidRecipient();
        }
        return Response.ok(guilds.direct(person, ids).shown(guilds));
    }
}
