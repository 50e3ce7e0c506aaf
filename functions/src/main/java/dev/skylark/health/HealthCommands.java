package dev.skylark.health;

import dev.skylark.command.Call;
import dev.skylark.command.Command;
import dev.skylark.command.Durations;
import dev.skylark.data.Item;
import dev.skylark.discord.Button;
import dev.skylark.discord.Markdown;
import dev.skylark.discord.Message;
import dev.skylark.discord.Press;
import dev.skylark.discord.Reply;
import dev.skylark.feature.Category;
import dev.skylark.feature.Check;
import dev.skylark.feature.Feature.Vital;
import dev.skylark.health.Failures.Failure;
import dev.skylark.settings.Setting;
import dev.skylark.text.Cut;
import dev.skylark.text.Texts;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** {@code /health} and {@code /errors}: how Skylark is. What is said was found out before; nobody waits for a check. */
final class HealthCommands {

    private static final Duration DAY = Duration.ofHours(24);
    private static final int MOST_TASKS = 12;
    private static final int MOST_NAMED = 10;

    // a message has room for 4,000 characters, and features say something too
    private static final int LONGEST = 1_800;

    private final HealthNeeds needs;
    private final Failures failures;

    HealthCommands(HealthNeeds needs) {
        this.needs = needs;
        this.failures = new Failures(needs.rows());
    }

    List<Command> commands() {
        return List.of(
                Command.named("health", "How Skylark is: what works, what failed, what runs")
                        .deferred()
                        .runs(this::health),
                Command.named("errors", "What has failed today, by kind and by task")
                        .deferred()
                        .runs(this::errors));
    }

    static Button button(Texts texts) {
        return Button.secondary(texts.of("menu.health"), Press.run("health"));
    }

    private Reply health(Call call) {
        var now = needs.clock().instant();
        var house = needs.rows().all(Tasks.HOUSE);
        var known = Stream.concat(
                        States.of(house).stream(), States.of(needs.rows().all(call.guild())).stream())
                .collect(Collectors.toMap(Known::check, Function.identity(), (one, _) -> one));
        var seen = new AllChecks(needs)
                .all().stream()
                        .flatMap(it -> Stream.ofNullable(known.get(it.name())).map(state -> new Seen(it, state)))
                        .toList();
        var worst = seen.stream().map(Seen::mood).max(Comparator.naturalOrder()).orElse(Mood.NOT_KNOWN);
        var beat = Tasks.beat(house);
        var message = titled(worst, call)
                .fact(call.text("health.uptime"), uptime(call, beat, now))
                .text(Cut.clip(lines(call, seen), LONGEST))
                .fact(call.text("health.errors"), byCategory(call, failures.since(now.minus(DAY))))
                .fact(call.text("health.tasks"), tasks(call, house))
                .fact(call.text("health.resources"), resources(call));
        for (var feature : needs.features().get()) {
            for (Vital vital : feature.vitals()) {
                message = message.fact(call.text(vital.label()), vital.value().apply(call.guild(), call.texts()));
            }
        }
        message = message.buttons(
                Button.secondary(call.text("button.refresh"), Press.run("health")),
                Button.secondary(call.text("health.button.errors"), Press.run("errors")),
                Button.secondary(call.text("button.menu"), Press.run("menu")));
        return call.origin().isPress() ? Reply.update(message) : Reply.say(message);
    }

    private static Message titled(Mood worst, Call call) {
        var title = call.text("health.title");
        return switch (worst) {
            case WELL -> Message.good(title).text(call.text("health.all.well"));
            case NOT_KNOWN -> Message.neutral(title).text(call.text("health.all.unknown"));
            case WORRIED -> Message.warning(title).text(call.text("health.all.worried"));
            case ILL -> Message.bad(title).text(call.text("health.all.ill"));
        };
    }

    private static String uptime(Call call, Tasks.Beat beat, Instant now) {
        var up = Duration.between(beat.began(), now);
        var unit = up.compareTo(Duration.ofMinutes(1)) < 0 ? ChronoUnit.SECONDS : ChronoUnit.MINUTES;
        return beat.at().equals(Instant.EPOCH)
                ? call.text("health.uptime.none")
                : call.text(
                        "health.uptime.text",
                        Durations.write(up.truncatedTo(unit)),
                        beat.version(),
                        Markdown.ago(beat.at()));
    }

    /** What was looked after, and how it was. */
    private record Seen(Check check, Known known) {
        Mood mood() {
            return known.mood();
        }
    }

    /** The worst first; that some kind of error did not happen is worth no line. */
    private static String lines(Call call, List<Seen> seen) {
        return seen.stream()
                .filter(it -> it.mood() != Mood.WELL || !AllChecks.isOneOfMany(it.check()))
                .sorted(Comparator.comparing(Seen::mood).reversed())
                .map(it -> "%s **%s** %s%s"
                        .formatted(
                                it.mood().sign(),
                                it.check().title().in(call.texts()),
                                Markdown.plain(it.known().what().in(call.texts())),
                                it.mood() == Mood.WELL
                                        ? ""
                                        : " · " + Markdown.ago(it.known().since())))
                .collect(Collectors.joining("\n"));
    }

    private static String byCategory(Call call, List<Failure> failed) {
        var sums = new TreeMap<Category, Long>();
        failed.forEach(it -> sums.merge(it.category(), it.count(), Long::sum));
        return sums.isEmpty()
                ? call.text("health.errors.none")
                : sums.entrySet().stream()
                        .map(it -> call.text("category." + it.getKey().word()) + " " + it.getValue())
                        .collect(Collectors.joining(" · "));
    }

    private static String tasks(Call call, List<Item> house) {
        var all = Tasks.of(house);
        return all.isEmpty()
                ? call.text("health.tasks.none")
                : all.stream()
                        .sorted(Comparator.comparing(Tasks.Task::last).reversed())
                        .limit(MOST_TASKS)
                        .map(it -> "%s %s %s"
                                .formatted(
                                        (it.well() ? Mood.WELL : Mood.ILL).sign(),
                                        Markdown.plain(it.kind()),
                                        Markdown.ago(it.last())))
                        .collect(Collectors.joining(" · "));
    }

    private static String resources(Call call) {
        var runtime = Runtime.getRuntime();
        var used = runtime.totalMemory() - runtime.freeMemory();
        return call.text("health.resources.text", used / 1_000_000, runtime.maxMemory() / 1_000_000);
    }

    private Reply errors(Call call) {
        var now = needs.clock().instant();
        var failed = failures.since(now.minus(DAY));
        var message = failed.isEmpty()
                ? Message.good(call.text("errors.title")).text(call.text("health.errors.none"))
                : Message.neutral(call.text("errors.title")).text(trends(call, failed, now));
        if (!failed.isEmpty()) {
            message = message.text("**" + call.text("errors.tasks") + "**\n" + byTask(call, failed));
        }
        message = message.buttons(
                Button.secondary(call.text("button.refresh"), Press.run("errors")), button(call.texts()));
        return call.origin().isPress() ? Reply.update(message) : Reply.say(message);
    }

    private static String trends(Call call, List<Failure> failed, Instant now) {
        var byCategory =
                failed.stream().collect(Collectors.groupingBy(Failure::category, TreeMap::new, Collectors.toList()));
        return byCategory.entrySet().stream()
                .map(it -> call.text(
                        "errors.category",
                        call.text("category." + it.getKey().word()),
                        Math.round(Failures.lastHour(it.getValue(), now)),
                        it.getValue().stream().mapToLong(Failure::count).sum(),
                        Trend.of(it.getValue(), now).sign()))
                .collect(Collectors.joining("\n"));
    }

    /** The numbers of requests are shown where they were made, and to those who run Skylark. */
    private String byTask(Call call, List<Failure> failed) {
        var isOwner = call.guild().equals(needs.setting().apply(Setting.OWNER_GUILD));
        var byTask = failed.stream().collect(Collectors.groupingBy(Failure::task));
        return byTask.entrySet().stream()
                .sorted(Comparator.comparingLong((Map.Entry<String, List<Failure>> it) -> sum(it.getValue()))
                        .reversed()
                        .thenComparing(Map.Entry::getKey))
                .limit(MOST_NAMED)
                .map(it -> {
                    var last = it.getValue().stream()
                            .max(Comparator.comparing(Failure::last))
                            .orElseThrow();
                    var id = (isOwner || last.guild().equals(call.guild()))
                                    && !last.request().isEmpty()
                            ? " · " + Markdown.code(last.request())
                            : "";
                    return call.text(
                                    "errors.task",
                                    Markdown.plain(it.getKey()),
                                    sum(it.getValue()),
                                    Markdown.ago(last.last()))
                            + id;
                })
                .collect(Collectors.joining("\n"));
    }

    private static long sum(List<Failure> failures) {
        return failures.stream().mapToLong(Failure::count).sum();
    }

    /** Whether it gets better: the last hour beside an hour of the six before it. */
    enum Trend {
        RISING("↗"),
        STEADY("→"),
        FALLING("↘");

        private static final int HOURS_BEFORE = 6;

        private final String sign;

        Trend(String sign) {
            this.sign = sign;
        }

        String sign() {
            return sign;
        }

        static Trend of(List<Failure> failures, Instant now) {
            var last = Failures.lastHour(failures, now);
            var hour = now.truncatedTo(ChronoUnit.HOURS);
            var before = failures.stream()
                            .filter(it -> it.hour().isBefore(hour)
                                    && !it.hour().isBefore(hour.minus(HOURS_BEFORE, ChronoUnit.HOURS)))
                            .mapToLong(Failure::count)
                            .sum()
                    / (double) HOURS_BEFORE;
            if (last > before * 1.5 + 1) {
                return RISING;
            }
            return last + 1 < before / 1.5 ? FALLING : STEADY;
        }
    }
}
