package dev.skylark.health;

import dev.skylark.care.AwsRights;
import dev.skylark.care.AwsRights.Right;
import dev.skylark.care.Gauges.Ringing;
import dev.skylark.care.TableSizes.Size;
import dev.skylark.feature.Category;
import dev.skylark.feature.Check;
import dev.skylark.feature.Feature;
import dev.skylark.feature.Finding;
import dev.skylark.feature.Line;
import dev.skylark.fleet.Answer.Failed;
import dev.skylark.fleet.Answer.Got;
import dev.skylark.fleet.Answer.Trouble;
import dev.skylark.settings.Lambda;
import dev.skylark.settings.Setting;
import dev.skylark.table.Table;
import dev.skylark.text.Bytes;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What can be wrong with the house as a whole, beside what its features watch themselves. */
final class HouseChecks {

    private static final Duration OFTEN = Checkup.RHYTHM;
    private static final Duration HOURLY = Duration.ofHours(1);
    private static final Duration DAILY = Duration.ofDays(1);
    private static final Duration A_DAY_AND_SOME = Duration.ofHours(26);

    /** How the stack names its alarms. */
    private static final String ALARMS = "skylark ";

    private static final int MOST_ERRORS = 10;
    private static final int MOST_ERRORS_OF_A_KIND = 5;
    private static final Duration OLD_SECRET = Duration.ofDays(365);
    private static final Duration CERTIFICATE_SOON = Duration.ofDays(14);
    private static final Duration CERTIFICATE_NOW = Duration.ofDays(3);

    private final HealthNeeds needs;
    private final Failures failures;

    HouseChecks(HealthNeeds needs) {
        this.needs = needs;
        this.failures = new Failures(needs.rows());
    }

    Stream<Check> all() {
        return Stream.concat(
                Stream.of(
                        Check.ofTheHouse("discord", Category.DISCORD, OFTEN, this::discord),
                        Check.ofTheHouse("tables", Category.TABLES, OFTEN, this::tables),
                        ringing("throttles", Category.TABLES, it -> it.endsWith("TableThrottles")),
                        ringing("functions", Category.CODE, HouseChecks::isOfFunctions),
                        ringing("queues", Category.QUEUES, it -> it.endsWith("VoiceLate")),
                        Check.ofTheHouse("letters", Category.QUEUES, OFTEN, this::letters),
                        Check.ofTheHouse("tasks", Category.JOBS, OFTEN, this::tasks),
                        Check.ofTheHouse("errors", Category.CODE, OFTEN, this::errors),
                        Check.ofTheHouse("rights", Category.CLOUD, HOURLY, this::rights),
                        Check.ofTheHouse("secrets", Category.SECRETS, DAILY, this::secrets),
                        Check.ofTheHouse("certificate", Category.NETWORK, DAILY, this::certificate)),
                Stream.of(Category.values())
                        .map(category -> Check.ofTheHouse(
                                        "errors-" + category.word(), category, OFTEN, () -> errors(category))
                                .titled(Line.of("check.errors.of", "@category." + category.word()))));
    }

    private Finding discord() {
        return switch (needs.care().get().presence().get().name()) {
            case Got<String>(var name) -> Finding.well("check.discord.well", name);
            case Failed<String>(var trouble, var why)
            when trouble == Trouble.DENIED ->
                Finding.ill(Line.of("check.discord.denied", why), "check.discord.denied.do");
            case Failed<String>(var _, var why) ->
                Finding.ill(Line.of("check.discord.down", why), "check.discord.down.do");
        };
    }

    private Finding tables() {
        var sizes = new ArrayList<Size>();
        var bad = new ArrayList<String>();
        for (var table : known()) {
            switch (needs.care().get().tables().get().of(needs.setting().apply(table.setting()))) {
                case Got<Size>(var size) when size.ready() -> sizes.add(size);
                case Got<Size>(var _) -> bad.add(word(table));
                case Failed<Size>(var _, var why) -> bad.add(word(table) + " (" + why + ")");
            }
        }
        return bad.isEmpty()
                ? Finding.well(
                        "check.tables.well",
                        sizes.size(),
                        sizes.stream().mapToLong(Size::records).sum(),
                        Bytes.written(sizes.stream().mapToLong(Size::bytes).sum(), Locale.ROOT))
                : Finding.ill(Line.of("check.tables.ill", String.join(", ", bad)), "check.tables.ill.do");
    }

    /** Not those that only who opens accounts may see. */
    private static List<Table> known() {
        return Stream.of(Table.values())
                .filter(it -> Lambda.CLOCK.settings().contains(it.setting()))
                .toList();
    }

    /** What the stack's own alarms say costs nothing to ask, and has its thresholds there. */
    private Check ringing(String name, Category category, Predicate<String> wanted) {
        return Check.ofTheHouse(name, category, OFTEN, () -> switch (needs.care()
                .get()
                .gauges()
                .get()
                .ringing(ALARMS)) {
            case Failed<List<Ringing>>(var _, var why) -> Finding.notKnown("check.unseen", why);
            case Got<List<Ringing>>(var all) -> {
                var ours = all.stream().filter(it -> wanted.test(it.name())).toList();
                yield ours.isEmpty()
                        ? Finding.well("check.ringing.well")
                        : Finding.worried(
                                Line.of(
                                        "check.ringing",
                                        ours.stream().map(Ringing::about).collect(Collectors.joining(" "))),
                                "check." + name + ".do");
            }
        });
    }

    private static boolean isOfFunctions(String alarm) {
        return !alarm.endsWith("TableThrottles")
                && Stream.of("Errors", "Throttles", "Lost", "Slow").anyMatch(alarm::endsWith);
    }

    private Finding letters() {
        var parking = needs.care().get().parking().get();
        var waiting = new ArrayList<String>();
        for (var place : parking.places()) {
            switch (parking.waiting(place)) {
                case Failed<Long>(var _, var why) -> {
                    return Finding.notKnown("check.unseen", place + ": " + why);
                }
                case Got<Long>(var many) -> {
                    if (many > 0) {
                        waiting.add(place + ": " + many);
                    }
                }
            }
        }
        return waiting.isEmpty()
                ? Finding.well("check.letters.well")
                : Finding.worried(
                        Line.of("check.letters.worried", String.join(", ", waiting)), "check.letters.worried.do");
    }

    private Finding tasks() {
        var rhythms = new HashMap<String, Duration>();
        needs.features().get().stream().map(Feature::rhythms).forEach(rhythms::putAll);
        var ran = Tasks.of(needs.rows().all(Tasks.HOUSE));
        var now = needs.clock().instant();
        var failed = ran.stream()
                // of what is done once and never again nobody knows when it would go well
                .filter(it -> !it.well() && it.last().plus(A_DAY_AND_SOME).isAfter(now))
                .map(Tasks.Task::kind)
                .sorted()
                .toList();
        var missed = ran.stream()
                .filter(it -> rhythms.containsKey(it.kind()))
                .filter(it -> it.last().plus(rhythms.get(it.kind())).isBefore(now))
                .map(Tasks.Task::kind)
                .sorted()
                .toList();
        if (!missed.isEmpty()) {
            return Finding.ill(Line.of("check.tasks.missed", String.join(", ", missed)), "check.tasks.missed.do");
        }
        return failed.isEmpty()
                ? Finding.well("check.tasks.well", ran.size())
                : Finding.worried(Line.of("check.tasks.failed", String.join(", ", failed)), "check.tasks.failed.do");
    }

    private Finding errors() {
        var now = needs.clock().instant();
        var many = Failures.lastHour(failures.since(now.minus(HOURLY)), now);
        return many > MOST_ERRORS
                ? Finding.ill(Line.of("check.errors.many", Math.round(many)), "check.errors.do")
                : Finding.well("check.errors.well", Math.round(many));
    }

    private Finding errors(Category category) {
        var now = needs.clock().instant();
        var many = Failures.lastHour(
                failures.since(now.minus(HOURLY)).stream()
                        .filter(it -> it.category() == category)
                        .toList(),
                now);
        return many > MOST_ERRORS_OF_A_KIND
                ? Finding.worried(Line.of("check.errors.many", Math.round(many)), "check.errors.do." + category.word())
                : Finding.well("check.errors.well", Math.round(many));
    }

    private Finding rights() {
        return switch (needs.care().get().rights().get().lacking(rights(needs))) {
            case Got<List<Right>>(var lacking)
            when lacking.isEmpty() ->
                Finding.well("check.rights.well", rights(needs).size());
            case Got<List<Right>>(var lacking) ->
                Finding.ill(
                        Line.of(
                                "check.rights.ill",
                                lacking.stream().map(Right::action).collect(Collectors.joining(", "))),
                        "check.rights.ill.do");
            case Failed<List<Right>>(var _, var why) -> Finding.notKnown("check.unseen", why);
        };
    }

    /** One of each kind that the stacks give; what is theirs only under a tag is asked with it. */
    static List<AwsRights.Right> rights(HealthNeeds needs) {
        var tag = "aws:ResourceTag/" + needs.setting().apply(Setting.GUILD_TAG);
        var tagged = Map.of(tag, "1");
        var instance = "arn:%1$s:ec2:us-east-1:%2$s:instance/i-0123456789abcdef0";
        return List.of(
                Right.everywhere("ec2:DescribeInstances"),
                Right.everywhere("cloudwatch:DescribeAlarms"),
                Right.everywhere("ce:GetCostAndUsage"),
                Right.everywhere("pricing:GetProducts"),
                new Right("ec2:StartInstances", instance, tagged),
                new Right("ec2:StopInstances", instance, tagged),
                new Right("ec2:RebootInstances", instance, tagged),
                new Right("logs:FilterLogEvents", "arn:%1$s:logs:us-east-1:%2$s:log-group:any", tagged));
    }

    private Finding secrets() {
        var now = needs.clock().instant();
        var old = new ArrayList<String>();
        for (var setting : List.of(Setting.DISCORD_SECRET, Setting.WEBHOOK_SECRET, Setting.GITHUB_SECRET)) {
            var secret = needs.setting().apply(setting);
            switch (needs.care().get().ages().get().changed(secret)) {
                case Failed<Instant>(var _, var why) -> {
                    return Finding.notKnown("check.unseen", secret + ": " + why);
                }
                case Got<Instant>(var changed) -> {
                    if (changed.plus(OLD_SECRET).isBefore(now)) {
                        old.add(secret);
                    }
                }
            }
        }
        return old.isEmpty()
                ? Finding.well("check.secrets.well")
                : Finding.worried(Line.of("check.secrets.old", String.join(", ", old)), "check.secrets.old.do");
    }

    private Finding certificate() {
        var now = needs.clock().instant();
        return switch (needs.care()
                .get()
                .doorbell()
                .get()
                .certificateEnds(URI.create(needs.setting().apply(Setting.PUBLIC_URL)))) {
            case Failed<Instant>(var trouble, var _)
            when trouble == Trouble.UNSUPPORTED -> Finding.well("check.certificate.none");
            case Failed<Instant>(var _, var why) ->
                Finding.ill(Line.of("check.certificate.down", why), "check.certificate.down.do");
            case Got<Instant>(var ends) -> {
                var left = Duration.between(now, ends);
                if (left.compareTo(CERTIFICATE_SOON) > 0) {
                    yield Finding.well("check.certificate.well", left.toDays());
                }
                var what = Line.of("check.certificate.ends", left.toDays());
                yield left.compareTo(CERTIFICATE_NOW) > 0
                        ? Finding.worried(what, "check.certificate.ends.do")
                        : Finding.ill(what, "check.certificate.ends.do");
            }
        };
    }

    private static String word(Table table) {
        return table.name().toLowerCase(Locale.ROOT);
    }
}
