package dev.skylark.sandbox.discord;

import dev.skylark.json.Json;
import dev.skylark.sandbox.gateway.Realm;
import dev.skylark.sandbox.happening.Happening;
import dev.skylark.sandbox.home.Home;
import dev.skylark.sandbox.home.Keep;
import dev.skylark.sandbox.home.Keys;
import dev.skylark.sandbox.home.SandboxClock;
import dev.skylark.sandbox.http.Endpoint;
import dev.skylark.sandbox.http.Events;
import dev.skylark.sandbox.http.Response;
import dev.skylark.sandbox.http.Route;
import dev.skylark.sandbox.http.Routes;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** The whole of this small Discord, put together. */
public final class Discord implements AutoCloseable {

    /** How long the real one waits for an answer. */
    public static final Duration PATIENCE = Duration.ofSeconds(3);

    private static final String FILE = "discord.json";

    private final Keys keys;
    private final SandboxClock clock;
    private final Duration patience;
    private final Snowflakes ids;
    private final Guilds guilds;
    private final Messages messages;
    private final Interactions interactions;
    private final CommandBook book;
    private final ApplicationRest application;
    private final Attachments attachments;
    private final Answers answers;
    private final Composer composer;
    private final Wire wire;
    private final Keep keep;
    private final Weather weather = new Weather();
    private volatile Supplier<Json.Fields> gateway = Json::fields;

    /** {@code address} is where this sandbox itself is reached: files are given out from there. */
    public Discord(Home home, Keys keys, SandboxClock clock, URI address, Events events, Duration patience) {
        this.keys = keys;
        this.clock = clock;
        this.patience = patience;
        var kept = home.read(FILE);
        keep = new Keep(home, FILE, this::kept);
        Runnable places = () -> {
            keep.changed();
            events.tell(Json.fields().with("kind", "state"));
        };
        ids = new Snowflakes(kept.at("last"), clock);
        guilds = new Guilds(kept.at("guilds"), places);
        messages = new Messages(kept.at("messages"), events, keep::changed);
        interactions = new Interactions(kept.at("interactions"), clock, patience, keep::changed);
        book = new CommandBook(kept.at("commands"), ids, events, keep::changed);
        application = new ApplicationRest(kept.at("application"), guilds, ids, keys, clock, keep::changed);
        attachments = new Attachments(home, ids, address);
        composer = new Composer(guilds, ids, attachments, clock);
        answers = new Answers(guilds, messages, interactions, composer);
        wire = new Wire(home, clock, events);
    }

    /** All that this Discord answers, with the application's door behind it. */
    public List<Route<Endpoint>> routes(Door door) {
        var deliveries = new Deliveries(door, keys, clock, guilds, messages, interactions, answers, wire, patience);
        var acts = new Acts(guilds, messages, attachments, book, answers, new Envelope(guilds, ids), deliveries);
        var rest = new RestApi(new Routes<>(rest()), keys, new RateLimits(clock), weather, wire);
        return List.of(
                Endpoint.route("POST", "/discord/interactions", deliveries::receive),
                Endpoint.routeForFiles("*", "/discord/api/v10/{path...}", rest::answer),
                Endpoint.routeForFiles("POST", "/sandbox/act", acts::answer),
                Endpoint.route("GET", "/sandbox/state", _ -> Response.ok(State.of(guilds, messages, book, clock))),
                Endpoint.route(
                        "GET",
                        "/sandbox/wire",
                        it -> Response.ok(wire.newest(last(it.query().getOrDefault("last", "200"))))),
                Endpoint.route("GET", "/files/{id}/{name}", attachments::serve));
    }

    /** The guilds, for a gateway to tell of. */
    public Realm realm() {
        return new GuildRealm(guilds, keys);
    }

    /** From now on bots that ask for the gateway are told this. */
    public void opened(Supplier<Json.Fields> otherGateway) {
        gateway = otherGateway;
    }

    public List<Happening> happenings() {
        return new DiscordHappenings(guilds, interactions, weather).all();
    }

    @Override
    public void close() {
        keep.close();
        wire.close();
    }

    private List<Route<Rest>> rest() {
        return Stream.of(
                        new WebhookRest(interactions, messages, composer, answers, guilds).routes(),
                        new ChannelRest(guilds, messages, composer, ids).routes(),
                        new GuildRest(guilds).routes(),
                        new GatewayRest(() -> gateway.get()).routes(),
                        new CommandRest(book, guilds).routes(),
                        application.routes())
                .flatMap(List::stream)
                .toList();
    }

    private Json kept() {
        return Json.fields()
                .with("last", ids.kept())
                .with("guilds", guilds.kept())
                .with("messages", messages.kept())
                .with("interactions", interactions.kept())
                .with("commands", book.kept())
                .with("application", application.kept());
    }

    private static int last(String asked) {
        return Math.clamp(Bits.read(asked), 1, 1000);
    }
}
