package dev.skylark.fleet;

import dev.skylark.fleet.Answer.Trouble;
import dev.skylark.json.Json;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The cloud's twin: servers that take their time to start and to stop, can fail to, crash and are counted. What
 * happens is told as EventBridge tells it, whenever somebody looks at the clock with {@link #tick}.
 */
public final class SimulatedCloud implements Instances {

    public static final String ACCOUNT = "123456789012";

    private static final Duration TO_STOP = Duration.ofSeconds(15);

    private final Clock clock;
    private Duration toStart = Duration.ofSeconds(20);
    private final String tag;
    private final Map<String, Server> servers = new TreeMap<>();
    private final Set<String> willFail = new TreeSet<>();
    private final Map<String, Trouble> troubles = new TreeMap<>();
    private final List<Consumer<Json>> listeners = new ArrayList<>();
    private final List<Json> news = new ArrayList<>();
    private final List<Run> ran = new ArrayList<>();
    private final Map<String, Instant> began = new TreeMap<>();
    private final AtomicInteger asked = new AtomicInteger();

    public SimulatedCloud(Clock clock, String tag) {
        this.clock = clock;
        this.tag = tag;
    }

    public Clock clock() {
        return clock;
    }

    /** Told every event, in the shape of EventBridge. */
    public void tells(Consumer<Json> listener) {
        listeners.add(listener);
    }

    /** How often the cloud was asked for a list or a server. */
    public int asked() {
        return asked.get();
    }

    /** A new server, which starts, runs or is stopped. */
    public synchronized Server add(Server server) {
        var now = clock.instant();
        settle();
        var here = server.with(server.state(), now);
        servers.put(here.id(), here);
        if (here.state() == State.RUNNING) {
            began.put(here.id(), now);
        }
        return here;
    }

    /** A server as most of them are: Linux in our own account, stopped. */
    public Server add(String guild, String region, String id, String name, String type) {
        return add(new Server(
                guild,
                Place.home(region),
                id,
                name,
                State.STOPPED,
                type,
                Server.LINUX,
                "",
                false,
                "10.0.0." + (1 + servers.size() % 250),
                region + "a",
                clock.instant(),
                clock.instant(),
                false,
                false,
                Map.of(tag, guild, "Name", name)));
    }

    /** A new server of the guild, which starts. */
    public synchronized Answer<Server> launch(String guild, Place place, String name, String type) {
        var now = clock.instant();
        var id = "i-" + UUID.randomUUID().toString().replace("-", "").substring(0, 17);
        return unlessTroubled(
                place,
                () -> Answer.got(add(new Server(
                        guild,
                        place,
                        id,
                        name,
                        State.STARTING,
                        type,
                        Server.LINUX,
                        "",
                        false,
                        "10.0.1." + (1 + servers.size() % 250),
                        place.region() + "a",
                        now,
                        now,
                        false,
                        false,
                        Map.of(tag, guild, "Name", name)))));
    }

    /** For twins of what else is in the cloud: they fail where it fails. */
    public synchronized <T> Answer<T> unlessTroubled(Place place, Supplier<Answer<T>> then) {
        var trouble = troubles.get(place.region());
        return trouble == null ? then.get() : Answer.failed(trouble, "simulated");
    }

    public synchronized void remove(String id) {
        settle();
        var server = servers.get(id);
        if (server != null) {
            become(server, State.GONE, clock.instant());
            servers.remove(id);
        }
    }

    /** It stops by itself, at once, as when its system fails. */
    public synchronized void crash(String id) {
        settle();
        var server = servers.get(id);
        if (server == null || server.state() != State.RUNNING) {
            throw new IllegalArgumentException("\"server\" is the id of one that is running.");
        }
        become(server, State.STOPPED, clock.instant());
    }

    /** When a server ran, from its first second to its last, or to now. */
    public record Run(Server server, Instant from, Instant to) {}

    /** All that ever ran. */
    public synchronized List<Run> runs() {
        settle();
        var all = new ArrayList<>(ran);
        began.forEach((id, from) -> all.add(new Run(Objects.requireNonNull(servers.get(id)), from, clock.instant())));
        return all;
    }

    /** As it was when a server ran before this cloud was begun. */
    public synchronized void ran(Run run) {
        ran.add(run);
    }

    /** It was running before this cloud was begun. */
    public synchronized void hasRunSince(String id, Instant from) {
        began.put(id, from);
        servers.computeIfPresent(id, (_, it) -> it.with(State.RUNNING, from));
    }

    /** All that ever ran, as the news of it came. */
    public synchronized void tellRuns(Consumer<Json> listener) {
        for (var run : ran) {
            listener.accept(StateChange.event(run.server(), State.RUNNING, run.from()));
            listener.accept(StateChange.event(run.server(), State.STOPPED, run.to()));
        }
        began.forEach((id, from) ->
                listener.accept(StateChange.event(Objects.requireNonNull(servers.get(id)), State.RUNNING, from)));
    }

    /** All of it, to begin with again. */
    public synchronized Json state() {
        settle();
        return Json.fields()
                .with(
                        "servers",
                        servers.values().stream().map(ServerJson::write).toList())
                .with(
                        "ran",
                        ran.stream()
                                .map(it -> json(it.server(), it.from(), it.to()))
                                .toList())
                .with(
                        "began",
                        began.entrySet().stream()
                                .map(it -> Json.fields()
                                        .with("id", it.getKey())
                                        .with("from", it.getValue().toString()))
                                .toList());
    }

    private static Json json(Server server, Instant from, Instant to) {
        return Json.fields()
                .with("server", ServerJson.write(server))
                .with("from", from.toString())
                .with("to", to.toString());
    }

    public synchronized void restore(Json state) {
        state.at("servers").items().stream().map(ServerJson::read).forEach(it -> servers.put(it.id(), it));
        for (var it : state.at("ran").items()) {
            ran.add(new Run(
                    ServerJson.read(it.at("server")),
                    Instant.parse(it.at("from").text()),
                    Instant.parse(it.at("to").text())));
        }
        state.at("began")
                .items()
                .forEach(it -> began.put(
                        it.at("id").text(), Instant.parse(it.at("from").text())));
    }

    /** From now on a start takes so long. */
    public synchronized void slow(Duration start) {
        toStart = start;
    }

    /** The next start of this server ends where it began. */
    public synchronized void willFailToStart(String id) {
        willFail.add(id);
    }

    /** From now on everything in this region fails like this; with {@code null} nothing any more. */
    public synchronized void trouble(String region, @Nullable Trouble trouble) {
        if (trouble == null) {
            troubles.remove(region);
        } else {
            troubles.put(region, trouble);
        }
    }

    public synchronized List<Server> everything() {
        settle();
        return List.copyOf(servers.values());
    }

    public synchronized Server named(String name) {
        settle();
        return servers.values().stream()
                .filter(it -> it.name().equals(name) || it.id().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("There is no server “" + name + "”."));
    }

    /** When the next thing happens by itself. */
    public synchronized Optional<Instant> next() {
        return servers.values().stream()
                .filter(it -> it.state() == State.STARTING || it.state() == State.STOPPING)
                .map(it -> it.changed().plus(it.state() == State.STARTING ? toStart : TO_STOP))
                .min(Comparator.naturalOrder());
    }

    /** Lets what is due become true, and tells it. */
    public void tick() {
        List<Json> toTell;
        synchronized (this) {
            settle();
            toTell = List.copyOf(news);
            news.clear();
        }
        toTell.forEach(event -> listeners.forEach(it -> it.accept(event)));
    }

    @Override
    public synchronized Answer<List<Server>> all(Place place, String guild) {
        asked.incrementAndGet();
        var trouble = troubles.get(place.region());
        if (trouble != null) {
            return Answer.failed(trouble, "simulated");
        }
        settle();
        return Answer.got(servers.values().stream()
                .filter(it -> it.place().equals(place) && guild.equals(it.tags().get(tag)))
                .sorted(Comparator.comparing(Server::id))
                .toList());
    }

    @Override
    public synchronized Answer<Server> find(Place place, String id) {
        asked.incrementAndGet();
        settle();
        var server = servers.get(id);
        return server == null || !server.place().equals(place) || !server.tags().containsKey(tag)
                ? Answer.failed(Trouble.GONE, "InvalidInstanceID.NotFound")
                : Answer.got(server);
    }

    @Override
    public synchronized Answer<Server> now(Server server) {
        asked.incrementAndGet();
        return found(server, it -> Answer.got(it));
    }

    @Override
    public synchronized Answer<State> start(Server server) {
        return found(server, it -> switch (it.state()) {
            case STOPPED -> Answer.got(become(it, State.STARTING, clock.instant()));
            case STARTING, RUNNING -> Answer.got(it.state());
            case STOPPING, LEAVING, GONE -> Answer.failed(Trouble.WRONG_STATE, "IncorrectInstanceState");
        });
    }

    @Override
    public synchronized Answer<State> stop(Server server, boolean hibernate) {
        return found(server, it -> {
            if (hibernate && !it.hibernates()) {
                return Answer.failed(Trouble.UNSUPPORTED, "UnsupportedHibernationConfiguration");
            }
            return switch (it.state()) {
                case RUNNING, STARTING -> Answer.got(become(it, State.STOPPING, clock.instant()));
                case STOPPING, STOPPED -> Answer.got(it.state());
                case LEAVING, GONE -> Answer.failed(Trouble.WRONG_STATE, "IncorrectInstanceState");
            };
        });
    }

    @Override
    public synchronized Answer<State> reboot(Server server) {
        return found(
                server,
                it -> it.state() == State.RUNNING
                        ? Answer.got(State.RUNNING)
                        : Answer.failed(Trouble.WRONG_STATE, "IncorrectInstanceState"));
    }

    private <T> Answer<T> found(Server server, Function<Server, Answer<T>> then) {
        var trouble = troubles.get(server.place().region());
        if (trouble != null) {
            return Answer.failed(trouble, "simulated");
        }
        settle();
        var here = servers.get(server.id());
        return here == null || !server.guild().equals(here.tags().get(tag))
                ? Answer.failed(Trouble.GONE, "InvalidInstanceID.NotFound")
                : then.apply(here);
    }

    private void settle() {
        var now = clock.instant();
        for (var server : List.copyOf(servers.values())) {
            var since = server.changed();
            switch (server.state()) {
                case STARTING -> {
                    if (!now.isBefore(since.plus(toStart))) {
                        var fails = willFail.remove(server.id());
                        become(server, fails ? State.STOPPED : State.RUNNING, since.plus(toStart));
                    }
                }
                case STOPPING -> {
                    if (!now.isBefore(since.plus(TO_STOP))) {
                        become(server, State.STOPPED, since.plus(TO_STOP));
                    }
                }
                case RUNNING, STOPPED, LEAVING, GONE -> {
                    // stays as it is
                }
            }
        }
    }

    private State become(Server server, State state, Instant at) {
        if (state == State.RUNNING) {
            began.put(server.id(), at);
        } else if (began.containsKey(server.id())) {
            ran.add(new Run(server, Objects.requireNonNull(began.remove(server.id())), at));
        }
        var launched = state == State.STARTING ? at : server.launched();
        var address = switch (state) {
            case STARTING, RUNNING ->
                server.address().isEmpty() ? "203.0.113." + (1 + servers.size() % 250) : server.address();
            case STOPPING, STOPPED, LEAVING, GONE -> server.keepsAddress() ? server.address() : "";
        };
        servers.put(
                server.id(),
                new Server(
                        server.guild(),
                        server.place(),
                        server.id(),
                        server.name(),
                        state,
                        server.type(),
                        server.platform(),
                        address,
                        server.keepsAddress(),
                        server.privateAddress(),
                        server.zone(),
                        launched,
                        at,
                        server.hibernates(),
                        server.spot(),
                        server.tags()));
        news.add(StateChange.event(server, state, at));
        return state;
    }
}
