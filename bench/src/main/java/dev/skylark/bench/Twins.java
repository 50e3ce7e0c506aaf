package dev.skylark.bench;

import dev.skylark.access.DynamoGuilds;
import dev.skylark.access.Guild;
import dev.skylark.account.InMemorySeal;
import dev.skylark.advice.NoAdvisor;
import dev.skylark.care.InMemoryCare;
import dev.skylark.command.Interaction;
import dev.skylark.command.Person;
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
import dev.skylark.entry.Belongings;
import dev.skylark.entry.Outside;
import dev.skylark.entry.Plant;
import dev.skylark.entry.Wiring;
import dev.skylark.fleet.Answer;
import dev.skylark.fleet.Answer.Trouble;
import dev.skylark.fleet.SimulatedCloud;
import dev.skylark.github.Forge;
import dev.skylark.github.InMemoryGitHub;
import dev.skylark.idle.InMemoryLoads;
import dev.skylark.journal.LineJournal;
import dev.skylark.log.InMemoryLogs;
import dev.skylark.music.InMemoryRecordings;
import dev.skylark.players.InMemoryPlayers;
import dev.skylark.settings.Lambda;
import dev.skylark.settings.Setting;
import dev.skylark.settings.Settings;
import dev.skylark.table.Table;
import dev.skylark.timer.InMemoryTimers;
import dev.skylark.voice.VoiceOrder;
import dev.skylark.work.Answers;
import dev.skylark.work.InMemoryKeys;
import dev.skylark.work.Voices;
import java.io.OutputStream;
import java.io.PrintStream;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** A house with a cloud, a GitHub and a Discord that are played, on an embedded database; every request is counted. */
final class Twins {

    static final String GUILD = "900000000000000001";
    static final String CHANNEL = "900000000000000102";
    private static final Set<String> READS = Set.of("getItem", "query", "batchGetItem");

    final AtomicInteger reads = new AtomicInteger();
    final AtomicInteger writes = new AtomicInteger();
    final AtomicInteger messages = new AtomicInteger();
    final SimulatedCloud cloud;
    final InMemoryTimers timers;
    private final Clock clock;
    private final Map<String, String> environment = new HashMap<>();
    private final Outside outside;
    private final Wiring wiring;

    Twins(EmbeddedDynamo dynamo, Clock clock) {
        this.clock = clock;
        cloud = new SimulatedCloud(clock, "skylark:guild");
        timers = new InMemoryTimers(clock);
        var counted = counted(dynamo.client());
        for (var one : Table.values()) {
            environment.put(one.setting().variable(), EmbeddedDynamo.name(one));
        }
        environment.put(Setting.OWNER_GUILD.variable(), "1");
        environment.put(Setting.OWNER_CHANNEL.variable(), "2");
        environment.put(Setting.DISCORD_APPLICATION_ID.variable(), "3");
        environment.put(Setting.GUILD_TAG.variable(), "skylark:guild");
        environment.put(Setting.REGIONS.variable(), "eu-central-1");
        environment.put(Setting.CACHE_TTL.variable(), "30");
        environment.put(Setting.WORK_FUNCTION.variable(), "work:live");
        environment.put(Setting.LOGS_FUNCTION.variable(), "logs:live");
        var belongings = belongings();
        var plant = plant();
        outside = new Outside(
                clock,
                clock,
                () -> counted,
                _ -> _ -> {},
                _ -> new Listening(),
                _ -> (_, person) ->
                        Optional.of(new Person(person, "somebody", List.of(), 1L << 5 | 1L << 4 | 1L << 31)),
                _ -> belongings,
                _ -> plant,
                Pause.real(),
                () -> new LineJournal(
                        "bench",
                        new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8),
                        clock));
        wiring = wiring(Lambda.WORK);
        new DynamoGuilds(new Rows(dynamo::client, () -> EmbeddedDynamo.name(Table.GUILDS)))
                .save(Guild.unknown(GUILD)
                        .with(Guild.Standing.ALLOWED)
                        .withChannels(Map.of(Guild.Purpose.ALERTS, CHANNEL)));
    }

    Wiring wiring(Lambda lambda) {
        return new Wiring(new Settings(lambda, environment), outside);
    }

    Wiring wiring() {
        return wiring;
    }

    private Belongings belongings() {
        var prices = InMemoryPrices.usual();
        var bills = new InMemoryBills();
        var currencies = InMemoryCurrencies.usual();
        var alarms = new InMemoryAlarms();
        var templates = new SimulatedTemplates(cloud);
        var snapshots = new SimulatedSnapshots(cloud, clock);
        var holdings = new InMemoryHoldings(20);
        return new Belongings(
                () -> cloud,
                InMemoryKeys::new,
                () -> templates,
                () -> snapshots,
                () -> alarms,
                () -> prices,
                () -> bills,
                () -> currencies,
                () -> holdings,
                InMemoryLogs::new,
                InMemoryPlayers::new,
                InMemoryLoads::new);
    }

    private Plant plant() {
        var github = new InMemoryGitHub(clock);
        return new Plant(
                () -> timers,
                () -> fact -> wiring().hear(fact),
                () -> {
                    throw new IllegalStateException("there are no secrets here");
                },
                () -> _ -> Answer.failed(Trouble.DOWN, "there is no network here"),
                () -> _ -> false,
                InMemoryKeys::new,
                () -> new Forge(github, github, github),
                NoAdvisor::new,
                InMemorySeal::new,
                Map::of,
                _ -> new Asleep(),
                InMemoryRecordings::new,
                () -> {
                    throw new IllegalStateException("there are no backups here");
                },
                () -> {
                    throw new IllegalStateException("there is no archive here");
                },
                () -> _ -> Answer.got(true),
                new InMemoryCare(clock)::care);
    }

    /** Nobody plays, and nobody is called. */
    private static final class Asleep implements Voices {
        @Override
        public Reception send(VoiceOrder order) {
            return Reception.ASLEEP;
        }

        @Override
        public void call() {
            // nobody comes
        }
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
