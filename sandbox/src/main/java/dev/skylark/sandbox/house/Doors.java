package dev.skylark.sandbox.house;

import dev.skylark.access.DynamoGuilds;
import dev.skylark.access.Guild;
import dev.skylark.access.Guild.Purpose;
import dev.skylark.account.InMemorySeal;
import dev.skylark.account.Outlet;
import dev.skylark.account.Site;
import dev.skylark.advice.NoAdvisor;
import dev.skylark.backup.Archive;
import dev.skylark.backup.TableBackups;
import dev.skylark.care.DynamoTables;
import dev.skylark.care.InMemoryCare;
import dev.skylark.command.Catalogue;
import dev.skylark.command.Registration;
import dev.skylark.data.EmbeddedDynamo;
import dev.skylark.data.Rows;
import dev.skylark.discord.DiscordRest;
import dev.skylark.discord.DiscordRest.BotToken;
import dev.skylark.discord.Outcome;
import dev.skylark.discord.Pause;
import dev.skylark.entry.ClockFunction;
import dev.skylark.entry.EventsFunction;
import dev.skylark.entry.InteractionsFunction;
import dev.skylark.entry.LogsFunction;
import dev.skylark.entry.Outside;
import dev.skylark.entry.Plant;
import dev.skylark.entry.WebhooksFunction;
import dev.skylark.entry.Wiring;
import dev.skylark.entry.WorkFunction;
import dev.skylark.fact.Fact;
import dev.skylark.fleet.Answer;
import dev.skylark.jda.JdaVoice;
import dev.skylark.journal.Journal;
import dev.skylark.journal.LineJournal;
import dev.skylark.json.Json;
import dev.skylark.log.DynamoLogSources;
import dev.skylark.patience.Neighbour;
import dev.skylark.sandbox.discord.Door;
import dev.skylark.sandbox.discord.DoorAnswer;
import dev.skylark.sandbox.happening.Happening;
import dev.skylark.sandbox.home.Home;
import dev.skylark.sandbox.http.Endpoint;
import dev.skylark.sandbox.http.Request;
import dev.skylark.sandbox.http.Response;
import dev.skylark.sandbox.http.Route;
import dev.skylark.settings.Lambda;
import dev.skylark.settings.Setting;
import dev.skylark.settings.Settings;
import dev.skylark.table.Table;
import dev.skylark.timer.InMemoryTimers;
import dev.skylark.timer.Timers;
import dev.skylark.upkeep.DynamoLifetimes;
import dev.skylark.webhook.HttpCertificates;
import dev.skylark.webhook.HttpSubscriptions;
import dev.skylark.work.GuildKeys;
import dev.skylark.work.Secrets;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The doors of Skylark on this machine, wired as on Lambda. */
public final class Doors implements Door, AutoCloseable {

    /** Shorter than Lambda's minutes, so that one can watch it. */
    private static final Duration PAUSE_BETWEEN_TRIES = Duration.ofSeconds(2);

    /** What the doors are told about the Discord they work for. */
    public record For(
            String api,
            String publicKeys,
            String token,
            String application,
            String guild,
            String channel,
            String publicUrl,
            JdaVoice.Address gateway) {}

    private static final String ALERTS = "900000000000000102";

    private final EmbeddedDynamo dynamo;
    private final WorkFolder folder;
    private final PrintStream lines;
    private final Wiring wiring;
    private final InteractionsFunction interactions;
    private final WorkFunction work;
    private final EventsFunction events;
    private final ClockFunction clockDoor;
    private final LogsFunction logs;
    private final WebhooksFunction webhooks;
    private final Grapevine grapevine;
    private final PlayedVoice voice;
    private final Optional<PlayedCloud> played;
    private final PlayedGitHub github;
    private final InMemoryCare care;
    private final PlayedMusic music;
    private final Due due;
    private final Notice notice;
    private final For discord;
    private final Clock clock;
    private volatile boolean opened;

    /** {@code aws} is the real cloud, or another that speaks as it does; else one is played. */
    public Doors(Home home, For discord, Clock clock, Clock wall, Optional<Aws> aws) {
        this.discord = discord;
        this.clock = clock;
        this.dynamo = EmbeddedDynamo.in(home.file("dynamodb"));
        this.care = new InMemoryCare(clock);
        care.parking().keptBy(home.read("parking.json"), it -> home.write("parking.json", it.bytes()));
        care.counts(new DynamoTables(dynamo::client));
        this.folder = new WorkFolder(
                home.file("work"), PAUSE_BETWEEN_TRIES, it -> care.parking().park("work", it));
        this.lines = lines(home.file("journal.ndjson"));
        this.played = aws.isPresent() ? Optional.empty() : Optional.of(new PlayedCloud(home, clock));
        var timers = new InMemoryTimers(clock);
        var keys = new FolderKeys(home);
        var secrets = new FolderSecrets(home);
        this.github = new PlayedGitHub(
                discord.guild(),
                secrets.read(Environment.GITHUB, "webhook"),
                (headers, body) -> webhook("POST", "/webhooks/github", headers, body),
                clock);
        this.grapevine = new Grapevine(PAUSE_BETWEEN_TRIES, this::hear);
        this.music = new PlayedMusic(discord.publicUrl(), clock);
        var journal = new LineJournal("sandbox", lines, clock);
        this.voice = new PlayedVoice(
                home,
                URI.create(discord.publicUrl()),
                new PlayedVoice.At(
                        discord.api(), discord.token(), discord.guild(), discord.channel(), discord.gateway()),
                dynamo,
                journal,
                crowd -> grapevine.tell(new Fact.Gathered(crowd)),
                clock);
        var plant = plant(home, timers, keys, secrets);
        var outside = new Outside(
                clock,
                wall,
                dynamo::client,
                _ -> folder,
                _ -> Outside.answers(discord.api(), BotToken.fixed(discord.token()), journal, clock),
                _ -> Outside.members(discord.api(), BotToken.fixed(discord.token()), journal, clock),
                settings -> played.map(it -> it.belongings(keys))
                        .orElseGet(() ->
                                Outside.belongings(settings, aws.orElseThrow().endpoint(), () -> journal, keys, clock)),
                _ -> plant,
                Pause.real(),
                () -> (Journal) journal);
        var environment = Environment.of(discord, aws.map(Aws::regions).orElse(String.join(",", PlayedCloud.REGIONS)));
        this.wiring = new Wiring(new Settings(Lambda.WORK, environment), outside);
        this.interactions =
                new InteractionsFunction(new Wiring(new Settings(Lambda.INTERACTIONS, environment), outside));
        this.work = new WorkFunction(wiring);
        this.events = new EventsFunction(wiring);
        this.clockDoor = new ClockFunction(wiring);
        this.logs = new LogsFunction(wiring);
        this.webhooks = new WebhooksFunction(wiring);
        played.ifPresent(it -> it.servers().tells(events::accept));
        played.ifPresent(it -> it.logs().tells(logs::accept));
        this.notice = new Notice(
                home,
                () -> Outside.answers(discord.api(), BotToken.fixed(discord.token()), journal, clock),
                new DynamoGuilds(new Rows(dynamo::client, () -> EmbeddedDynamo.name(Table.GUILDS))),
                discord.guild(),
                discord.channel(),
                clock);
        this.due = new Due(home, timers, clock, clockDoor::accept, care.parking(), played);
    }

    private Plant plant(Home home, Timers timers, GuildKeys keys, Secrets secrets) {
        var seal = new InMemorySeal(HexFormat.of().parseHex(secrets.read(Environment.ACCOUNTS, "seal")));
        var outlets = Outlet.all(
                it -> Site.below(URI.create(discord.publicUrl() + PlayedMusic.PATH + it.word()), it),
                Pause.real(),
                clock);
        var certificates = new HttpCertificates();
        var backups = new TableBackups(dynamo.client(), clock);
        Archive archive = (name, content) -> {
            home.write("archive/" + name, content.bytes());
            return Answer.got(name);
        };
        return new Plant(
                () -> timers,
                () -> grapevine,
                () -> secrets,
                () -> certificates,
                HttpSubscriptions::new,
                () -> keys,
                github::forge,
                NoAdvisor::new,
                () -> seal,
                () -> outlets,
                voice::voices,
                voice::recordings,
                () -> backups,
                () -> archive,
                () -> new DynamoLifetimes(dynamo::client, EmbeddedDynamo::name),
                care::care);
    }

    /** A cloud that is not played: where it answers, if not at AWS, and the regions to look into. */
    public record Aws(Optional<URI> endpoint, String regions) {}

    /** Every command, checked against Discord's limits, without anything that runs. */
    public static Catalogue catalogue() {
        var nowhere = new Outside(
                Clock.systemUTC(),
                Clock.systemUTC(),
                () -> {
                    throw new IllegalStateException("There is no database here.");
                },
                _ -> _ -> {},
                _ -> {
                    throw new IllegalStateException("There is no Discord here.");
                },
                _ -> {
                    throw new IllegalStateException("There is no Discord here.");
                },
                _ -> {
                    throw new IllegalStateException("There is no cloud here.");
                },
                _ -> {
                    throw new IllegalStateException("There is nothing to run on here.");
                },
                Pause.real(),
                () -> new LineJournal("none", System.err, Clock.systemUTC()));
        var settings = new Settings(Lambda.WORK, Map.of(Setting.OWNER_GUILD.variable(), "0"));
        return Catalogue.of(new Wiring(settings, nowhere).catalogue().all());
    }

    /** Tells Discord the commands, and begins to carry out what waits. */
    public void open() {
        var rest = new DiscordRest(
                discord.api(),
                BotToken.fixed(discord.token()),
                Neighbour.DISCORD.patience(),
                clock,
                Pause.real(),
                Math::random,
                (_, _, _) -> {});
        var commands = Registration.json(Catalogue.of(wiring.catalogue().all()));
        var route = "/applications/" + discord.application() + "/commands";
        if (!(rest.send(new DiscordRest.Request("PUT", route, commands, List.of(), true)) instanceof Outcome.Done)) {
            throw new IllegalStateException("Discord at " + discord.api() + " did not take the commands.");
        }
        chooseChannels();
        played.ifPresent(it -> it.tellHistory(events::accept));
        played.ifPresent(it ->
                it.nameLogs(new DynamoLogSources(new Rows(dynamo::client, () -> EmbeddedDynamo.name(Table.LOGS)))));
        folder.begin(work::accept);
        // what was told when the sandbox was killed is looked at again
        grapevine.tell(new Fact.AlertsChanged(discord.guild()));
        due.begin();
        voice.goOn();
        opened = true;
    }

    /** As somebody would have done who set Skylark up, unless somebody has. */
    private void chooseChannels() {
        var guilds = new DynamoGuilds(new Rows(dynamo::client, () -> EmbeddedDynamo.name(Table.GUILDS)));
        if (guilds.find(discord.guild()).isEmpty()) {
            guilds.save(Guild.unknown(discord.guild())
                    .withChannels(Map.of(Purpose.ALERTS, ALERTS, Purpose.ADMIN, discord.channel())));
        }
    }

    /** Tells those who run Skylark whether it is there. */
    public Notice notice() {
        return notice;
    }

    /** Whether Discord knows the commands and work is being done. */
    public boolean isOpen() {
        return opened;
    }

    @Override
    public DoorAnswer answer(Map<String, String> headers, byte[] body) {
        return Gateway.answer(interactions.answer(
                Gateway.event("POST", "/interactions", Map.of(), headers, body).bytes()));
    }

    /** An event as it comes to the work function. */
    public void work(Json event) {
        work.accept(event);
    }

    /** An event as EventBridge or SNS brings it. */
    public void event(Json event) {
        events.accept(event);
    }

    /** Log lines as CloudWatch Logs brings them. */
    public void logs(Json event) {
        logs.accept(event);
    }

    /** What another system says over HTTPS. */
    public DoorAnswer webhook(String method, String path, Map<String, String> headers, byte[] body) {
        return webhook(method, path, Map.of(), headers, body);
    }

    /** The same with what stands behind the question mark of the address. */
    public DoorAnswer webhook(
            String method, String path, Map<String, String> query, Map<String, String> headers, byte[] body) {
        return Gateway.answer(webhooks.answer(
                Gateway.event(method, path, query, headers, body).bytes()));
    }

    /** The music services that are played. */
    public Response music(Request request) {
        return music.answer(request);
    }

    private void hear(Fact fact) {
        wiring.hear(fact);
    }

    /** A job as the scheduler brings it. */
    public void job(Json job) {
        clockDoor.accept(job);
    }

    /** Does now what is due by now; the clock may have been moved. */
    public void catchUp() {
        due.catchUp();
    }

    /** The repository that is played, to be read. */
    public String github() {
        return github.page();
    }

    /** What the doors give out besides. */
    public List<Route<Endpoint>> routes() {
        return voice.routes();
    }

    /** What can be made to happen in the cloud that is played; nothing in a real one. */
    public List<Happening> happenings() {
        var inTheCloud = played.stream()
                .flatMap(it -> Stream.of(
                                new CloudHappenings(it, events::accept, clock).all(),
                                it.games().happenings(),
                                new TroubleHappenings(it.logs(), github, events::accept, clock).all())
                        .flatMap(List::stream));
        var inTheHouse = new CareHappenings(care).all().stream();
        return Stream.of(inTheCloud, voice.happenings().stream(), inTheHouse)
                .flatMap(it -> it)
                .toList();
    }

    /** How many orders are not done yet. */
    public long waiting() {
        return folder.waiting();
    }

    @Override
    public void close() {
        due.close();
        voice.close();
        played.ifPresent(it -> it.games().close());
        grapevine.close();
        folder.close();
        dynamo.close();
        lines.close();
    }

    private static PrintStream lines(Path file) {
        try {
            return new PrintStream(
                    Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND),
                    true,
                    StandardCharsets.UTF_8);
        } catch (IOException unusable) {
            throw new UncheckedIOException("The journal cannot be written: " + file, unusable);
        }
    }
}
