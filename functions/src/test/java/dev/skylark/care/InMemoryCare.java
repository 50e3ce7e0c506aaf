package dev.skylark.care;

import dev.skylark.fleet.Answer;
import dev.skylark.fleet.Answer.Trouble;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** All that Skylark looks after itself with, in memory: all is well until something is made to be wrong. */
public final class InMemoryCare implements Presence, Gauges, TableSizes, Ages, AwsRights, Doorbell {

    /** What is wrong, by its name: {@code discord}, {@code github}, a table's name, a secret's, an action of IAM. */
    private final Map<String, Trouble> wrong = new ConcurrentHashMap<>();

    private final List<Ringing> ringing = new CopyOnWriteArrayList<>();
    private final Map<Load, Double> loads = new ConcurrentHashMap<>();
    private final Map<String, Instant> changed = new ConcurrentHashMap<>();
    private final Map<String, Set<Need>> lacks = new ConcurrentHashMap<>();
    private final InMemoryParking parking;
    private final Clock clock;
    private volatile @Nullable Instant certificateEnds;
    private volatile String version = "1";
    private volatile TableSizes sizes = _ -> Answer.got(new Size(10, 4_000, true));

    public InMemoryCare(Clock clock) {
        this.clock = clock;
        this.parking = new InMemoryParking(clock, "work", "undelivered", "jobs", "facts", "logs", "voice");
    }

    public Care care() {
        return new Care(
                () -> this, () -> this, () -> parking, () -> this, () -> this, () -> this, () -> this, () -> version);
    }

    public InMemoryParking parking() {
        return parking;
    }

    public void breaks(String what, Trouble trouble) {
        wrong.put(what, trouble);
    }

    public void mends(String what) {
        wrong.remove(what);
    }

    public void rings(String alarm, String about) {
        ringing.add(new Ringing(alarm, about));
    }

    public void stopsRinging() {
        ringing.clear();
    }

    public void bears(Load load, double percent) {
        loads.put(load, percent);
    }

    public void isOf(String secret, Instant when) {
        changed.put(secret, when);
    }

    public void takes(String channel, Set<Need> rights) {
        lacks.put(channel, rights);
    }

    public void certificateEnds(Instant when) {
        certificateEnds = when;
    }

    public void counts(TableSizes real) {
        sizes = real;
    }

    public void deploys(String other) {
        version = other;
    }

    @Override
    public Answer<String> name() {
        return unless("discord", "Skylark");
    }

    @Override
    public Answer<Set<Need>> lacks(String guild, String channel) {
        return unless("discord", lacks.getOrDefault(channel, Set.of()));
    }

    @Override
    public Answer<List<Ringing>> ringing(String prefix) {
        return unless(
                "cloudwatch",
                ringing.stream().filter(it -> it.name().startsWith(prefix)).toList());
    }

    @Override
    public Answer<OptionalDouble> load(String cluster, String service, Load load, Duration back) {
        var percent = loads.get(load);
        return unless("cloudwatch", percent == null ? OptionalDouble.empty() : OptionalDouble.of(percent));
    }

    @Override
    public Answer<Size> of(String table) {
        var trouble = wrong.get(table);
        return trouble == null ? sizes.of(table) : Answer.failed(trouble, "made to fail");
    }

    @Override
    public Answer<Instant> changed(String secret) {
        return unless(secret, changed.getOrDefault(secret, clock.instant().minus(Duration.ofDays(30))));
    }

    @Override
    public Answer<List<Right>> lacking(List<Right> rights) {
        return unless(
                "iam",
                rights.stream().filter(it -> wrong.containsKey(it.action())).toList());
    }

    @Override
    public Answer<Integer> ring(URI address) {
        return unless(String.valueOf(address.getHost()), 200);
    }

    @Override
    public Answer<Instant> certificateEnds(URI address) {
        var ends = certificateEnds;
        return unless("certificate", ends == null ? clock.instant().plus(Duration.ofDays(60)) : ends);
    }

    private <T> Answer<T> unless(String what, T value) {
        var trouble = wrong.get(what);
        return trouble == null ? Answer.got(value) : Answer.failed(trouble, "made to fail");
    }
}
