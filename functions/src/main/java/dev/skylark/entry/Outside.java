package dev.skylark.entry;

import dev.skylark.account.KmsSeal;
import dev.skylark.account.Outlet;
import dev.skylark.account.Site;
import dev.skylark.advice.Advisor;
import dev.skylark.advice.BedrockAdvisor;
import dev.skylark.advice.NoAdvisor;
import dev.skylark.advice.Prices;
import dev.skylark.backup.DynamoBackups;
import dev.skylark.backup.S3Archive;
import dev.skylark.capacity.EcsCapacity;
import dev.skylark.care.Care;
import dev.skylark.care.CloudWatchGauges;
import dev.skylark.care.DiscordPresence;
import dev.skylark.care.DynamoTables;
import dev.skylark.care.HttpsDoorbell;
import dev.skylark.care.IamRights;
import dev.skylark.care.SecretsManagerAges;
import dev.skylark.care.SqsParking;
import dev.skylark.cost.CostExplorerBills;
import dev.skylark.cost.Ec2Holdings;
import dev.skylark.cost.EcbCurrencies;
import dev.skylark.cost.PriceListPrices;
import dev.skylark.data.Retries;
import dev.skylark.data.Rows;
import dev.skylark.discord.DiscordRest;
import dev.skylark.discord.DiscordRest.BotToken;
import dev.skylark.discord.Pause;
import dev.skylark.discord.Replies;
import dev.skylark.ec2.CloudWatchAlarms;
import dev.skylark.ec2.Ec2Snapshots;
import dev.skylark.ec2.Ec2Templates;
import dev.skylark.fact.EventBridgeBus;
import dev.skylark.fleet.Addresses;
import dev.skylark.fleet.ByKind;
import dev.skylark.fleet.Ec2Instances;
import dev.skylark.fleet.PanelInstances;
import dev.skylark.fleet.Place;
import dev.skylark.github.AppKey;
import dev.skylark.github.Forge;
import dev.skylark.github.GitHubConnections;
import dev.skylark.github.GitHubDeployments;
import dev.skylark.github.GitHubHistory;
import dev.skylark.github.GitHubRepositories;
import dev.skylark.idle.CloudWatchLoads;
import dev.skylark.journal.Journal;
import dev.skylark.journal.Journal.Figure;
import dev.skylark.journal.LineJournal;
import dev.skylark.journal.PowertoolsJournal;
import dev.skylark.log.CloudWatchLogs;
import dev.skylark.music.HttpAttachments;
import dev.skylark.music.S3Recordings;
import dev.skylark.patience.Neighbour;
import dev.skylark.players.SocketPlayers;
import dev.skylark.settings.Lambda;
import dev.skylark.settings.Setting;
import dev.skylark.settings.Settings;
import dev.skylark.timer.SchedulerTimers;
import dev.skylark.upkeep.DynamoLifetimes;
import dev.skylark.webhook.HttpCertificates;
import dev.skylark.webhook.HttpSubscriptions;
import dev.skylark.work.Answers;
import dev.skylark.work.DiscordAnswers;
import dev.skylark.work.DiscordMembers;
import dev.skylark.work.GuildKeys;
import dev.skylark.work.Handover;
import dev.skylark.work.LambdaHandover;
import dev.skylark.work.Members;
import dev.skylark.work.Secrets;
import dev.skylark.work.SecretsManagerKeys;
import dev.skylark.work.SecretsManagerSecrets;
import dev.skylark.work.SlottedVoices;
import dev.skylark.work.SqsQueues;
import dev.skylark.work.Voices;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/**
 * What the house touches outside itself: the time, the database, the way to the work function, the way back to Discord,
 * and where it writes down what it did. Lambda has one; the sandbox has another, and everything between is the same.
 */
public record Outside(
        Clock clock,
        Clock wall,
        Supplier<DynamoDbClient> dynamo,
        Function<Settings, Handover> handover,
        Function<Settings, Answers> answers,
        Function<Settings, Members> members,
        Function<Settings, Belongings> belongings,
        Function<Settings, Plant> plant,
        Pause pause,
        Supplier<Journal> journal) {

    private static final Pattern SLOTS = Pattern.compile("[1-9]\\d?");

    private static final URI RATES = URI.create("https://www.ecb.europa.eu/stats/eurofxref/eurofxref-daily.xml");

    private static final Pattern TOKENS = Pattern.compile("[1-9]\\d{1,5}");

    /** In the place of a model that may be asked for advice. */
    private static final String NOBODY = "none";

    private static final Duration PATIENCE_WITH_GAMES = Duration.ofSeconds(3);

    /** As Lambda runs it. */
    static Outside aws(Lambda lambda) {
        var clock = Clock.systemUTC();
        var journal = new Lazy<Journal>(() -> journal(lambda, clock));
        var secretsManager = new Lazy<>(() -> SecretsManagerClient.builder()
                .httpClient(UrlConnectionHttpClient.create())
                .overrideConfiguration(counting(journal, Neighbour.AWS_SOON))
                .build());
        var secrets = new Lazy<Secrets>(() -> new SecretsManagerSecrets(
                secretsManager,
                clock,
                fromMemory -> journal.get()
                        .count(
                                Map.of(fromMemory ? Figure.CACHE_HITS : Figure.CACHE_MISSES, 1.0),
                                Map.of("cache", "secrets"))));
        var clients = new Clients(counting(journal, Neighbour.AWS), Optional.empty());
        return new Outside(
                clock,
                clock,
                new Lazy<>(() -> DynamoDbClient.builder()
                        .httpClient(UrlConnectionHttpClient.create())
                        .overrideConfiguration(counting(journal, Neighbour.AWS_SOON))
                        .build()),
                settings -> new LambdaHandover(settings.get(Setting.WORK_FUNCTION), System.getenv(), clock),
                settings -> answers(settings.get(Setting.DISCORD_API), token(settings, secrets), journal.get(), clock),
                settings -> members(settings.get(Setting.DISCORD_API), token(settings, secrets), journal.get(), clock),
                settings -> belongings(settings, clients, new SecretsManagerKeys(secretsManager, "panel"), clock),
                settings -> plant(settings, clients, new SecretsManagerKeys(secretsManager, "github"), secrets, clock),
                Pause.real(),
                journal);
    }

    /** What runs in an AWS that answers elsewhere. */
    public static Belongings belongings(
            Settings settings, Optional<URI> endpoint, Supplier<Journal> journal, GuildKeys keys, Clock clock) {
        return belongings(settings, new Clients(counting(journal, Neighbour.AWS), endpoint), keys, clock);
    }

    private static Belongings belongings(Settings settings, Clients clients, GuildKeys keys, Clock clock) {
        var tag = new Lazy<>(() -> settings.get(Setting.GUILD_TAG));
        return new Belongings(
                new Lazy<>(() -> new ByKind(Map.of(
                        Place.Kind.AWS,
                        new Ec2Instances(clients::ec2, tag.get()),
                        Place.Kind.PANEL,
                        new PanelInstances(keys, Addresses.outside(), clock)))),
                () -> keys,
                new Lazy<>(() -> new Ec2Templates(clients::ec2, tag.get())),
                new Lazy<>(() -> new Ec2Snapshots(clients::ec2, tag.get())),
                new Lazy<>(() -> new CloudWatchAlarms(clients::cloudWatch)),
                new Lazy<>(() -> new PriceListPrices(clients::pricing)),
                new Lazy<>(() -> new CostExplorerBills(clients::costExplorer, tag.get())),
                new Lazy<>(() -> new EcbCurrencies(RATES)),
                new Lazy<>(() -> new Ec2Holdings(clients::ec2, tag.get())),
                new Lazy<>(() -> new CloudWatchLogs(clients::logs)),
                () -> new SocketPlayers(SocketPlayers::outside, PATIENCE_WITH_GAMES),
                new Lazy<>(() -> new CloudWatchLoads(clients::cloudWatch)));
    }

    private static Plant plant(
            Settings settings, Clients clients, GuildKeys tokens, Supplier<Secrets> secrets, Clock clock) {
        return new Plant(
                new Lazy<>(() -> new SchedulerTimers(
                        clients::scheduler,
                        settings.get(Setting.TIMERS_GROUP),
                        settings.get(Setting.TIMERS_TARGET),
                        settings.get(Setting.TIMERS_ROLE),
                        settings.get(Setting.TIMERS_PARKING),
                        clock)),
                new Lazy<>(() -> new EventBridgeBus(clients::eventBridge)),
                secrets,
                new Lazy<>(HttpCertificates::new),
                HttpSubscriptions::new,
                () -> tokens,
                new Lazy<>(() -> forge(settings, tokens, secrets, clock)),
                new Lazy<>(() -> advisor(settings, clients)),
                new Lazy<>(() -> new KmsSeal(clients::kms, () -> settings.get(Setting.ACCOUNTS_KEY))),
                new Lazy<>(() -> Outlet.all(Site::of, Pause.real(), clock)),
                rows -> voices(settings, clients, rows, clock),
                new Lazy<>(() -> new S3Recordings(
                        clients::objects, settings.get(Setting.LIBRARY_BUCKET), HttpAttachments.ofDiscord())),
                new Lazy<>(() -> new DynamoBackups(clients::tables, table -> settings.get(table.setting()), clock)),
                new Lazy<>(() -> new S3Archive(clients::objects, () -> settings.get(Setting.ARCHIVE_BUCKET))),
                new Lazy<>(() -> new DynamoLifetimes(clients::tables, table -> settings.get(table.setting()))),
                new Lazy<>(() -> care(settings, clients, secrets, clock)));
    }

    private static Care care(Settings settings, Clients clients, Supplier<Secrets> secrets, Clock clock) {
        return new Care(
                new Lazy<>(() -> new DiscordPresence(
                        new Lazy<>(() -> rest(
                                settings.get(Setting.DISCORD_API), token(settings, secrets), clock, (_, _, _) -> {})),
                        () -> settings.get(Setting.DISCORD_APPLICATION_ID))),
                new Lazy<>(() -> new CloudWatchGauges(clients::alarms, clock)),
                new Lazy<>(() -> new SqsParking(clients::queues, places(settings.get(Setting.PARKINGS)))),
                new Lazy<>(() -> new DynamoTables(clients::tables)),
                new Lazy<>(() -> new SecretsManagerAges(clients::secrets)),
                new Lazy<>(() -> new IamRights(clients::iam, clients::sts)),
                () -> new HttpsDoorbell(Pause.real()),
                // a new version of a function is a new deployment
                () -> Objects.requireNonNullElse(System.getenv("AWS_LAMBDA_FUNCTION_VERSION"), "?"));
    }

    /** Written as {@code place=address,place=address}. */
    private static Map<String, String> places(String written) {
        return Arrays.stream(written.split(",", -1))
                .map(it -> it.split("=", 2))
                .collect(Collectors.toUnmodifiableMap(it -> it[0], it -> it[1]));
    }

    private static Voices voices(Settings settings, Clients clients, Rows rows, Clock clock) {
        return new SlottedVoices(
                new SqsQueues(clients::queues, settings.get(Setting.VOICE_QUEUES)),
                new EcsCapacity(
                                clients::services,
                                settings.get(Setting.VOICE_CLUSTER),
                                settings.get(Setting.VOICE_SERVICE))::raise,
                Integer.parseInt(settings.get(Setting.VOICE_SLOTS, SLOTS, "a number from 1 to 99")),
                rows,
                clock);
    }

    private static Forge forge(Settings settings, GuildKeys tokens, Supplier<Secrets> secrets, Clock clock) {
        var connections = new GitHubConnections(
                URI.create(settings.get(Setting.GITHUB_API)),
                () -> {
                    var secret = settings.get(Setting.GITHUB_SECRET);
                    return new AppKey(
                            secrets.get().read(secret, "app"), secrets.get().read(secret, "key"));
                },
                it -> tokens.key(it.guild(), it.name()),
                Pause.real(),
                clock);
        return new Forge(
                new GitHubRepositories(connections),
                new GitHubHistory(connections),
                new GitHubDeployments(connections));
    }

    private static Advisor advisor(Settings settings, Clients clients) {
        var model = settings.get(Setting.ADVICE_MODEL);
        return model.equals(NOBODY)
                ? new NoAdvisor()
                : new BedrockAdvisor(
                        clients::bedrock,
                        model,
                        Integer.parseInt(settings.get(Setting.ADVICE_TOKENS, TOKENS, "a number of tokens")),
                        Prices.wellKnown());
    }

    private static BotToken token(Settings settings, Supplier<Secrets> secrets) {
        var secret = settings.get(Setting.DISCORD_SECRET);
        return new BotToken() {
            @Override
            public String current() {
                return secrets.get().read(secret, "token");
            }

            @Override
            public String renewed() {
                return secrets.get().readAgain(secret, "token");
            }
        };
    }

    /** The way back to Discord at an address. */
    public static Answers answers(String address, BotToken token, Journal journal, Clock clock) {
        return new DiscordAnswers(new Replies(rest(address, token, journal, clock), clock), journal);
    }

    /** Who is there, as Discord at an address says. */
    public static Members members(String address, BotToken token, Journal journal, Clock clock) {
        return new DiscordMembers(rest(address, token, journal, clock));
    }

    private static DiscordRest rest(String address, BotToken token, Journal journal, Clock clock) {
        return rest(
                address,
                token,
                clock,
                (route, status, took) -> journal.count(
                        Map.of(Figure.DISCORD_CALLS, 1.0, Figure.DURATION, (double) took.toMillis()),
                        Map.of("route", route, "status", String.valueOf(status))));
    }

    private static DiscordRest rest(String address, BotToken token, Clock clock, DiscordRest.Witness witness) {
        return new DiscordRest(
                address, token, Neighbour.DISCORD.patience(), clock, Pause.real(), Math::random, witness);
    }

    /** Counts every call to AWS by service and operation, and is as patient as we are. */
    private static ClientOverrideConfiguration counting(Supplier<Journal> journal, Neighbour neighbour) {
        return ClientOverrideConfiguration.builder()
                .retryStrategy(Retries.of(neighbour.patience()))
                .addExecutionInterceptor(new CountedCalls(journal))
                .build();
    }

    private static Journal journal(Lambda lambda, Clock clock) {
        return switch (lambda) {
            // Powertools costs a cold front door more than all the rest of its work together.
            case INTERACTIONS -> new LineJournal("interactions", System.out, clock);
            case WORK -> new PowertoolsJournal("work");
            case EVENTS -> new PowertoolsJournal("events");
            case CLOCK -> new PowertoolsJournal("clock");
            case LOGS -> new PowertoolsJournal("logs");
            case WEBHOOKS -> new PowertoolsJournal("webhooks");
        };
    }
}
