package dev.skylark.entry;

import dev.skylark.account.AccountFeature;
import dev.skylark.account.AccountNeeds;
import dev.skylark.admin.AdminFeature;
import dev.skylark.admin.Allowlist;
import dev.skylark.alert.AlertFeature;
import dev.skylark.alert.AlertNeeds;
import dev.skylark.alert.FleetExpectations;
import dev.skylark.backup.BackupFeature;
import dev.skylark.backup.BackupNeeds;
import dev.skylark.command.Catalogue;
import dev.skylark.command.Router;
import dev.skylark.cost.CostFeature;
import dev.skylark.cost.CostNeeds;
import dev.skylark.cost.RememberedCurrencies;
import dev.skylark.cost.RememberedPrices;
import dev.skylark.ec2.DynamoHints;
import dev.skylark.ec2.DynamoWishes;
import dev.skylark.ec2.Ec2Feature;
import dev.skylark.ec2.Needs;
import dev.skylark.feature.Feature;
import dev.skylark.feature.Part;
import dev.skylark.fleet.Server;
import dev.skylark.github.GitHubFeature;
import dev.skylark.github.GitHubNeeds;
import dev.skylark.health.Failures;
import dev.skylark.health.HealthChapter;
import dev.skylark.health.HealthFeature;
import dev.skylark.health.HealthNeeds;
import dev.skylark.health.Redelivery;
import dev.skylark.idle.IdleFeature;
import dev.skylark.idle.IdleNeeds;
import dev.skylark.idle.Signals;
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
import dev.skylark.table.Table;
import dev.skylark.timer.Job;
import dev.skylark.upkeep.UpkeepFeature;
import dev.skylark.upkeep.UpkeepNeeds;
import dev.skylark.webhook.SnsSignature;
import dev.skylark.work.Errands;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Everything that Skylark can do: one line a feature, with what it needs below. */
final class Parts {

    /** What features need of the doors that they are behind. */
    record Doors(
            Supplier<Catalogue> catalogue,
            Supplier<List<Feature>> features,
            Supplier<Router> router,
            Supplier<Errands> errands,
            Supplier<Redelivery> redelivery,
            Consumer<Job> soon) {}

    private final Ground ground;
    private final Doors doors;
    private final Supplier<AlertFeature> alerts;
    private final Supplier<CostFeature> money;

    Parts(Ground ground, Doors doors) {
        this.ground = ground;
        this.doors = doors;
        this.alerts = new Lazy<>(() -> new AlertFeature(alertNeeds()));
        this.money = new Lazy<>(() -> new CostFeature(moneys()));
    }

    AlertFeature alerts() {
        return alerts.get();
    }

    /** Each part with the words by which it is called. */
    List<Part> all() {
        return List.of(
                part(
                        Set.of("help", "menu", "ping", "setup"),
                        () -> AdminFeature.start(
                                doors.catalogue(), doors.features(), ground.guilds(), ownerGuild(), ground.clock())),
                part(
                        Set.of("access", "feature", "approve", "decline", "cancel"),
                        () -> AdminFeature.access(
                                doors.catalogue(),
                                doors.features(),
                                doors.router(),
                                ground.guilds(),
                                ground.requests(),
                                ground.approvals(),
                                ground::answers,
                                this::owner,
                                ground.clock())),
                part(Set.of("audit"), () -> AdminFeature.audit(ground.audit(), ground.clock())),
                part(Set.of("ec2", "template"), () -> Ec2Feature.of(servers())),
                part(Set.of("cost", "budget"), () -> money.get().feature(ownerGuild(), this::ownerChannel)),
                part(
                        Set.of("alert", "oncall"),
                        () -> alerts.get()
                                .feature(
                                        () -> ground.secrets().read(ground.setting(Setting.WEBHOOK_SECRET), "key"),
                                        this::publicUrl,
                                        new SnsSignature(address -> ground.plant()
                                                .certificates()
                                                .get()
                                                .at(address)),
                                        () -> ground.plant().subscriptions().get(),
                                        Unguessable::word,
                                        server -> ground.uptime().owner(server).map(Server::guild),
                                        ownerGuild())),
                part(Set.of("github"), () -> GitHubFeature.of(github())),
                part(Set.of("link", "unlink", "library", "listen"), () -> AccountFeature.of(accounts())),
                part(Set.of("logs"), () -> LogsFeature.of(logs())),
                part(MusicFeature.WORDS, () -> MusicFeature.of(music())),
                part(Set.of("report"), () -> ReportFeature.of(reports())),
                part(Set.of("maintenance"), () -> UpkeepFeature.of(upkeep())),
                part(Set.of("backup"), () -> BackupFeature.of(backups(), ground.rows(Table.HEALTH))),
                part(Set.of("schedule"), () -> ScheduleFeature.of(schedules())),
                part(Set.of("idle"), () -> IdleFeature.of(idle())),
                part(Set.of("health", "errors", "maintenance", "setup"), () -> HealthFeature.of(health())));
    }

    private static Part part(Set<String> words, Supplier<Feature> feature) {
        return new Part(words, new Lazy<>(feature));
    }

    private String ownerGuild() {
        return ground.setting(Setting.OWNER_GUILD);
    }

    private String ownerChannel() {
        return ground.setting(Setting.OWNER_CHANNEL);
    }

    private String publicUrl() {
        return ground.setting(Setting.PUBLIC_URL);
    }

    private Allowlist.Owner owner() {
        return new Allowlist.Owner(ownerGuild(), ownerChannel(), ground.setting(Setting.DISCORD_APPLICATION_ID));
    }

    private MusicNeeds music() {
        return new MusicNeeds(
                ground.rows(Table.MUSIC),
                ground.rows(Table.VOICE),
                () -> ground.plant().recordings().get(),
                () -> ground.care().gauges().get(),
                () -> ground.setting(Setting.VOICE_CLUSTER),
                () -> ground.setting(Setting.VOICE_SERVICE),
                before -> IdleFeature.watchedSlots(
                        ground.rows(Table.FLEET),
                        ground.guilds(),
                        Integer.parseInt(ground.setting(Setting.VOICE_SLOTS)),
                        before),
                ground.clock());
    }

    private CostNeeds moneys() {
        return new CostNeeds(
                ground::fleet,
                ground::listings,
                ground::uptime,
                ground::sources,
                ground::controls,
                new Lazy<>(() -> new RememberedPrices(
                        ground.belongings().prices().get(), ground.rows(Table.MONEY), ground.clock())),
                () -> ground.belongings().bills().get(),
                new Lazy<>(() -> new RememberedCurrencies(
                        ground.belongings().currencies().get(), ground.rows(Table.MONEY), ground.clock())),
                () -> ground.belongings().holdings().get(),
                ground::timers,
                ground::answers,
                ground::guilds,
                () -> ground.care().rights().get(),
                ground.rows(Table.MONEY),
                ground.clock());
    }

    private AlertNeeds alertNeeds() {
        return new AlertNeeds(
                ground.rows(Table.ALERTS),
                ground::guilds,
                new FleetExpectations(ground::intents, ground::listings),
                ground::answers,
                ground::spots,
                ground::claims,
                ground::timers,
                () -> ground.plant().bus().get(),
                () -> ground.plant().advisor().get(),
                ground::journal,
                ground.clock());
    }

    private GitHubNeeds github() {
        return new GitHubNeeds(
                ground.rows(Table.GITHUB),
                ground::guilds,
                () -> ground.plant().forge().get(),
                () -> ground.plant().tokens().get(),
                () -> ground.plant().advisor().get(),
                () -> alerts.get().troubles(),
                ground::answers,
                ground::claims,
                ground::timers,
                () -> ground.plant().bus().get(),
                ground::journal,
                () -> ground.secrets().read(ground.setting(Setting.GITHUB_SECRET), "webhook"),
                this::publicUrl,
                () -> ground.care().doorbell().get(),
                () -> ground.setting(Setting.GITHUB_API),
                ownerGuild(),
                ground.clock());
    }

    private AccountNeeds accounts() {
        return new AccountNeeds(
                ground.rows(Table.PEOPLE),
                () -> ground.plant().outlets().get(),
                () -> ground.plant().seal().get(),
                ground::secrets,
                () -> ground.setting(Setting.ACCOUNTS_SECRET),
                this::publicUrl,
                Mirror::new,
                ground.pause(),
                ground.clock());
    }

    private UpkeepNeeds upkeep() {
        return new UpkeepNeeds(
                () -> ground.plant().lifetimes().get(),
                () -> new OwnGroups(
                        () -> ground.belongings().logs().get(),
                        // the clock lives where we all do
                        () -> ground.setting(Setting.TIMERS_TARGET).split(":", -1)[3],
                        ownerGuild()),
                ground::rows,
                ground::guilds,
                ground::answers,
                doors.soon(),
                ownerGuild(),
                this::ownerChannel,
                ground.clock());
    }

    private BackupNeeds backups() {
        return new BackupNeeds(
                () -> ground.plant().backups().get(),
                () -> ground.plant().archive().get(),
                ground::rows,
                copy -> ground.rowsOf(() -> copy),
                ground::guilds,
                ground::answers,
                ground::timers,
                Unguessable::word,
                (table, guild) -> doors.features().get().forEach(it -> it.planAnew(table, guild)),
                ownerGuild(),
                this::ownerChannel,
                ground.clock());
    }

    private ReportNeeds reports() {
        return new ReportNeeds(
                ground::uptime,
                () -> money.get().spending(),
                ground::audit,
                ground::guilds,
                ground::timers,
                ground::answers,
                List.of(
                        alerts.get().chapter(),
                        new HealthChapter(new Failures(ground.rows(Table.HEALTH)), ground.clock())),
                ground.rows(Table.GUILDS),
                ground.rows(Table.WORK),
                ground.clock());
    }

    private Needs servers() {
        return new Needs(
                ground::fleet,
                ground::listings,
                () -> ground.belongings().instances().get(),
                ground::controls,
                ground::intents,
                ground::keeps,
                () -> Planned.of(schedules()),
                ground::sources,
                () -> ground.belongings().panelKeys().get(),
                ground::uptime,
                () -> money.get().tariff(),
                () -> ground.belongings().alarms().get(),
                () -> ground.belongings().snapshots().get(),
                () -> ground.belongings().templates().get(),
                () -> new DynamoWishes(ground.rows(Table.FLEET)),
                () -> new DynamoHints(ground.rows(Table.FLEET)),
                ground::timers,
                ground::answers,
                ground::spots,
                ground::guilds,
                ground.clock());
    }

    private IdleNeeds idle() {
        return new IdleNeeds(
                ground::fleet,
                ground::listings,
                ground::controls,
                ground::intents,
                ground::keeps,
                ground::uptime,
                () -> money.get().tariff(),
                () -> ground.belongings().players().get(),
                () -> ground.belongings().loads().get(),
                ground::timers,
                ground::answers,
                ground::guilds,
                ground::audit,
                ground::claims,
                ground::members,
                doors.router(),
                doors.errands(),
                ground::voices,
                ground.rows(Table.FLEET),
                ground.clock());
    }

    private ScheduleNeeds schedules() {
        return new ScheduleNeeds(
                ground.rows(Table.SCHEDULES),
                ground::guilds,
                ground::fleet,
                ground::listings,
                ground::keeps,
                ground::intents,
                ground::timers,
                ground::claims,
                ground::members,
                doors.errands(),
                doors.catalogue(),
                doors.router(),
                () -> new Signals(idle())::inUse,
                () -> server -> money.get().tariff().perHour(server),
                doors.soon(),
                ground.clock());
    }

    private LogsNeeds logs() {
        return new LogsNeeds(
                () -> ground.belongings().logs().get(),
                ground::sources,
                ground::guilds,
                ground::answers,
                ground::spots,
                ground::timers,
                doors.soon(),
                ground.pause(),
                () -> ground.setting(Setting.GUILD_TAG),
                () -> ground.setting(Setting.LOGS_FUNCTION),
                ground.rows(Table.LOGS),
                ground.clock());
    }

    private HealthNeeds health() {
        return new HealthNeeds(
                ground.rows(Table.HEALTH),
                doors.features(),
                ground::guilds,
                ground::answers,
                ground::timers,
                ground::care,
                doors.redelivery(),
                ground::setting,
                ground.clock());
    }
}
