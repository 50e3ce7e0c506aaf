package dev.skylark.bench;

import dev.skylark.advice.NoAdvisor;
import dev.skylark.fleet.Answer;
import dev.skylark.fleet.Answer.Trouble;
import dev.skylark.github.Forge;
import dev.skylark.github.InMemoryGitHub;
import dev.skylark.log.InMemoryLogs;
import dev.skylark.access.DynamoGuilds;
import dev.skylark.access.Guild;
import dev.skylark.command.Interaction;
import dev.skylark.cost.InMemoryBills;
import dev.skylark.cost.InMemoryCurrencies;
import dev.skylark.cost.InMemoryHoldings;
import dev.skylark.cost.InMemoryPrices;
import dev.skylark.data.EmbeddedDynamo;
import dev.skylark.data.Rows;
import dev.skylark.discord.Message;
import dev.skylark.discord.Pause;
import dev.skylark.discord.Reply;
import dev.skylark.discord.Reply.Where;
import dev.skylark.discord.Spot;
import dev.skylark.ec2.InMemoryAlarms;
import dev.skylark.ec2.SimulatedSnapshots;
import dev.skylark.ec2.SimulatedTemplates;
import dev.skylark.entry.Cloud;
import dev.skylark.entry.Outside;
import dev.skylark.entry.Wiring;
import dev.skylark.entry.WorkFunction;
import dev.skylark.work.InMemoryKeys;
import dev.skylark.fleet.SimulatedCloud;
import dev.skylark.journal.LineJournal;
import dev.skylark.json.Json;
import dev.skylark.settings.Lambda;
import dev.skylark.settings.Setting;
import dev.skylark.settings.Settings;
import dev.skylark.table.Table;
import dev.skylark.timer.InMemoryTimers;
import dev.skylark.work.Answers;
import java.io.OutputStream;
import java.io.PrintStream;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * How much a command asks for: questions to the cloud, reads and writes of the database, messages to Discord. Counted,
 * not timed, so it is the same on every machine. Ten servers in one region; the claim, the quota and the audit line of
 * each command are in the figures.
 */
final class Calls {

    private static final String GUILD = "900000000000000001";
    private static final Set<String> READS = Set.of("getItem", "query", "batchGetItem");

    private final AtomicInteger reads = new AtomicInteger();
    private final AtomicInteger writes = new AtomicInteger();
    private final AtomicInteger messages = new AtomicInteger();
    private final AtomicInteger number = new AtomicInteger();
    private final SimulatedCloud cloud = new SimulatedCloud(Clock.systemUTC(), "skylark:guild");
    private final WorkFunction work;
    private final StringBuilder table =
            new StringBuilder("| command | AWS calls | reads | writes | messages |\n|---|---:|---:|---:|---:|\n");

    private Calls(EmbeddedDynamo dynamo) {
        var counted = counted(dynamo.client());
        var environment = new HashMap<String, String>();
        for (var one : Table.values()) {
            environment.put(one.setting().variable(), EmbeddedDynamo.name(one));
        }
        environment.put(Setting.OWNER_GUILD.variable(), "1");
        environment.put(Setting.OWNER_CHANNEL.variable(), "2");
        environment.put(Setting.DISCORD_APPLICATION_ID.variable(), "3");
        environment.put(Setting.GUILD_TAG.variable(), "skylark:guild");
        environment.put(Setting.REGIONS.variable(), "eu-central-1");
        environment.put(Setting.CACHE_TTL.variable(), "30");
        var played = played();
        var outside = new Outside(
                Clock.systemUTC(),
                Clock.systemUTC(),
                () -> counted,
                _ -> _ -> {},
                _ -> new Listening(),
                _ -> played,
                Pause.real(),
                () -> new LineJournal(
                        "bench",
                        new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8),
                        Clock.systemUTC()));
        work = new WorkFunction(new Wiring(new Settings(Lambda.WORK, environment), outside));
        new DynamoGuilds(new Rows(dynamo::client, () -> EmbeddedDynamo.name(Table.GUILDS)))
                .save(Guild.unknown(GUILD).with(Guild.Standing.ALLOWED));
        for (int server = 0; server < 10; server++) {
            cloud.add(GUILD, "eu-central-1", "i-%017x".formatted(server), "web-" + server, "t3.small");
        }
    }

    static String run() {
        try (var dynamo = EmbeddedDynamo.inMemory()) {
            var calls = new Calls(dynamo);
            calls.count("first `/ec2 list`, prices too", 1, "ec2 list");
            calls.cloud.tick();
            calls.count("`/ec2 list` from memory", 1, "ec2 list");
            calls.count("ten `/ec2 list` from memory", 10, "ec2 list");
            calls.count("`/ec2 info`", 1, "ec2 info", "server", "web-1");
            calls.count("`/ec2 start`", 1, "ec2 start", "server", "web-1");
            calls.count("`/ec2 list` after it", 1, "ec2 list");
            calls.count("first `/cost summary` of a day", 1, "cost summary");
            calls.count("`/cost summary` again", 1, "cost summary");
            calls.count("`/report monthly`", 1, "report monthly");
            calls.count("`/menu`", 1, "menu");
            return calls.table.toString();
        }
    }

    private void count(String what, int times, String command, String... namesAndValues) {
        var before = List.of(cloud.asked(), reads.get(), writes.get(), messages.get());
        for (int time = 0; time < times; time++) {
            work.accept(order(command, namesAndValues));
        }
        table.append("| %s | %d | %d | %d | %d |\n"
                .formatted(
                        what,
                        cloud.asked() - before.get(0),
                        reads.get() - before.get(1),
                        writes.get() - before.get(2),
                        messages.get() - before.get(3)));
    }

    private Json order(String command, String... namesAndValues) {
        var values = new ArrayList<Json>();
        for (int at = 0; at < namesAndValues.length; at += 2) {
            values.add(Json.fields()
                    .with("type", 3)
                    .with("name", namesAndValues[at])
                    .with("value", namesAndValues[at + 1]));
        }
        var words = command.split(" ", -1);
        Json options = Json.items(values);
        if (words.length > 1) {
            options = Json.items(
                    List.of(Json.fields().with("type", 1).with("name", words[1]).with("options", options)));
        }
        var interaction = Json.fields()
                .with("id", "%018d".formatted(number.incrementAndGet()))
                .with("application_id", "3")
                .with("type", 2)
                .with("token", "token")
                .with("guild_id", GUILD)
                .with("channel_id", "4")
                .with("locale", "en-US")
                .with(
                        "member",
                        Json.fields()
                                // a person each time, so that no quota is met
                                .with("permissions", String.valueOf(1L << 5 | 1L << 4 | 1L << 31))
                                .with("roles", List.of())
                                .with(
                                        "user",
                                        Json.fields()
                                                .with("id", String.valueOf(number.get()))
                                                .with("username", "somebody")))
                .with(
                        "data",
                        Json.fields().with("type", 1).with("name", words[0]).with("options", options));
        return Json.fields().with("at", Clock.systemUTC().millis()).with("interaction", interaction);
    }

    private Cloud played() {
        var prices = InMemoryPrices.usual();
        var bills = new InMemoryBills();
        var currencies = InMemoryCurrencies.usual();
        var alarms = new InMemoryAlarms();
        var timers = new InMemoryTimers(Clock.systemUTC());
        var templates = new SimulatedTemplates(cloud);
        var snapshots = new SimulatedSnapshots(cloud, Clock.systemUTC());
        var holdings = new InMemoryHoldings(20);
        var github = new InMemoryGitHub(Clock.systemUTC());
        return new Cloud(
                () -> cloud,
                InMemoryKeys::new,
                () -> templates,
                () -> snapshots,
                () -> alarms,
                () -> prices,
                () -> bills,
                () -> currencies,
                () -> holdings,
                () -> timers,
                InMemoryLogs::new,
                () -> _ -> {},
                () -> {
                    throw new IllegalStateException("there are no secrets here");
                },
                () -> _ -> Answer.failed(Trouble.DOWN, "there is no network here"),
                () -> _ -> false,
                InMemoryKeys::new,
                () -> new Forge(github, github, github),
                NoAdvisor::new);
    }

    private DynamoDbClient counted(DynamoDbClient client) {
        return (DynamoDbClient) Proxy.newProxyInstance(
                DynamoDbClient.class.getClassLoader(),
                new Class<?>[] {DynamoDbClient.class},
                (self, method, arguments) -> {
                    (READS.contains(method.getName()) ? reads : writes).incrementAndGet();
                    try {
                        return method.invoke(client, arguments);
                    } catch (InvocationTargetException failed) {
                        throw failed.getCause();
                    }
                });
    }

    private final class Listening implements Answers {
        @Override
        public Delivery answer(Interaction interaction, Where thinking, Reply reply) {
            return heard();
        }

        @Override
        public Delivery post(String channel, Message message, String locale) {
            return heard();
        }

        @Override
        public Delivery change(Spot spot, Message message) {
            return heard();
        }

        @Override
        public Delivery thread(Spot under, String title) {
            return heard();
        }

        @Override
        public Delivery tell(String person, Message message, String locale) {
            return heard();
        }

        private Delivery heard() {
            return new Delivery.Stands(Spot.ofPost("4", String.valueOf(messages.incrementAndGet()), "en"));
        }
    }
}
