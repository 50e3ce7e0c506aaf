package dev.skylark.sandbox;

import dev.skylark.json.Json;
import dev.skylark.sandbox.discord.Discord;
import dev.skylark.sandbox.discord.Door;
import dev.skylark.sandbox.happening.Happening;
import dev.skylark.sandbox.happening.Happenings;
import dev.skylark.sandbox.home.Home;
import dev.skylark.sandbox.home.Keys;
import dev.skylark.sandbox.home.SandboxClock;
import dev.skylark.sandbox.http.Endpoint;
import dev.skylark.sandbox.http.Events;
import dev.skylark.sandbox.http.Request;
import dev.skylark.sandbox.http.Response;
import dev.skylark.sandbox.http.Route;
import dev.skylark.sandbox.http.Routes;
import dev.skylark.sandbox.http.Server;
import dev.skylark.sandbox.voice.Setting;
import dev.skylark.sandbox.voice.VoiceDiscord;
import dev.skylark.sandbox.voice.VoiceHappenings;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/**
 * A Discord on this laptop. Opened first, so that the doors can be told its address, keys and clock; then served with
 * those doors.
 */
public final class Sandbox implements AutoCloseable {

    private final Home home;
    private final Keys keys;
    private final SandboxClock clock;
    private final Server server;
    private final Discord discord;
    private final VoiceDiscord voice;
    private final Events events = new Events();
    private volatile Runnable clockMoved = () -> {};

    private Sandbox(Setup setup) {
        home = new Home(setup.home());
        keys = Keys.in(home, setup.publicKey(), setup.token());
        clock = new SandboxClock(home, setup.wall());
        server = new Server(setup.port());
        discord = new Discord(home, keys, clock, address(), events, setup.patience());
        voice = VoiceDiscord.start(
                discord, setup.encrypted() ? Setting.usual() : Setting.usual().withoutEncryption());
    }

    /** Takes the port and the state folder; nothing is answered yet. */
    public static Sandbox open(Setup setup) {
        return new Sandbox(setup);
    }

    /** Where the page is. */
    public URI address() {
        return URI.create("http://localhost:" + server.port());
    }

    /** Where Discord's REST is, as the setting {@code SKYLARK_DISCORD_API} has it. */
    public URI discordApi() {
        return address().resolve("/discord/api/v10");
    }

    public Home home() {
        return home;
    }

    public Keys keys() {
        return keys;
    }

    public SandboxClock clock() {
        return clock;
    }

    /** The Discord that lives here. */
    public Discord discord() {
        return discord;
    }

    /** Where bots connect that want to speak. */
    public VoiceDiscord voice() {
        return voice;
    }

    /** To tell the pages that are open of something of one's own. */
    public Events events() {
        return events;
    }

    /** What else there is to do when somebody moves the time. */
    public void whenTheClockMoves(Runnable then) {
        clockMoved = then;
    }

    /** Answers from now on, with these doors, happenings and parts besides those of Discord. */
    public void serve(Door door, List<Route<Endpoint>> more, List<Happening> happenings, List<Part> parts) {
        var everythingThatHappens = new ArrayList<>(discord.happenings());
        everythingThatHappens.addAll(new VoiceHappenings(voice).all());
        everythingThatHappens.addAll(happenings);
        var routes = new ArrayList<>(discord.routes(door));
        // whoever has another Discord to speak in is asked first
        routes.addAll(more);
        routes.addAll(voice.routes());
        routes.addAll(new Happenings(everythingThatHappens).routes());
        routes.add(Endpoint.route("GET", "/sandbox/events", _ -> events.stream()));
        routes.add(Endpoint.route("GET", "/sandbox/clock", _ -> Response.ok(time())));
        routes.add(Endpoint.route("POST", "/sandbox/clock", this::advance));
        routes.add(Endpoint.route("GET", "/health", _ -> health(parts)));
        server.serve(new Routes<>(routes), Page::serve);
    }

    @Override
    public void close() {
        events.close();
        server.close();
        voice.close();
        discord.close();
    }

    private Response advance(Request request) {
        try {
            clock.advance(request.json().at("advance").text());
        } catch (IllegalArgumentException refused) {
            return Response.error(400, String.valueOf(refused.getMessage()));
        }
        clockMoved.run();
        events.tell(Json.fields().with("kind", "clock").with("now", clock.instant()));
        return Response.ok(time());
    }

    private Json.Fields time() {
        return Json.fields().with("now", clock.instant()).with("offset", clock.offset());
    }

    private static Response health(List<Part> parts) {
        var all = Json.fields();
        var well = true;
        for (var part : parts) {
            var state = part.state().get();
            well = well && state.equals(Part.OK);
            all = all.with(part.name(), state);
        }
        return Response.json(
                well ? 200 : 503,
                Json.fields().with("status", well ? "ok" : "starting").with("parts", all));
    }
}
