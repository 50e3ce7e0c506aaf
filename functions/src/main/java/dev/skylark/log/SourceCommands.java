package dev.skylark.log;

import dev.skylark.command.Call;
import dev.skylark.command.Command;
import dev.skylark.command.Option;
import dev.skylark.command.Permission;
import dev.skylark.command.Refused;
import dev.skylark.discord.Button;
import dev.skylark.discord.Markdown;
import dev.skylark.discord.Message;
import dev.skylark.discord.Press;
import dev.skylark.discord.Reply;
import dev.skylark.fact.Severity;
import dev.skylark.fleet.Answer.Failed;
import dev.skylark.fleet.Answer.Got;
import dev.skylark.log.Logs.Group;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** {@code /logs sources}: in which log groups a service writes, and what in them is an error. */
final class SourceCommands {

    private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N} ._-]{0,39}+");
    private static final int SECTIONS = 8;
    private static final int MOST_NAMED = 20;

    private final LogsNeeds needs;
    private final Services services;
    private final LogSources sources;
    private final Groups groups;
    private final Reader reader;
    private final Option<String> newService;
    private final Option<String> newGroup;
    private final Option<String> service;
    private final Option<String> environment;
    private final Option<Optional<String>> group;
    private final Option<String> newEnvironment = Option.text(
                    "environment", "Which environment; else production", 1, 40)
            .orElse(Services.USUAL);
    private final Option<String> region = Option.text("region", "Where, if there is one of that name elsewhere", 1, 60)
            .orElse("");
    private final Option<Severity> level = Option.choice(
                    "level", "From which level on a line is an error", Severity.class)
            .orElse(Severity.ERROR);
    private final Option<Optional<String>> alarming = Option.text(
                    "alarming", "A line is an error where this regular expression fits", 1, Patterns.LONGEST)
            .optional();
    private final Option<Optional<String>> harmless = Option.text(
                    "harmless", "A line is none where this regular expression fits", 1, Patterns.LONGEST)
            .optional();
    private final Option<Boolean> search =
            Option.truth("search", "Look in the cloud for more").fromButtons().orElse(false);

    SourceCommands(LogsNeeds needs, Services services, LogSources sources, Groups groups, Reader reader) {
        this.needs = needs;
        this.services = services;
        this.sources = sources;
        this.groups = groups;
        this.reader = reader;
        this.newService = services.service();
        this.newGroup = Option.text("group", "Which log group", 1, 512).suggesting(groups::like);
        this.service = services.service();
        this.environment = services.environment();
        this.group = services.group().optional();
    }

    List<Command> commands() {
        return List.of(
                Command.named("logs sources add", "Say in which log group a service writes, and what is an error there")
                        .takes(newService, newGroup, newEnvironment, region, level, alarming, harmless)
                        .only(Permission.ADMIN)
                        .deferred()
                        .runs(this::add),
                Command.named("logs sources list", "Which services have logs here, and which log groups there are")
                        .takes(search)
                        .only(Permission.VIEWER)
                        .deferred()
                        .runs(this::list),
                Command.named(
                                "logs sources test",
                                "Read the last lines of a service and say what is understood of them")
                        .takes(service, environment)
                        .only(Permission.OPERATOR)
                        .deferred()
                        .runs(this::test),
                Command.named("logs sources remove", "Forget in which log groups a service writes")
                        .takes(service, environment, group)
                        .only(Permission.ADMIN)
                        .deferred()
                        .confirms(call -> Message.warning(
                                call.text("logs.source.remove.preview", Services.names(chosen(call)), named(call))))
                        .runs(this::remove));
    }

    private Reply add(Call call) {
        var called = call.value(newService);
        for (var name : List.of(called, call.value(newEnvironment))) {
            if (!NAME.matcher(name).matches()) {
                throw new Refused("logs.source.name", Markdown.plain(name));
            }
        }
        var rules = new Rules(call.value(level), patterns(call.value(alarming)), patterns(call.value(harmless)));
        var found = groups.find(call, call.value(newGroup), call.value(region));
        var made = new Source(
                call.guild(),
                called,
                call.value(newEnvironment),
                found.place(),
                found.group().account(),
                found.group().name(),
                rules);
        return switch (Sample.of(reader, made, needs.clock())) {
            case Failed<Sample> failed -> Reply.say(Services.failed(call, failed));
            case Got<Sample>(var sample) -> {
                if (!sources.set(made)) {
                    throw new Refused("logs.source.many", DynamoLogSources.MOST);
                }
                var message = sample.shown(
                        call,
                        Message.good(call.text("logs.source.added", called, made.environment()))
                                .text(line(call, made)),
                        needs);
                yield Reply.say(Sample.delivery(
                                call,
                                message,
                                made,
                                found.group(),
                                needs.finder().get())
                        .buttons(show(call, made), testing(call, made)));
            }
        };
    }

    private static List<Pattern> patterns(Optional<String> typed) {
        return typed.map(Patterns::read).stream().toList();
    }

    private static String line(Call call, Source it) {
        var rules = it.rules();
        return call.text(
                        "logs.source.line",
                        Markdown.plain(it.service()),
                        Markdown.plain(it.environment()),
                        Markdown.code(it.group()),
                        it.place().name(),
                        call.text("severity." + rules.least().word()))
                + also(call, "logs.source.alarming", rules.alarming())
                + also(call, "logs.source.harmless", rules.harmless());
    }

    private static String also(Call call, String key, List<Pattern> patterns) {
        return patterns.isEmpty()
                ? ""
                : " · "
                        + call.text(
                                key,
                                patterns.stream()
                                        .map(it -> Markdown.code(it.pattern()))
                                        .collect(Collectors.joining(" ")));
    }

    private static Button show(Call call, Source it) {
        return Button.primary(
                call.text("logs.button.show"),
                Press.run("logs show", "service", it.service(), "environment", it.environment()));
    }

    private static Button testing(Call call, Source it) {
        return Button.secondary(
                call.text("logs.button.test"),
                Press.run("logs sources test", "service", it.service(), "environment", it.environment()));
    }

    private Reply list(Call call) {
        var all = services.all(call);
        var message = Message.neutral(call.text("logs.source.title"));
        if (all.isEmpty()) {
            message = message.text(call.text("logs.source.none"));
        }
        var byService = all.stream()
                .collect(Collectors.groupingBy(
                        it -> List.of(it.service(), it.environment()), LinkedHashMap::new, Collectors.toList()));
        var sections = 0;
        for (var its : byService.values()) {
            var lines = its.stream().map(it -> line(call, it)).collect(Collectors.joining("\n"));
            message = ++sections > SECTIONS ? message.text(lines) : message.section(lines, show(call, its.getFirst()));
        }
        return Reply.say(
                all.isEmpty() || call.value(search)
                        ? others(call, message, all)
                        : message.buttons(Button.secondary(
                                call.text("logs.button.search"), Press.run("logs sources list", "search", true))));
    }

    /** Which groups nobody has named yet; to those who may see everything. */
    private Message others(Call call, Message message, List<Source> named) {
        if (!call.rights().only().isEmpty()) {
            return message;
        }
        var more = groups.search(call.guild()).stream()
                .filter(it -> named.stream().noneMatch(one -> one.group().equals(it.group())))
                .toList();
        return more.isEmpty()
                ? message.text(call.text(
                        "logs.source.others.none", Markdown.code(needs.tag().get() + "=" + call.guild())))
                : message.text(call.text("logs.source.others"))
                        .text(more.stream()
                                .limit(MOST_NAMED)
                                .map(it -> Markdown.code(it.group()) + " · " + it.place())
                                .collect(Collectors.joining("\n")));
    }

    private Reply test(Call call) {
        var message = Message.neutral(call.text("logs.source.test", call.value(service), call.value(environment)));
        for (var source : services.of(call, call.value(service), call.value(environment))) {
            message = message.text(line(call, source));
            message = switch (Sample.of(reader, source, needs.clock())) {
                case Got<Sample>(var sample) -> sample.shown(call, message, needs);
                case Failed<Sample>(var trouble, var _) -> message.text(call.text("trouble." + trouble.word()));
            };
            if (needs.logs().get().look(source.place(), source.guild(), source.group())
                    instanceof Got<Group>(var now)) {
                message = Sample.delivery(
                        call, message, source, now, needs.finder().get());
            }
        }
        return Reply.say(message);
    }

    private Reply remove(Call call) {
        var removed = chosen(call);
        removed.forEach(it -> sources.remove(it.guild(), it.service(), it.environment(), it.group()));
        return Reply.say(
                Message.good(call.text("logs.source.removed", named(call))).text(Services.names(removed)));
    }

    private String named(Call call) {
        return Markdown.plain("%s (%s)".formatted(call.value(service), call.value(environment)));
    }

    private List<Source> chosen(Call call) {
        var all = services.of(call, call.value(service), call.value(environment));
        var only = call.value(group).map(it -> it.toLowerCase(Locale.ROOT));
        var chosen = all.stream()
                .filter(it ->
                        only.isEmpty() || it.group().toLowerCase(Locale.ROOT).equals(only.get()))
                .toList();
        if (chosen.isEmpty()) {
            throw new Refused("logs.source.not", named(call), Services.names(all));
        }
        return chosen;
    }
}
