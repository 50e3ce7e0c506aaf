package dev.skylark.timer;

import com.cronutils.model.CronType;
import com.cronutils.model.definition.CronDefinition;
import com.cronutils.model.definition.CronDefinitionBuilder;
import com.cronutils.model.time.ExecutionTime;
import com.cronutils.parser.CronParser;
import dev.skylark.json.Json;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** {@link Timers} in memory, which can be asked what is due, and remembered as JSON. */
public final class InMemoryTimers implements Timers {

    private static final CronDefinition QUARTZ = CronDefinitionBuilder.instanceDefinitionFor(CronType.QUARTZ);

    private record Kept(Job job, When when, Instant next) {}

    private final Clock clock;
    private final Map<String, Kept> kept = new TreeMap<>();
    private boolean answers = true;

    public InMemoryTimers(Clock clock) {
        this.clock = clock;
    }

    /** Whether it takes what it is told, or says that there was too much of it. */
    public synchronized void answers(boolean from) {
        answers = from;
    }

    private void answer() {
        if (!answers) {
            throw new IllegalStateException("EventBridge answered 429");
        }
    }

    @Override
    public synchronized void set(Job job, When when) {
        answer();
        var next = switch (when) {
            case When.Once(var at) -> Optional.of(at);
            case When.Cron cron -> next(cron, clock.instant());
            case When.Rate rate -> Optional.of(next(rate, clock.instant()));
        };
        next.ifPresent(at -> kept.put(key(job.guild(), job.kind(), job.name()), new Kept(job, when, at)));
    }

    @Override
    public synchronized void cancel(String guild, String kind, String name) {
        answer();
        kept.remove(key(guild, kind, name));
    }

    /** The jobs that are due by now, the earliest first; those that come again are set anew. */
    public synchronized List<Job> due() {
        var now = clock.instant();
        var due = new ArrayList<Kept>();
        for (var it : List.copyOf(kept.values())) {
            if (!it.next().isAfter(now)) {
                due.add(it);
                var key = key(it.job().guild(), it.job().kind(), it.job().name());
                kept.remove(key);
                var next = switch (it.when()) {
                    case When.Once _ -> Optional.<Instant>empty();
                    case When.Cron cron -> next(cron, it.next());
                    case When.Rate rate -> Optional.of(next(rate, it.next()));
                };
                next.ifPresent(at -> kept.put(key, new Kept(it.job(), it.when(), at)));
            }
        }
        due.sort(Comparator.comparing(Kept::next));
        return due.stream().map(it -> it.job().due(it.next())).toList();
    }

    /** When something is due next. */
    public synchronized Optional<Instant> next() {
        return kept.values().stream().map(Kept::next).min(Comparator.naturalOrder());
    }

    public synchronized Optional<Instant> next(String guild, String kind, String name) {
        return Optional.ofNullable(kept.get(key(guild, kind, name))).map(Kept::next);
    }

    /** Everything that is set. */
    public synchronized Map<Job, When> all() {
        return kept.values().stream().collect(Collectors.toMap(Kept::job, Kept::when));
    }

    public synchronized Json state() {
        return Json.items(kept.values().stream().map(it -> switch (it.when()) {
            case When.Once(var at) ->
                Json.fields()
                        .with("job", it.job().json())
                        .with("next", it.next().toString());
            case When.Cron(var expression, var zone) ->
                Json.fields()
                        .with("job", it.job().json())
                        .with("next", it.next().toString())
                        .with("cron", expression)
                        .with("zone", zone.getId());
            case When.Rate(var every, var first) ->
                Json.fields()
                        .with("job", it.job().json())
                        .with("next", it.next().toString())
                        .with("every", every.toString())
                        .with("first", first.toString());
        }));
    }

    public synchronized void restore(Json state) {
        for (var it : state.items()) {
            var job = Job.read(it.at("job"));
            var next = Instant.parse(it.at("next").text());
            kept.put(key(job.guild(), job.kind(), job.name()), new Kept(job, when(it, next), next));
        }
    }

    private static When when(Json it, Instant next) {
        if (it.at("every").isText()) {
            return new When.Rate(
                    Duration.parse(it.at("every").text()),
                    Instant.parse(it.at("first").text()));
        }
        return it.at("cron").text().isEmpty()
                ? new When.Once(next)
                : new When.Cron(it.at("cron").text(), ZoneId.of(it.at("zone").text()));
    }

    private static Instant next(When.Rate rate, Instant after) {
        return after.isBefore(rate.first())
                ? rate.first()
                : rate.first()
                        .plus(rate.every()
                                .multipliedBy(
                                        Duration.between(rate.first(), after).dividedBy(rate.every()) + 1));
    }

    /** Quartz has the fields of EventBridge, with seconds in front. */
    private static Optional<Instant> next(When.Cron cron, Instant after) {
        return ExecutionTime.forCron(new CronParser(QUARTZ).parse("0 " + cron.expression()))
                .nextExecution(after.atZone(cron.zone()))
                .map(it -> it.toInstant());
    }

    private static String key(String guild, String kind, String name) {
        return guild + "/" + kind + "/" + name;
    }
}
