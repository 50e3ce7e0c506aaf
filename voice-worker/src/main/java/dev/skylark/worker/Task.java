package dev.skylark.worker;

import dev.skylark.capacity.EcsCapacity;
import dev.skylark.data.Rows;
import dev.skylark.discord.DiscordRest;
import dev.skylark.discord.DiscordRest.BotToken;
import dev.skylark.discord.Pause;
import dev.skylark.discord.Replies;
import dev.skylark.jda.JdaVoice;
import dev.skylark.json.Json;
import dev.skylark.lavaplayer.Lava;
import dev.skylark.lavaplayer.S3Library;
import dev.skylark.patience.Neighbour;
import dev.skylark.patience.Patience;
import dev.skylark.settings.Setting;
import dev.skylark.settings.Settings;
import dev.skylark.table.Table;
import dev.skylark.worker.Lines.Level;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** The voice worker as ECS runs it: put together by its settings, asked how it is, measured, and ended in time. */
final class Task implements AutoCloseable {

    private static final Pattern SLOTS = Pattern.compile("[1-9]\\d?");
    private static final Pattern PROGRAM = Pattern.compile("none|/.+");
    private static final Pattern TRUTH = Pattern.compile("true|false");
    private static final String DISCORD = "https://discord.com/api/";

    /** Whoever gave an order waits while Discord is asked where they are. */
    private static final Duration WHERE = Duration.ofSeconds(2);

    private final Settings settings;
    private final Clients clients;
    private final String id;
    private final Lines lines;
    private final Clock clock;
    private final int slots;
    private final Lava lava;
    private final Worker worker;
    private final HealthDoor door;
    private final ScheduledExecutorService minutes = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("minutes").factory());

    /** An {@link IllegalStateException} where a setting is missing or makes no sense. {@code port} is where it is asked how it is. */
    Task(Settings settings, Clients clients, String id, int port, Lines lines, Clock clock) {
        this.settings = settings;
        this.clients = clients;
        this.id = id;
        this.lines = lines;
        this.clock = clock;
        this.slots = Integer.parseInt(settings.get(Setting.VOICE_SLOTS, SLOTS, "a number from 1 to 99"));
        var alwaysOn = Boolean.parseBoolean(settings.get(Setting.VOICE_ALWAYS_ON, TRUTH, "true or false"));
        var library = new S3Library(clients::files, clients::presigner, settings.get(Setting.LIBRARY_BUCKET));
        var ytDlp = Optional.of(settings.get(Setting.VOICE_YT_DLP, PROGRAM, "a path that begins with a slash, or none"))
                .filter(it -> !it.equals("none"))
                .map(Path::of);
        this.lava = new Lava(new Lava.Setup(clock, Optional.of(library), ytDlp));
        var capacity = new EcsCapacity(
                clients::services, settings.get(Setting.VOICE_CLUSTER), settings.get(Setting.VOICE_SERVICE));
        this.worker = new Worker(id, workshop(), capacity, alwaysOn, this::trouble, clock);
        this.door = new HealthDoor(port, worker::isWell, this::facts);
    }

    private Workshop workshop() {
        var voice = rows(Table.VOICE);
        return new Workshop(
                new Workshop.Discord(
                        settings.get(Setting.DISCORD_TOKEN),
                        slots,
                        address(settings.get(Setting.DISCORD_API)),
                        new DynamoIdentifies(voice, clock),
                        new DiscordWhereabouts(
                                discord(Neighbour.DISCORD.patience().within(WHERE)))),
                new DynamoSlots(voice, slots, clock),
                new DynamoLookouts(rows(Table.FLEET), voice, rows(Table.GUILDS), clock),
                new EventBridgeHerald(clients::bus),
                slot -> new SqsOrders(
                        clients::queues,
                        settings.get(Setting.VOICE_QUEUES) + "-" + slot + ".fifo",
                        it -> trouble("reading an order", "", it)),
                new DynamoMemory(rows(Table.MUSIC)),
                new CachedSources(lava.sources(), new DynamoTrackCache(rows(Table.TRACKS), clock)),
                lava.sounds(),
                new DiscordChat(new Replies(discord(Neighbour.DISCORD.patience()), clock), this::adminChannel),
                lava::health,
                this::trouble,
                clock);
    }

    private static JdaVoice.Address address(String api) {
        return api.startsWith(DISCORD) ? JdaVoice.Address.DISCORD : new JdaVoice.Address(api, "", null);
    }

    private DiscordRest discord(Patience patience) {
        return new DiscordRest(
                settings.get(Setting.DISCORD_API),
                BotToken.fixed(settings.get(Setting.DISCORD_TOKEN)),
                patience,
                clock,
                Pause.real(),
                Math::random,
                (_, _, _) -> {});
    }

    /** Where a guild said it wants to read such things; the guild of those who run Skylark has said so at its start. */
    private Optional<String> adminChannel(String guild) {
        var chosen = rows(Table.GUILDS)
                .find(guild, "settings")
                .map(it -> it.json("channels").at("ADMIN").text())
                .filter(it -> !it.isEmpty());
        return guild.equals(settings.get(Setting.OWNER_GUILD))
                ? chosen.or(() -> Optional.of(settings.get(Setting.OWNER_CHANNEL)))
                : chosen;
    }

    private Rows rows(Table table) {
        return new Rows(clients::dynamo, () -> settings.get(table.setting()));
    }

    private void trouble(String what, String guild, RuntimeException failure) {
        lines.failed(what, Map.of("guild", guild), failure);
    }

    private Json.Fields facts() {
        return Json.fields().with("worker", id).with("guilds", worker.guilds());
    }

    void start() {
        lines.note(Level.INFO, "The voice worker begins.", Map.of("worker", id));
        if (!JdaVoice.encrypts()) {
            lines.note(
                    Level.ERROR,
                    "End-to-end encryption is not possible on this machine, so Discord will let us speak in no channel.",
                    Map.of());
        }
        worker.start();
        var _ = minutes.scheduleAtFixedRate(() -> lines.guilds(worker.guilds()), 0, 1, TimeUnit.MINUTES);
    }

    /** Where it is asked how it is. */
    int port() {
        return door.port();
    }

    @Override
    public void close() {
        minutes.shutdownNow();
        worker.close();
        door.close();
        lava.close();
        lines.note(Level.INFO, "The voice worker has ended.", Map.of("worker", id));
    }
}
