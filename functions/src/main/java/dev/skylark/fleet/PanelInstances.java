package dev.skylark.fleet;

import dev.skylark.discord.Pause;
import dev.skylark.fleet.Answer.Trouble;
import dev.skylark.json.Json;
import dev.skylark.work.GuildKeys;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.function.DoubleSupplier;
import java.util.regex.Pattern;

/** {@link Instances} of a Pterodactyl or Pelican panel: the servers that the key's owner has there. */
public final class PanelInstances implements Instances {

    private static final String PREFIX = "panel-";
    private static final Pattern IDENTIFIER = Pattern.compile("[0-9a-zA-Z]{1,64}");
    private static final String SERVERS = "/api/client/servers/";
    private static final int ON_A_PAGE = 100;
    private static final int MOST_PAGES = 10;
    private static final int AT_ONCE = 8;
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Panel panel;
    private final Clock clock;

    public PanelInstances(GuildKeys keys, Addresses addresses, Clock clock) {
        this(keys, addresses, clock, PATIENCE, Pause.real(), Math::random);
    }

    PanelInstances(
            GuildKeys keys, Addresses addresses, Clock clock, Duration patience, Pause pause, DoubleSupplier chance) {
        this.panel = new Panel(keys, addresses, patience, pause, chance);
        this.clock = clock;
    }

    @Override
    public Answer<List<Server>> all(Place place, String guild) {
        var found = new ArrayList<Json>();
        var pages = 1L;
        for (long page = 1; page <= pages; page++) {
            switch (panel.get(place, guild, "/api/client?per_page=" + ON_A_PAGE + "&page=" + page)) {
                case Answer.Got<Json>(var answer) -> {
                    answer.at("data").items().stream()
                            .map(it -> it.at("attributes"))
                            .filter(it -> IDENTIFIER
                                    .matcher(it.at("identifier").text())
                                    .matches())
                            .forEach(found::add);
                    pages = Math.min(
                            MOST_PAGES,
                            answer.at("meta").at("pagination").at("total_pages").whole(1));
                }
                case Answer.Failed<Json>(var trouble, var detail) -> {
                    return Answer.failed(trouble, detail);
                }
            }
        }
        return withStates(place, guild, found);
    }

    /** The list does not say what a server is doing: each is asked for, a few at a time. */
    private Answer<List<Server>> withStates(Place place, String guild, List<Json> found) {
        var few = new Semaphore(AT_ONCE);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var asked = found.stream()
                    .map(it -> threads.submit(() -> {
                        few.acquire();
                        try {
                            return server(place, guild, it);
                        } finally {
                            few.release();
                        }
                    }))
                    .toList();
            var servers = new ArrayList<Server>();
            for (var one : asked) {
                switch (one.get()) {
                    case Answer.Got<Server>(var server) -> servers.add(server);
                    case Answer.Failed<Server>(var trouble, var detail) -> {
                        if (trouble != Trouble.GONE) {
                            return Answer.failed(trouble, detail);
                        }
                    }
                }
            }
            return Answer.got(servers);
        } catch (ExecutionException failed) {
            throw new IllegalStateException("the panel could not be read", failed.getCause());
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            return Answer.failed(Trouble.DOWN, "interrupted");
        }
    }

    private Answer<Server> server(Place place, String guild, Json about) {
        var status = status(about);
        if (!status.isEmpty()) {
            return Answer.got(server(place, guild, about, status, State.STOPPED, Instant.EPOCH));
        }
        var resources =
                panel.glance(place, guild, SERVERS + about.at("identifier").text() + "/resources");
        if (resources instanceof Answer.Failed<Json>(var trouble, var _)
                && (trouble == Trouble.DOWN || trouble == Trouble.WRONG_STATE)) {
            // One node that does not answer, or is being looked after, hides no server of the others.
            return Answer.got(server(place, guild, about, "unreachable", State.STOPPED, Instant.EPOCH));
        }
        return resources
                .map(it -> it.at("attributes"))
                .map(it -> server(
                        place,
                        guild,
                        about,
                        "",
                        state(it.at("current_state").text()),
                        clock.instant()
                                .minusMillis(it.at("resources").at("uptime").whole(0))));
    }

    private static Server server(Place place, String guild, Json about, String status, State state, Instant launched) {
        var limits = about.at("limits");
        var tags = new TreeMap<String, String>();
        tags.put("node", about.at("node").text());
        if (!status.isEmpty()) {
            tags.put("status", status);
        }
        return new Server(
                guild,
                place,
                PREFIX + about.at("identifier").text(),
                about.at("name").text(),
                state,
                "%d MB · %d %%"
                        .formatted(
                                limits.at("memory").whole(0), limits.at("cpu").whole(0)),
                Server.LINUX,
                address(about),
                true,
                "",
                "",
                state == State.RUNNING ? launched : Instant.EPOCH,
                Instant.EPOCH,
                false,
                false,
                Map.copyOf(tags));
    }

    /** Why nothing can be done with it: it is suspended, or being installed or moved; empty for most. */
    private static String status(Json about) {
        if (about.at("is_suspended").truth()) {
            return "suspended";
        }
        return about.at("is_installing").truth()
                ? "installing"
                : about.at("status").text();
    }

    private static String address(Json about) {
        var allocations = about.at("relationships").at("allocations").at("data").items().stream()
                .map(it -> it.at("attributes"))
                .toList();
        return allocations.stream()
                .filter(it -> it.at("is_default").truth())
                .findFirst()
                .or(() -> allocations.stream().findFirst())
                .map(it -> (it.at("ip_alias").text().isEmpty()
                                ? it.at("ip").text()
                                : it.at("ip_alias").text())
                        + ":" + it.at("port").whole(0))
                .orElse("");
    }

    private static State state(String panel) {
        return switch (panel) {
            case "running" -> State.RUNNING;
            case "starting" -> State.STARTING;
            case "stopping" -> State.STOPPING;
            default -> State.STOPPED;
        };
    }

    /** A panel sends no news and knows no tags: nobody can be found by an id alone. */
    @Override
    public Answer<Server> find(Place place, String id) {
        return Answer.failed(Trouble.GONE, "a panel is asked only for a guild");
    }

    @Override
    public Answer<Server> now(Server server) {
        return switch (panel.get(server.place(), server.guild(), SERVERS + identifier(server))) {
            case Answer.Got<Json>(var it) -> server(server.place(), server.guild(), it.at("attributes"));
            case Answer.Failed<Json>(var trouble, var detail) -> Answer.failed(trouble, detail);
        };
    }

    @Override
    public Answer<State> start(Server server) {
        return power(server, "start", State.STARTING);
    }

    @Override
    public Answer<State> stop(Server server, boolean hibernate) {
        return hibernate
                ? Answer.failed(Trouble.UNSUPPORTED, "a panel's servers do not hibernate")
                : power(server, "stop", State.STOPPING);
    }

    @Override
    public Answer<State> reboot(Server server) {
        return power(server, "restart", State.RUNNING);
    }

    private Answer<State> power(Server server, String signal, State then) {
        return panel.post(
                        server.place(),
                        server.guild(),
                        SERVERS + identifier(server) + "/power",
                        Json.fields().with("signal", signal))
                .map(_ -> then);
    }

    private static String identifier(Server server) {
        return server.id().substring(PREFIX.length());
    }
}
