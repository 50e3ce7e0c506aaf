package dev.skylark.entry;

import dev.skylark.access.Access;
import dev.skylark.access.DynamoBuckets;
import dev.skylark.alert.AlertFeature;
import dev.skylark.command.Catalogue;
import dev.skylark.command.Command;
import dev.skylark.command.Gate;
import dev.skylark.command.Router;
import dev.skylark.command.Signature;
import dev.skylark.fact.Fact;
import dev.skylark.feature.Desk;
import dev.skylark.feature.Feature;
import dev.skylark.feature.Part;
import dev.skylark.health.Breakers;
import dev.skylark.health.Counted;
import dev.skylark.health.Failures;
import dev.skylark.health.HealthFeature;
import dev.skylark.health.Redelivery;
import dev.skylark.health.TableFuses;
import dev.skylark.health.Tasks;
import dev.skylark.http.Routes;
import dev.skylark.journal.Journal;
import dev.skylark.journal.Pulse;
import dev.skylark.json.Json;
import dev.skylark.log.DynamoLogSources;
import dev.skylark.log.Intake;
import dev.skylark.settings.Setting;
import dev.skylark.settings.Settings;
import dev.skylark.table.Table;
import dev.skylark.timer.Job;
import dev.skylark.work.Errands;
import dev.skylark.work.FrontDesk;
import dev.skylark.work.LongButtons;
import dev.skylark.work.Order;
import dev.skylark.work.Workbench;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The composition root: what the doors have behind them, each made on its first use. One method a door. */
public final class Wiring {

    private final Ground ground;
    private final Parts parts;

    private final Supplier<Signature> signature;
    private final Supplier<List<Part>> all;
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
    private final Supplier<Intake> intake;

    public Wiring(Settings settings, Outside outside) {
        this.ground = new Ground(settings, outside);
        this.signature = new Lazy<>(() -> new Signature(settings.get(Setting.DISCORD_PUBLIC_KEY)));
        this.catalogue = new Lazy<>(() -> Catalogue.opening(() -> commands().toList(), this::commands));
        this.router = new Lazy<>(() -> new Router(catalogue(), access(), clock()));
        this.frontDesk = new Lazy<>(this::makeFrontDesk);
        this.workbench = new Lazy<>(this::makeWorkbench);
        this.errands = new Lazy<>(this::makeErrands);
        this.pulse = new Lazy<>(this::makePulse);
        this.fuses = new Lazy<>(this::makeFuses);
        this.switchable = new Lazy<>(this::makeSwitchable);
        this.desk = new Lazy<>(() -> new Desk(features(), journal(), pulse()));
        this.features = new Lazy<>(this::makeFeatures);
        this.parts =
                new Parts(ground, new Parts.Doors(catalogue, features, router, errands, this::redelivery, this::soon));
        this.all = new Lazy<>(parts::all);
        this.intake = new Lazy<>(() -> new Intake(new DynamoLogSources(ground.rows(Table.LOGS)), alerts().intake()));
    }

    /** The time in the house. */
    Clock clock() {
        return ground.clock();
    }

    /** The time outside, by which Discord signs. */
    Clock wall() {
        return ground.wall();
    }

    Journal journal() {
        return ground.journal();
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
        return parts.alerts();
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

    private List<Feature> makeFeatures() {
        return all.get().stream().map(it -> it.feature().get()).toList();
    }

    private Stream<Command> commands() {
        return features().stream().flatMap(it -> it.commands().stream());
    }

    /** Those that begin with this word. */
    private List<Command> commands(String root) {
        return all.get().stream()
                .filter(it -> it.words().contains(root))
                .flatMap(it -> it.feature().get().commands().stream())
                .filter(it -> it.root().equals(root))
                .toList();
    }

    private Errands makeErrands() {
        return new Errands(
                catalogue(),
                // what was planned is not counted against the minute in which it is due
                () -> new Router(catalogue(), access().unhurried(), clock()),
                ground.audit(),
                journal(),
                ground.answers(),
                ground.spots(),
                new LongButtons(ground.tickets(), Unguessable::word, clock()),
                clock());
    }

    private TableFuses makeFuses() {
        return new TableFuses(
                new Breakers(ground.rows(Table.HEALTH)),
                switchable,
                () -> soon(HealthFeature.fusesChanged()),
                journal(),
                clock());
    }

    private Redelivery redelivery() {
        return new Redelivery(
                order -> workbench().forget(Order.read(order)),
                this::again,
                order -> ground.voices().send(order));
    }

    /** Has a job done at once by whoever may do everything that people may. */
    private void soon(Job job) {
        again(Json.fields().with("job", job.json()));
    }

    /** Has the work function do something, now. */
    private void again(Json event) {
        ground.handover().give(event.bytes());
    }

    private Map<String, String> makeSwitchable() {
        return features().stream()
                .filter(Feature::optional)
                .flatMap(feature -> feature.commands().stream().map(it -> Map.entry(it.name(), feature.name())))
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private Pulse makePulse() {
        var health = ground.rows(Table.HEALTH);
        return new Counted(new Failures(health), new Tasks(health), fuses.get(), journal(), clock());
    }

    private FrontDesk makeFrontDesk() {
        var atOnce = new Router(catalogue(), Gate.ofRequestAlone(), clock());
        // who may know what is looked at only when somebody types: it needs every feature
        var suggestions = new Lazy<>(() -> new Router(catalogue(), access().uncounted(), clock()));
        return new FrontDesk(catalogue(), atOnce, suggestions, ground.handover(), journal());
    }

    private Workbench makeWorkbench() {
        return new Workbench(
                catalogue(),
                router.get(),
                ground.claims(),
                ground.tickets(),
                ground.spots(),
                ground.answers(),
                ground.voices(),
                ground.audit(),
                journal(),
                pulse(),
                Unguessable::word,
                clock());
    }

    private Access access() {
        return new Access(
                ground.guilds(),
                new DynamoBuckets(ground.rows(Table.WORK)),
                ground.approvals(),
                ground.setting(Setting.OWNER_GUILD),
                switchable.get(),
                fuses.get(),
                Unguessable::word,
                clock());
    }
}
