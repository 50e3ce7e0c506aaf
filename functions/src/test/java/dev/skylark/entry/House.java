package dev.skylark.entry;

import dev.skylark.access.DynamoGuilds;
import dev.skylark.access.Guild;
import dev.skylark.access.Guilds;
import dev.skylark.account.InMemoryMusic;
import dev.skylark.account.InMemorySeal;
import dev.skylark.advice.InMemoryAdvisor;
import dev.skylark.backup.InMemoryArchive;
import dev.skylark.backup.TableBackups;
import dev.skylark.care.InMemoryCare;
import dev.skylark.command.Interaction;
import dev.skylark.command.Person;
import dev.skylark.cost.InMemoryBills;
import dev.skylark.cost.InMemoryCurrencies;
import dev.skylark.cost.InMemoryHoldings;
import dev.skylark.cost.InMemoryPrices;
import dev.skylark.data.EmbeddedDynamo;
import dev.skylark.data.Rows;
import dev.skylark.data.Time;
import dev.skylark.discord.Block;
import dev.skylark.discord.Button;
import dev.skylark.discord.Message;
import dev.skylark.discord.Reply;
import dev.skylark.discord.Reply.Where;
import dev.skylark.discord.Spot;
import dev.skylark.ec2.InMemoryAlarms;
import dev.skylark.ec2.SimulatedSnapshots;
import dev.skylark.ec2.SimulatedTemplates;
import dev.skylark.fact.Fact;
import dev.skylark.fleet.Answer;
import dev.skylark.fleet.Answer.Trouble;
import dev.skylark.fleet.Instances;
import dev.skylark.fleet.SimulatedCloud;
import dev.skylark.github.Forge;
import dev.skylark.github.InMemoryGitHub;
import dev.skylark.idle.InMemoryLoads;
import dev.skylark.journal.LineJournal;
import dev.skylark.json.Json;
import dev.skylark.log.InMemoryLogs;
import dev.skylark.music.InMemoryRecordings;
import dev.skylark.players.InMemoryPlayers;
import dev.skylark.settings.Lambda;
import dev.skylark.settings.Setting;
import dev.skylark.settings.Settings;
import dev.skylark.table.Table;
import dev.skylark.timer.InMemoryTimers;
import dev.skylark.timer.Timers;
import dev.skylark.upkeep.DynamoLifetimes;
import dev.skylark.webhook.Certificates;
import dev.skylark.work.Answers;
import dev.skylark.work.InMemoryKeys;
import dev.skylark.work.InMemoryVoices;
import dev.skylark.work.Secrets;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.bouncycastle.math.ec.rfc8032.Ed25519;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Both doors and all between them on an embedded database, with a Discord that only listens. For stories. */
final class House {

    static final String OWNER_GUILD = "900000000000000001";
    static final String OWNER_CHANNEL = "900000000000000103";
    private final InMemoryVoices voices = new InMemoryVoices();
    private static final EmbeddedDynamo DYNAMO = EmbeddedDynamo.shared();
    private static final AtomicInteger NUMBER = new AtomicInteger();
    private static final byte[] KEY = new byte[Ed25519.SECRET_KEY_SIZE];

    /** What somebody was told: where, and what. */
    record Told(String to, Where where, Reply reply) {}

    final Time time = new Time();
    final List<Told> told = new CopyOnWriteArrayList<>();
    final Queue<byte[]> orders = new ConcurrentLinkedQueue<>();
    final ByteArrayOutputStream journal = new ByteArrayOutputStream();
    /** A region that no other test has, since prices are remembered for everybody. */
    final String region = "eu-test-" + NUMBER.incrementAndGet();

    /** Who is in which guild, by {@code guild/person}. */
    final Map<String, Person> members = new ConcurrentHashMap<>();

    boolean cloudIsHeard = true;
    boolean cloudAnswers = true;
    boolean discordIsUp = true;
    /** What happens in the moment in which something is posted. */
    Runnable whilePosting = () -> {};
    /** Channels that take no words from us. */
    final Set<String> closed = ConcurrentHashMap.newKeySet();

    final Guilds guilds = new DynamoGuilds(new Rows(DYNAMO::client, () -> EmbeddedDynamo.name(Table.GUILDS)));
    boolean lambdaIsUp = true;
    boolean busIsUp = true;
    boolean discordThrows;
    /** How many requests DynamoDB still answers before it is down. */
    final AtomicInteger dynamoStillAnswers = new AtomicInteger(Integer.MAX_VALUE);

    final SimulatedCloud cloud = new SimulatedCloud(time, "skylark:guild");
    final InMemoryTimers timers = new InMemoryTimers(time);
    Timers alarmClock = timers;
    final InMemoryPrices prices = InMemoryPrices.usual();
    final InMemoryBills bills = new InMemoryBills();
    final InMemoryCurrencies currencies = InMemoryCurrencies.usual();
    final InMemoryLogs logGroups = new InMemoryLogs();
    /** What happens while somebody waits, and how often they did. */
    Consumer<Integer> whileWaiting = _ -> {};

    private int waits;
    final InMemoryArchive archive = new InMemoryArchive();
    final TableBackups backups = new TableBackups(DYNAMO.client(), time);
    final InMemoryAlarms alarms = new InMemoryAlarms();
    final InMemoryPlayers players = new InMemoryPlayers();
    final InMemoryLoads loads = new InMemoryLoads();
    final InMemoryKeys keys = new InMemoryKeys();
    final InMemoryGitHub github = new InMemoryGitHub(time);
    final InMemoryCare care = new InMemoryCare(time);
    final InMemoryRecordings recordings = new InMemoryRecordings();
    final InMemoryAdvisor advisor = new InMemoryAdvisor();
    final InMemorySeal seal = new InMemorySeal();
    final InMemoryMusic music = new InMemoryMusic(time);
    /** Addresses at which a subscription was confirmed. */
    final List<URI> confirmed = new CopyOnWriteArrayList<>();

    Certificates certificates = _ -> Answer.failed(Trouble.DOWN, "nobody has set up a certificate");
    final Wiring wiring;
    final InteractionsFunction door;
    final WorkFunction work;
    final EventsFunction events;
    final ClockFunction clockDoor;
    /** With the settings that it has in the stack, and no more. */
    final ClockFunction clockAlone;
    /** The same. */
    final EventsFunction eventsAlone;

    final LogsFunction logs;
    final WebhooksFunction webhooks;

    House() {
        this(EmbeddedDynamo.name(Table.HEALTH));
    }

    /** With a table of its own for what is true of the whole house, which tests else have in common. */
    static House alone() {
        return new House(EmbeddedDynamo.createLike(DYNAMO.client(), Table.HEALTH, newId()));
    }

    private House(String healthTable) {
        new SecureRandom().nextBytes(KEY);
        var publicKey = new byte[Ed25519.PUBLIC_KEY_SIZE];
        Ed25519.generatePublicKey(KEY, 0, publicKey, 0);
        var environment = new HashMap<>(Map.of(
                Setting.DISCORD_PUBLIC_KEY.variable(),
                HexFormat.of().formatHex(publicKey),
                Setting.DISCORD_APPLICATION_ID.variable(),
                "900000000000000000",
                Setting.OWNER_GUILD.variable(),
                OWNER_GUILD,
                Setting.OWNER_CHANNEL.variable(),
                OWNER_CHANNEL,
                Setting.WORK_FUNCTION.variable(),
                "work:live"));
        for (var table : Table.values()) {
            environment.put(table.setting().variable(), EmbeddedDynamo.name(table));
        }
        environment.put(Table.HEALTH.setting().variable(), healthTable);
        environment.put(Setting.DISCORD_SECRET.variable(), "discord");
        environment.put(Setting.GUILD_TAG.variable(), "skylark:guild");
        environment.put(Setting.REGIONS.variable(), region + ",us-east-1");
        environment.put(Setting.CACHE_TTL.variable(), "30");
        environment.put(Setting.WEBHOOK_SECRET.variable(), "webhooks");
        environment.put(Setting.GITHUB_SECRET.variable(), "github");
        environment.put(Setting.GITHUB_API.variable(), "https://api.github.com");
        environment.put(
                Setting.LOGS_FUNCTION.variable(), "arn:aws:lambda:us-east-1:123456789012:function:skylark-logs:live");
        environment.put(Setting.ADVICE_MODEL.variable(), "none");
        environment.put(Setting.ADVICE_TOKENS.variable(), "3000");
        environment.put(Setting.ACCOUNTS_SECRET.variable(), "accounts");
        environment.put(Setting.ACCOUNTS_KEY.variable(), "arn:aws:kms:us-east-1:123456789012:key/accounts");
        environment.put(Setting.PUBLIC_URL.variable(), "https://skylark.example");
        environment.put(
                Setting.VOICE_QUEUES.variable(), "https://sqs.us-east-1.amazonaws.com/123456789012/skylark-voice");
        environment.put(Setting.VOICE_SLOTS.variable(), "5");
        environment.put(Setting.VOICE_CLUSTER.variable(), "skylark");
        environment.put(Setting.VOICE_SERVICE.variable(), "skylark-voice");
        environment.put(
                Setting.TIMERS_TARGET.variable(), "arn:aws:lambda:us-east-1:123456789012:function:skylark-clock:live");
        environment.put(Setting.LIBRARY_BUCKET.variable(), "skylark-library");
        var belongings = belongings();
        var plant = plant();
        var outside = new Outside(
                time,
                time,
                this::database,
                _ -> this::give,
                _ -> new Listening(),
                _ -> (guild, person) -> Optional.ofNullable(members.get(guild + "/" + person)),
                _ -> belongings,
                _ -> plant,
                this::pause,
                () -> new LineJournal("test", new PrintStream(journal, true, StandardCharsets.UTF_8), time));
        wiring = new Wiring(new Settings(Lambda.WORK, environment), outside);
        door = new InteractionsFunction(new Wiring(new Settings(Lambda.INTERACTIONS, environment), outside));
        work = new WorkFunction(wiring);
        events = new EventsFunction(wiring);
        clockDoor = new ClockFunction(wiring);
        clockAlone = new ClockFunction(new Wiring(new Settings(Lambda.CLOCK, environment), outside));
        eventsAlone = new EventsFunction(new Wiring(new Settings(Lambda.EVENTS, environment), outside));
        logs = new LogsFunction(new Wiring(new Settings(Lambda.LOGS, environment), outside));
        webhooks = new WebhooksFunction(new Wiring(new Settings(Lambda.WEBHOOKS, environment), outside));
        cloud.tells(it -> {
            if (cloudIsHeard) {
                events.accept(it);
            }
        });
    }

    /** What was sent to the voice worker. */
    public InMemoryVoices voices() {
        return voices;
    }

    private Belongings belongings() {
        var templates = new SimulatedTemplates(cloud);
        var snapshots = new SimulatedSnapshots(cloud, time);
        return new Belongings(
                this::instances,
                () -> keys,
                () -> templates,
                () -> snapshots,
                () -> alarms,
                () -> prices,
                () -> bills,
                () -> currencies,
                () -> new InMemoryHoldings(20),
                () -> logGroups,
                () -> players,
                () -> loads);
    }

    private Plant plant() {
        return new Plant(
                () -> alarmClock,
                () -> this::hear,
                OpenSecrets::new,
                () -> certificates,
                () -> confirmed::add,
                () -> keys,
                () -> new Forge(github, github, github),
                () -> advisor,
                () -> seal,
                () -> music.outlets(),
                _ -> voices,
                () -> recordings,
                () -> backups,
                () -> archive,
                () -> new DynamoLifetimes(DYNAMO::client, EmbeddedDynamo::name),
                care::care);
    }

    private Instances instances() {
        if (!cloudAnswers) {
            throw new UncheckedIOException(new IOException("connection reset"));
        }
        return cloud;
    }

    /** As EventBridge would bring it. */
    private void hear(Fact fact) {
        if (!busIsUp) {
            throw new IllegalStateException("EventBridge answered 503");
        }
        wiring.desk().hear(fact);
    }

    /** Secrets that every test knows. */
    static final class OpenSecrets implements Secrets {
        @Override
        public String read(String secret, String field) {
            return secret + "/" + field;
        }

        /** Apple Music is set up nowhere. */
        @Override
        public Optional<String> find(String secret, String field) {
            return field.startsWith("apple.") ? Optional.empty() : Optional.of(read(secret, field));
        }

        @Override
        public String readAgain(String secret, String field) {
            return read(secret, field);
        }
    }

    static DynamoDbClient dynamo() {
        return DYNAMO.client();
    }

    private DynamoDbClient database() {
        if (dynamoStillAnswers.getAndDecrement() <= 0) {
            dynamoStillAnswers.set(0);
            throw new IllegalStateException("DynamoDB answered 500");
        }
        return DYNAMO.client();
    }

    private void give(byte[] order) {
        if (!lambdaIsUp) {
            throw new IllegalStateException("Lambda answered 503");
        }
        orders.add(order);
    }

    /** Ids of nobody and nowhere else, so that tests do not meet in the shared tables. */
    static String newId() {
        return "9100000000" + "%08d".formatted(NUMBER.incrementAndGet());
    }

    private void pause(Duration howLong) {
        pass(howLong);
        whileWaiting.accept(++waits);
    }

    /** It is then. */
    void at(Instant moment) {
        time.now = moment;
    }

    void pass(Duration some) {
        time.now = time.now.plus(some);
    }

    /** Time goes by as it really does: what is due in it happens when it is due, and the cloud tells its news. */
    void live(Duration some) {
        var end = time.now.plus(some);
        cloud.tick();
        for (var next = next(end); next.isBefore(end); next = next(end)) {
            time.now = next;
            cloud.tick();
            timers.due().forEach(it -> clockDoor.accept(it.json()));
            workOff();
        }
        time.now = end;
        cloud.tick();
        timers.due().forEach(it -> clockDoor.accept(it.json()));
    }

    private Instant next(Instant end) {
        var soon = time.now.plusSeconds(1);
        return Stream.of(timers.next(), cloud.next())
                .flatMap(Optional::stream)
                .map(it -> it.isBefore(soon) ? soon : it)
                .min(Comparator.naturalOrder())
                .filter(it -> it.isBefore(end))
                .orElse(end);
    }

    Instant now() {
        return time.now;
    }

    /** Signs and delivers; the answer as API Gateway gets it. */
    Json deliver(Json interaction) {
        var body = interaction.bytes();
        var timestamp = String.valueOf(time.now.getEpochSecond());
        return deliver(body, timestamp, sign(body, timestamp));
    }

    Json deliver(byte[] body, String timestamp, String signature) {
        var event = Json.fields()
                .with(
                        "headers",
                        Json.fields().with("x-signature-timestamp", timestamp).with("x-signature-ed25519", signature))
                .with("body", new String(body, StandardCharsets.UTF_8))
                .with("isBase64Encoded", false);
        return door.answer(event.bytes());
    }

    static String sign(byte[] body, String timestamp) {
        var signed = (timestamp + new String(body, StandardCharsets.UTF_8)).getBytes(StandardCharsets.UTF_8);
        var signature = new byte[Ed25519.SIGNATURE_SIZE];
        Ed25519.sign(KEY, 0, signed, 0, signed.length, signature, 0);
        return HexFormat.of().formatHex(signature);
    }

    /** The body of a 200. */
    Json answer(Json interaction) {
        var response = deliver(interaction);
        if (response.at("statusCode").whole(0) != 200) {
            throw new AssertionError(response.toString());
        }
        return Json.read(response.at("body").text());
    }

    /** A new guild that may use Skylark. */
    String allowedGuild() {
        var guild = newId();
        guilds.save(Guild.unknown(guild).with(Guild.Standing.ALLOWED));
        return guild;
    }

    /** All that was said so far, as text. */
    List<String> texts() {
        return told.stream().map(it -> text(message(it.reply()))).toList();
    }

    /** What one reads in a message. */
    static String text(Message message) {
        var text = new StringBuilder(message.title());
        for (var block : message.blocks()) {
            text.append('\n')
                    .append(
                            switch (block) {
                                case Block.Text(var markdown) -> markdown;
                                case Block.Fact(var name, var value) -> name + ": " + value;
                                case Block.Section(var markdown, var button) -> markdown + " [" + button.label() + "]";
                                case Block.Buttons(var buttons) -> buttons.toString();
                                case Block.Menu(var select) -> select.placeholder();
                                case Block.Picture(var file) -> file;
                                case Block.Download(var file) -> file;
                                case Block.Line() -> "";
                            });
        }
        return text.toString();
    }

    /** What the first button with this label would do. */
    static String target(Message message, String label) {
        return message.blocks().stream()
                .flatMap(block -> switch (block) {
                    case Block.Section(var _, var button) -> Stream.of(button);
                    case Block.Buttons(var buttons) -> buttons.stream();
                    default -> Stream.<Button>empty();
                })
                .filter(it -> it.label().startsWith(label))
                .map(Button::target)
                .findFirst()
                .orElseThrow(() -> new AssertionError("no button “" + label + "” in " + text(message)));
    }

    /** Everything that waits, all at the same time. */
    void workOffAtOnce() {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var order = orders.poll(); order != null; order = orders.poll()) {
                var json = Json.read(order);
                threads.execute(() -> work.accept(json));
            }
        }
    }

    /** Everything that waits to be done. */
    void workOff() {
        for (var order = orders.poll(); order != null; order = orders.poll()) {
            work.accept(Json.read(order));
        }
    }

    /** Says it, has it carried out, and gives what the person was told in the end. */
    Reply says(Json interaction) {
        answer(interaction);
        workOff();
        return told.getLast().reply();
    }

    Message message(Reply reply) {
        return switch (reply) {
            case Reply.Say(var message) -> message;
            case Reply.Whisper(var message) -> message;
            case Reply.Update(var message) -> message;
            case Reply.Think(var _), Reply.Suggest(var _), Reply.Ask(var _), Reply.Relay _ ->
                throw new AssertionError(reply);
        };
    }

    private final class Listening implements Answers {
        @Override
        public Delivery answer(Interaction interaction, Where thinking, Reply reply) {
            return heard(new Told(interaction.call().origin().interaction(), thinking, reply));
        }

        @Override
        public Delivery post(String channel, Message message, String locale) {
            whilePosting.run();
            return closed.contains(channel)
                    ? new Delivery.NotWanted()
                    : heard(new Told(channel, Where.IN_CHANNEL, Reply.say(message)));
        }

        @Override
        public Delivery change(Spot spot, Message message) {
            return heard(new Told(spot.message(), Where.IN_PLACE, Reply.update(message)));
        }

        @Override
        public Delivery thread(Spot under, String title) {
            return discordIsUp
                    ? new Delivery.Stands(Spot.ofPost("thread-of-" + under.message(), "", "en"))
                    : new Delivery.NotYet();
        }

        @Override
        public Delivery tell(String person, Message message, String locale) {
            return heard(new Told(person, Where.FOR_YOU_ONLY, Reply.say(message)));
        }

        private Delivery heard(Told it) {
            if (discordThrows) {
                throw new IllegalStateException("the secret of the token cannot be read");
            }
            if (!discordIsUp) {
                return new Delivery.NotYet();
            }
            told.add(it);
            return new Delivery.Stands(Spot.ofPost("", "message-" + told.size(), "en"));
        }
    }
}
