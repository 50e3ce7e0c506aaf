package dev.skylark.entry;

import dev.skylark.access.Access;
import dev.skylark.access.Approvals;
import dev.skylark.access.Audit;
import dev.skylark.access.DynamoApprovals;
import dev.skylark.access.DynamoAudit;
import dev.skylark.access.DynamoBuckets;
import dev.skylark.access.DynamoGuilds;
import dev.skylark.access.DynamoRequests;
import dev.skylark.access.Guild;
import dev.skylark.access.Guilds;
import dev.skylark.access.Requests;
import dev.skylark.account.AccountFeature;
import dev.skylark.account.AccountNeeds;
import dev.skylark.admin.AdminFeature;
import dev.skylark.admin.Allowlist;
import dev.skylark.alert.AlertFeature;
import dev.skylark.alert.AlertNeeds;
import dev.skylark.alert.FleetExpectations;
import dev.skylark.backup.BackupFeature;
import dev.skylark.backup.BackupNeeds;
import dev.skylark.care.Care;
import dev.skylark.command.Catalogue;
import dev.skylark.command.Command;
import dev.skylark.command.Gate;
import dev.skylark.command.Router;
import dev.skylark.command.Signature;
import dev.skylark.cost.CostFeature;
import dev.skylark.cost.CostNeeds;
import dev.skylark.cost.RememberedCurrencies;
import dev.skylark.cost.RememberedPrices;
import dev.skylark.data.Rows;
import dev.skylark.ec2.DynamoHints;
import dev.skylark.ec2.DynamoWishes;
import dev.skylark.ec2.Ec2Feature;
import dev.skylark.ec2.Needs;
import dev.skylark.fact.Fact;
import dev.skylark.feature.Desk;
import dev.skylark.feature.Feature;
import dev.skylark.feature.Part;
import dev.skylark.fleet.Controls;
import dev.skylark.fleet.DynamoIntents;
import dev.skylark.fleet.DynamoKeeps;
import dev.skylark.fleet.DynamoListings;
import dev.skylark.fleet.DynamoSources;
import dev.skylark.fleet.Fleet;
import dev.skylark.fleet.Listings;
import dev.skylark.fleet.Place;
import dev.skylark.fleet.Server;
import dev.skylark.fleet.Sources;
import dev.skylark.github.GitHubFeature;
import dev.skylark.github.GitHubNeeds;
import dev.skylark.health.Breakers;
import dev.skylark.health.Counted;
import dev.skylark.health.Failures;
import dev.skylark.health.HealthChapter;
import dev.skylark.health.HealthFeature;
import dev.skylark.health.HealthNeeds;
import dev.skylark.health.Redelivery;
import dev.skylark.health.TableFuses;
import dev.skylark.health.Tasks;
import dev.skylark.http.Routes;
import dev.skylark.idle.IdleFeature;
import dev.skylark.idle.IdleNeeds;
import dev.skylark.idle.Signals;
import dev.skylark.journal.Journal;
import dev.skylark.journal.Pulse;
import dev.skylark.json.Json;
import dev.skylark.log.DynamoLogSources;
import dev.skylark.log.Intake;
import dev.skylark.log.LogsFeature;
import dev.skylark.log.LogsNeeds;
import dev.skylark.log.OwnGroups;
import dev.skylark.music.Mirror;
import dev.skylark.music.MusicFeature;
import dev.skylark.music.MusicNeeds;
import dev.skylark.report.ReportFeature;
import dev.skylark.report.ReportNeeds;
import dev.skylark.schedule.Planned;
import dev.skylark.schedule.ScheduleFeature;
import dev.skylark.schedule.ScheduleNeeds;
import dev.skylark.settings.Setting;
import dev.skylark.settings.Settings;
import dev.skylark.table.Table;
import dev.skylark.timer.Job;
import dev.skylark.timer.Timers;
import dev.skylark.upkeep.UpkeepFeature;
import dev.skylark.upkeep.UpkeepNeeds;
import dev.skylark.uptime.DynamoSessions;
import dev.skylark.uptime.Uptime;
import dev.skylark.webhook.SnsSignature;
import dev.skylark.work.Answers;
import dev.skylark.work.DynamoClaims;
import dev.skylark.work.DynamoSpots;
import dev.skylark.work.DynamoTickets;
import dev.skylark.work.Errands;
import dev.skylark.work.FrontDesk;
import dev.skylark.work.Handover;
import dev.skylark.work.LongButtons;
import dev.skylark.work.Order;
import dev.skylark.work.Secrets;
import dev.skylark.work.Spots;
import dev.skylark.work.Voices;
import dev.skylark.work.Workbench;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The composition root: the only class that makes adapters, each on its first use. One method a door. */
public final class Wiring {

    private static final Pattern SECONDS = Pattern.compile("\\d{1,4}");
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Settings settings;
    private final Outside outside;

    private final Supplier<Journal> journal;
    private final Supplier<Signature> signature;
    private final Supplier<Answers> answers;
    private final Supplier<List<Part>> parts;
    private final Supplier<List<Feature>> features;
    private final Supplier<Catalogue> catalogue;
    private final Supplier<Router> router;
    private final Supplier<FrontDesk> frontDesk;
    private final Supplier<Workbench> workbench;
    private final Supplier<Errands> errands;
    private final Supplier<Pulse> pulse;
    private final Supplier<TableFuses> fuses;
    private final Supplier<Map<String, String>> switchable;
    private final Supplier<Desk> desk;
    private final Supplier<Cloud> cloud;
    private final Supplier<Timers> timers;
    private final Supplier<Sources> sources;
    private final Supplier<Fleet> fleet;
    private final Supplier<Uptime> uptime;
    private final Supplier<Controls> controls;
    private final Supplier<AlertFeature> alerts;
    private final Supplier<Intake> intake;
    private final Supplier<Handover> handover;
    private final Supplier<Voices> voices;

    public Wiring(Settings settings, Outside outside) {
        this.settings = settings;
        this.outside = outside;
        this.journal = new Lazy<>(outside.journal());
        this.signature = new Lazy<>(() -> new Signature(settings.get(Setting.DISCORD_PUBLIC_KEY)));
        this.answers = new Lazy<>(() -> outside.answers().apply(settings));
        this.parts = new Lazy<>(this::makeParts);
        this.features = new Lazy<>(
                () -> parts.get().stream().map(it -> it.feature().get()).toList());
        this.catalogue = new Lazy<>(() -> Catalogue.opening(() -> commands().toList(), this::commands));
        this.router = new Lazy<>(() -> new Router(catalogue(), access(), clock()));
        this.frontDesk = new Lazy<>(this::makeFrontDesk);
        this.workbench = new Lazy<>(this::makeWorkbench);
        this.errands = new Lazy<>(this::makeErrands);
        this.pulse = new Lazy<>(this::makePulse);
        this.fuses = new Lazy<>(this::makeFuses);
        this.switchable = new Lazy<>(this::makeSwitchable);
        this.desk = new Lazy<>(() -> new Desk(features(), journal(), pulse.get()));
        this.cloud = new Lazy<>(() -> outside.cloud().apply(settings));
        this.timers = () -> cloud.get().timers().get();
        this.sources = new Lazy<>(this::makeSources);
        this.fleet = new Lazy<>(this::makeFleet);
        this.alerts = new Lazy<>(() -> new AlertFeature(alertNeeds()));
        this.voices = new Lazy<>(() -> cloud.get().voices().apply(rows(Table.VOICE)));
        this.handover = new Lazy<>(() -> outside.handover().apply(settings));
        this.intake = new Lazy<>(() ->
                new Intake(new DynamoLogSources(rows(Table.LOGS)), alerts.get().intake()));
        this.uptime = new Lazy<>(this::makeUptime);
        this.controls = new Lazy<>(() -> new Controls(
                cloud.get().instances().get(),
                new DynamoIntents(rows(Table.FLEET)),
                fleet.get(),
                timers.get(),
                clock()));
    }

    /** The time in the house. */
    Clock clock() {
        return outside.clock();
    }

    /** The time outside, by which Discord signs. */
    Clock wall() {
        return outside.wall();
    }

    Journal journal() {
        return journal.get();
    }

    Signature signature() {
        return signature.get();
    }

    FrontDesk frontDesk() {
        return frontDesk.get();
    }

    Workbench workbench() {
        return workbench.get();
    }

    /** Everybody in the house hears it. */
    public void hear(Fact fact) {
        desk().hear(fact);
    }

    /** Hears how everything ends. */
    Pulse pulse() {
        return pulse.get();
    }

    Desk desk() {
        return desk.get();
    }

    /** What other systems may call. */
    Routes routes() {
        return new Routes(
                features().stream().flatMap(it -> it.routes().stream()).toList());
    }

    AlertFeature alerts() {
        return alerts.get();
    }

    Intake intake() {
        return intake.get();
    }

    /** Everything that Skylark can do. */
    public List<Feature> features() {
        return features.get();
    }

    /** Every command; whether Discord takes them is checked by {@link Catalogue#of}, before anything is deployed. */
    public Catalogue catalogue() {
        return catalogue.get();
    }

    /** Everything that Skylark can do, each part with the words by which it is called. */
    private List<Part> makeParts() {
        var guilds = guilds();
        var money = new Lazy<>(() -> new CostFeature(moneys(guilds)));
        var secrets = new Lazy<>(() -> cloud.get().secrets().get());
        return List.of(
                part(
                        Set.of("help", "menu", "ping", "setup"),
                        () -> AdminFeature.start(
                                catalogue, features, guilds, settings.get(Setting.OWNER_GUILD), clock())),
                part(
                        Set.of("access", "feature", "approve", "decline", "cancel"),
                        () -> AdminFeature.access(
                                catalogue,
                                features,
                                router,
                                guilds,
                                requests(),
                                approvals(),
                                answers,
                                this::owner,
                                clock())),
                part(Set.of("audit"), () -> AdminFeature.audit(audit(), clock())),
                part(Set.of("ec2", "template"), () -> Ec2Feature.of(servers(money, guilds))),
                part(
                        Set.of("cost", "budget"),
                        () -> money.get()
                                .feature(settings.get(Setting.OWNER_GUILD), () -> settings.get(Setting.OWNER_CHANNEL))),
                part(
                        Set.of("alert", "oncall"),
                        () -> alerts.get()
                                .feature(
                                        () -> secrets.get().read(settings.get(Setting.WEBHOOK_SECRET), "key"),
                                        () -> settings.get(Setting.PUBLIC_URL),
                                        new SnsSignature(address ->
                                                cloud.get().certificates().get().at(address)),
                                        () -> cloud.get().subscriptions().get(),
                                        Wiring::ticket,
                                        server -> uptime.get().owner(server).map(Server::guild),
                                        settings.get(Setting.OWNER_GUILD))),
                part(Set.of("github"), () -> GitHubFeature.of(github(secrets))),
                part(Set.of("link", "unlink", "library", "listen"), () -> AccountFeature.of(accounts(secrets))),
                part(Set.of("logs"), () -> LogsFeature.of(logs())),
                part(
                        MusicFeature.WORDS,
                        () -> MusicFeature.of(new MusicNeeds(
                                rows(Table.MUSIC),
                                rows(Table.VOICE),
                                () -> cloud.get().recordings().get(),
                                () -> care().gauges().get(),
                                () -> settings.get(Setting.VOICE_CLUSTER),
                                () -> settings.get(Setting.VOICE_SERVICE),
                                clock()))),
                part(Set.of("report"), () -> ReportFeature.of(reports(money, guilds))),
                part(Set.of("maintenance"), () -> UpkeepFeature.of(upkeep())),
                part(Set.of("backup"), () -> BackupFeature.of(backups(), rows(Table.HEALTH))),
                part(Set.of("schedule"), () -> ScheduleFeature.of(schedules(money))),
                part(Set.of("idle"), () -> IdleFeature.of(idle(money))),
                part(Set.of("health", "errors", "maintenance", "setup"), () -> HealthFeature.of(health())));
    }

    private static Part part(Set<String> words, Supplier<Feature> feature) {
        return new Part(words, new Lazy<>(feature));
    }

    private CostNeeds moneys(Guilds guilds) {
        return new CostNeeds(
                fleet,
                this::listings,
                uptime,
                sources,
                controls,
                new Lazy<>(() -> new RememberedPrices(cloud.get().prices().get(), rows(Table.MONEY), clock())),
                () -> cloud.get().bills().get(),
                new Lazy<>(
                        () -> new RememberedCurrencies(cloud.get().currencies().get(), rows(Table.MONEY), clock())),
                () -> cloud.get().holdings().get(),
                timers,
                answers,
                () -> guilds,
                () -> care().rights().get(),
                rows(Table.MONEY),
                clock());
    }

    private AlertNeeds alertNeeds() {
        return new AlertNeeds(
                rows(Table.ALERTS),
                this::guilds,
                new FleetExpectations(() -> new DynamoIntents(rows(Table.FLEET)), this::listings),
                answers,
                this::spots,
                () -> new DynamoClaims(rows(Table.WORK)),
                timers,
                () -> cloud.get().bus().get(),
                () -> cloud.get().advisor().get(),
                journal,
                clock());
    }

    private GitHubNeeds github(Supplier<Secrets> secrets) {
        return new GitHubNeeds(
                rows(Table.GITHUB),
                this::guilds,
                () -> cloud.get().forge().get(),
                () -> cloud.get().tokens().get(),
                () -> cloud.get().advisor().get(),
                () -> alerts.get().troubles(),
                answers,
                () -> new DynamoClaims(rows(Table.WORK)),
                timers,
                () -> cloud.get().bus().get(),
                journal,
                () -> secrets.get().read(settings.get(Setting.GITHUB_SECRET), "webhook"),
                () -> settings.get(Setting.PUBLIC_URL),
                () -> care().doorbell().get(),
                () -> settings.get(Setting.GITHUB_API),
                settings.get(Setting.OWNER_GUILD),
                clock());
    }

    private AccountNeeds accounts(Supplier<Secrets> secrets) {
        return new AccountNeeds(
                rows(Table.PEOPLE),
                () -> cloud.get().outlets().get(),
                () -> cloud.get().seal().get(),
                secrets,
                () -> settings.get(Setting.ACCOUNTS_SECRET),
                () -> settings.get(Setting.PUBLIC_URL),
                Mirror::new,
                outside.pause(),
                clock());
    }

    private UpkeepNeeds upkeep() {
        return new UpkeepNeeds(
                () -> cloud.get().lifetimes().get(),
                () -> new OwnGroups(
                        () -> cloud.get().logs().get(),
                        // the clock lives where we all do
                        () -> settings.get(Setting.TIMERS_TARGET).split(":", -1)[3],
                        settings.get(Setting.OWNER_GUILD)),
                this::rows,
                this::guilds,
                answers,
                this::soon,
                settings.get(Setting.OWNER_GUILD),
                () -> settings.get(Setting.OWNER_CHANNEL),
                clock());
    }

    private BackupNeeds backups() {
        return new BackupNeeds(
                () -> cloud.get().backups().get(),
                () -> cloud.get().archive().get(),
                this::rows,
                copy -> new Rows(outside.dynamo(), () -> copy),
                this::guilds,
                answers,
                timers,
                Wiring::ticket,
                (table, guild) -> features().forEach(it -> it.planAnew(table, guild)),
                settings.get(Setting.OWNER_GUILD),
                () -> settings.get(Setting.OWNER_CHANNEL),
                clock());
    }

    private ReportNeeds reports(Supplier<CostFeature> money, Guilds guilds) {
        return new ReportNeeds(
                uptime,
                () -> money.get().spending(),
                this::audit,
                () -> guilds,
                timers,
                answers,
                List.of(alerts.get().chapter(), new HealthChapter(new Failures(rows(Table.HEALTH)), clock())),
                rows(Table.GUILDS),
                rows(Table.WORK),
                clock());
    }

    private Needs servers(Supplier<CostFeature> money, Guilds guilds) {
        return new Needs(
                fleet,
                this::listings,
                () -> cloud.get().instances().get(),
                controls,
                () -> new DynamoIntents(rows(Table.FLEET)),
                () -> new DynamoKeeps(rows(Table.FLEET)),
                () -> Planned.of(schedules(money)),
                sources,
                () -> cloud.get().panelKeys().get(),
                uptime,
                () -> money.get().tariff(),
                () -> cloud.get().alarms().get(),
                () -> cloud.get().snapshots().get(),
                () -> cloud.get().templates().get(),
                () -> new DynamoWishes(rows(Table.FLEET)),
                () -> new DynamoHints(rows(Table.FLEET)),
                timers,
                answers,
                this::spots,
                () -> guilds,
                clock());
    }

    private IdleNeeds idle(Supplier<CostFeature> money) {
        return new IdleNeeds(
                fleet,
                this::listings,
                controls,
                () -> new DynamoIntents(rows(Table.FLEET)),
                () -> new DynamoKeeps(rows(Table.FLEET)),
                uptime,
                () -> money.get().tariff(),
                () -> cloud.get().players().get(),
                () -> cloud.get().loads().get(),
                timers,
                answers,
                this::guilds,
                this::audit,
                rows(Table.FLEET),
                clock());
    }

    ScheduleNeeds schedules(Supplier<CostFeature> money) {
        return new ScheduleNeeds(
                rows(Table.SCHEDULES),
                this::guilds,
                fleet,
                this::listings,
                () -> new DynamoKeeps(rows(Table.FLEET)),
                () -> new DynamoIntents(rows(Table.FLEET)),
                timers,
                () -> new DynamoClaims(rows(Table.WORK)),
                () -> outside.members().apply(settings),
                errands,
                catalogue,
                router,
                () -> new Signals(idle(money))::inUse,
                () -> server -> money.get().tariff().perHour(server),
                this::soon,
                clock());
    }

    private Errands makeErrands() {
        return new Errands(
                catalogue(),
                // what was planned is not counted against the minute in which it is due
                () -> new Router(catalogue(), access().unhurried(), clock()),
                audit(),
                journal(),
                answers.get(),
                spots(),
                new LongButtons(new DynamoTickets(rows(Table.WORK)), Wiring::ticket, clock()),
                clock());
    }

    private LogsNeeds logs() {
        return new LogsNeeds(
                () -> cloud.get().logs().get(),
                sources,
                this::guilds,
                answers,
                this::spots,
                timers,
                this::soon,
                outside.pause(),
                () -> settings.get(Setting.GUILD_TAG),
                () -> settings.get(Setting.LOGS_FUNCTION),
                rows(Table.LOGS),
                clock());
    }

    private HealthNeeds health() {
        return new HealthNeeds(
                rows(Table.HEALTH),
                features,
                this::guilds,
                answers,
                timers,
                this::care,
                () -> new Redelivery(
                        order -> workbench().forget(Order.read(order)),
                        this::again,
                        order -> voices.get().send(order)),
                settings::get,
                clock());
    }

    private Care care() {
        return cloud.get().care().get();
    }

    private TableFuses makeFuses() {
        return new TableFuses(
                new Breakers(rows(Table.HEALTH)),
                switchable,
                () -> soon(HealthFeature.fusesChanged()),
                journal(),
                clock());
    }

    /** Has a job done at once by whoever may do everything that people may. */
    private void soon(Job job) {
        again(Json.fields().with("job", job.json()));
    }

    /** Has the work function do something, now. */
    private void again(Json event) {
        handover.get().give(event.bytes());
    }

    private Map<String, String> makeSwitchable() {
        return features().stream()
                .filter(Feature::optional)
                .flatMap(feature -> feature.commands().stream().map(it -> Map.entry(it.name(), feature.name())))
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private Pulse makePulse() {
        var health = rows(Table.HEALTH);
        return new Counted(new Failures(health), new Tasks(health), fuses.get(), journal(), clock());
    }

    private Fleet makeFleet() {
        return new Fleet(
                sources.get(),
                cloud.get().instances().get(),
                listings(),
                uptime.get(),
                Duration.ofSeconds(Long.parseLong(settings.get(Setting.CACHE_TTL, SECONDS, "a number of seconds"))),
                journal(),
                clock());
    }

    private Listings listings() {
        return new DynamoListings(rows(Table.FLEET));
    }

    private Uptime makeUptime() {
        return new Uptime(
                new DynamoSessions(rows(Table.UPTIME)),
                cloud.get().instances().get(),
                timers.get(),
                guild -> guilds().find(guild)
                        .orElseGet(() -> Guild.unknown(guild))
                        .zone(),
                clock());
    }

    private Sources makeSources() {
        return new DynamoSources(
                rows(Table.FLEET),
                Arrays.stream(settings.get(Setting.REGIONS).split(",", -1))
                        .map(it -> Place.home(it.strip()))
                        .toList());
    }

    private Stream<Command> commands() {
        return features().stream().flatMap(it -> it.commands().stream());
    }

    /** Those that begin with this word. */
    private List<Command> commands(String root) {
        return parts.get().stream()
                .filter(it -> it.words().contains(root))
                .flatMap(it -> it.feature().get().commands().stream())
                .filter(it -> it.root().equals(root))
                .toList();
    }

    private FrontDesk makeFrontDesk() {
        var atOnce = new Router(catalogue(), Gate.ofRequestAlone(), clock());
        // who may know what is looked at only when somebody types: it needs every feature
        var suggestions = new Lazy<>(() -> new Router(catalogue(), access().uncounted(), clock()));
        return new FrontDesk(catalogue(), atOnce, suggestions, handover.get(), journal());
    }

    private Workbench makeWorkbench() {
        var work = rows(Table.WORK);
        return new Workbench(
                catalogue(),
                router.get(),
                new DynamoClaims(work),
                new DynamoTickets(work),
                spots(),
                answers.get(),
                voices.get(),
                audit(),
                journal(),
                pulse.get(),
                Wiring::ticket,
                clock());
    }

    private Access access() {
        return new Access(
                guilds(),
                new DynamoBuckets(rows(Table.WORK)),
                approvals(),
                settings.get(Setting.OWNER_GUILD),
                switchable.get(),
                fuses.get(),
                Wiring::ticket,
                clock());
    }

    private Allowlist.Owner owner() {
        return new Allowlist.Owner(
                settings.get(Setting.OWNER_GUILD),
                settings.get(Setting.OWNER_CHANNEL),
                settings.get(Setting.DISCORD_APPLICATION_ID));
    }

    /** Not to be guessed, and short enough for a button. */
    private static String ticket() {
        var bytes = new byte[12];
        RANDOM.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    private Spots spots() {
        return new DynamoSpots(rows(Table.WORK));
    }

    private Guilds guilds() {
        return new DynamoGuilds(rows(Table.GUILDS));
    }

    private Requests requests() {
        return new DynamoRequests(rows(Table.GUILDS), settings.get(Setting.OWNER_GUILD));
    }

    private Approvals approvals() {
        return new DynamoApprovals(rows(Table.GUILDS));
    }

    private Audit audit() {
        return new DynamoAudit(rows(Table.AUDIT));
    }

    private Rows rows(Table table) {
        return new Rows(outside.dynamo(), () -> settings.get(table.setting()));
    }
}
