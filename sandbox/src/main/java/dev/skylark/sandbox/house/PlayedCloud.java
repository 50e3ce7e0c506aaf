package dev.skylark.sandbox.house;

import dev.skylark.cost.InMemoryCurrencies;
import dev.skylark.cost.InMemoryHoldings;
import dev.skylark.cost.InMemoryPrices;
import dev.skylark.ec2.InMemoryAlarms;
import dev.skylark.ec2.SimulatedSnapshots;
import dev.skylark.ec2.SimulatedTemplates;
import dev.skylark.entry.Belongings;
import dev.skylark.fleet.Addresses;
import dev.skylark.fleet.ByKind;
import dev.skylark.fleet.PanelInstances;
import dev.skylark.fleet.Place;
import dev.skylark.fleet.Server;
import dev.skylark.fleet.SimulatedCloud;
import dev.skylark.fleet.SimulatedCloud.Run;
import dev.skylark.fleet.State;
import dev.skylark.json.Json;
import dev.skylark.log.LogSources;
import dev.skylark.sandbox.games.PlayedGames;
import dev.skylark.sandbox.home.Home;
import dev.skylark.work.GuildKeys;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** The cloud behind the sandbox where there is no real one: a small fleet that starts, stops, crashes and costs. */
public final class PlayedCloud {

    static final String TAG = "skylark:guild";
    static final List<String> REGIONS = List.of("eu-central-1", "eu-west-1", "us-east-1");

    private static final String FILE = "cloud.json";
    private static final String GUILD = "900000000000000001";
    private static final int GIGABYTES = 20;

    /** Long enough for a month to be compared with the one before. */
    private static final int DAYS_OF_HISTORY = 65;

    private final Home home;
    private final Clock clock;
    private final SimulatedCloud servers;
    private final SimulatedTemplates templates;
    private final SimulatedSnapshots snapshots;
    private final PlayedBills bills;
    private final InMemoryPrices prices = InMemoryPrices.usual();
    private final InMemoryCurrencies currencies = InMemoryCurrencies.usual();
    private final InMemoryAlarms alarms = new InMemoryAlarms();
    private final PlayedLogs logs;
    private final PlayedGames games;
    private final boolean fresh;
    private byte[] written = new byte[0];

    public PlayedCloud(Home home, Clock clock) {
        this.home = home;
        this.clock = clock;
        this.servers = new SimulatedCloud(clock, TAG);
        this.games = new PlayedGames(servers::named);
        this.templates = new SimulatedTemplates(servers);
        this.snapshots = new SimulatedSnapshots(servers, clock);
        this.logs = new PlayedLogs(GUILD, clock);
        this.bills = new PlayedBills(servers, prices, clock);
        var kept = home.read(FILE);
        this.fresh = kept.isNothing();
        if (fresh) {
            seed();
        } else {
            servers.restore(kept.at("servers"));
            templates.restore(kept.at("templates"));
            snapshots.restore(kept.at("snapshots"));
            bills.restore(kept.at("bills"));
        }
        for (var server : servers.everything()) {
            if (server.name().startsWith("web")) {
                alarms.watch(server.id(), server.name() + " does not answer", false);
            }
        }
    }

    SimulatedCloud servers() {
        return servers;
    }

    /** What its services write; they can be made to write more. */
    PlayedLogs logs() {
        return logs;
    }

    /** What is played on its servers. */
    PlayedGames games() {
        return games;
    }

    PlayedBills bills() {
        return bills;
    }

    InMemoryPrices prices() {
        return prices;
    }

    Belongings belongings(GuildKeys keys) {
        // A panel on this machine or elsewhere is asked really.
        var instances = new ByKind(Map.of(
                Place.Kind.AWS, servers, Place.Kind.PANEL, new PanelInstances(keys, Addresses.anywhere(), clock)));
        return new Belongings(
                () -> instances,
                () -> keys,
                () -> templates,
                () -> snapshots,
                () -> alarms,
                () -> prices,
                () -> bills,
                () -> currencies,
                () -> new InMemoryHoldings(GIGABYTES),
                () -> logs,
                games::players,
                games::loads);
    }

    /** What happened in it before today, told as news, so that there is something to report from the first minute. */
    void tellHistory(Consumer<Json> door) {
        if (fresh) {
            servers.tellRuns(door);
        }
    }

    /** Which service writes where, as somebody would have said at the beginning. */
    void nameLogs(LogSources sources) {
        if (fresh) {
            logs.name(sources);
        }
    }

    void keep() {
        var now = Json.fields()
                .with("servers", servers.state())
                .with("templates", templates.state())
                .with("snapshots", snapshots.state())
                .with("bills", bills.state())
                .bytes();
        if (!Arrays.equals(now, written)) {
            home.write(FILE, now);
            written = now;
        }
    }

    private void seed() {
        add("web-1", "t3.small", "eu-central-1", "prod", State.RUNNING, (_, _) -> {});
        add("web-2", "t3.small", "eu-central-1", "prod", State.STOPPED, (server, day) -> {
            if (day.getDayOfWeek().getValue() <= 5) {
                ran(server, day, LocalTime.of(8, 0), Duration.ofHours(10));
            }
        });
        add("game-1", "m5.large", "eu-central-1", "games", State.STOPPED, (server, day) -> {
            if (day.getDayOfWeek().getValue() >= 4) {
                ran(server, day, LocalTime.of(18, 0), Duration.ofHours(5).plusMinutes(day.getDayOfMonth()));
            }
        });
        add("build-1", "c5.xlarge", "eu-west-1", "prod", State.STOPPED, (server, day) -> {
            if (day.getDayOfMonth() % 3 == 0) {
                ran(server, day, LocalTime.of(10, 0), Duration.ofMinutes(95));
            }
        });
        add("windows-1", "t3.large", "us-east-1", "test", State.STOPPED, (_, _) -> {});
    }

    /** What a server did on a day. */
    private interface Habit {
        void on(Server server, LocalDate day);
    }

    private void add(String name, String type, String region, String use, State state, Habit habit) {
        var now = clock.instant();
        var always = now.minus(Duration.ofDays(DAYS_OF_HISTORY));
        var server = new Server(
                GUILD,
                Place.home(region),
                "i-" + "%017x".formatted(0x5ca1ab1e0000L + name.hashCode() % 0xffff),
                name,
                state,
                type,
                name.startsWith("windows") ? Server.WINDOWS : Server.LINUX,
                state == State.RUNNING ? "203.0.113.10" : "",
                name.equals("web-1"),
                "10.0.0.1" + name.length(),
                region + "a",
                state == State.RUNNING ? always : Instant.EPOCH,
                state == State.RUNNING ? always : now,
                name.equals("web-2"),
                name.equals("build-1"),
                Map.of(TAG, GUILD, "Name", name, "use", use));
        servers.add(server);
        var today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        for (int back = DAYS_OF_HISTORY; back > 0; back--) {
            habit.on(server, today.minusDays(back));
        }
        if (state == State.RUNNING) {
            servers.hasRunSince(server.id(), always);
        }
    }

    private void ran(Server server, LocalDate day, LocalTime from, Duration length) {
        var start = day.atTime(from).toInstant(ZoneOffset.UTC);
        servers.ran(new Run(server, start, start.plus(length)));
    }
}
