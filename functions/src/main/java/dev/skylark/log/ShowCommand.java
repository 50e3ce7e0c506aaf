package dev.skylark.log;

import dev.skylark.command.Call;
import dev.skylark.command.Command;
import dev.skylark.command.Option;
import dev.skylark.command.Permission;
import dev.skylark.command.Refused;
import dev.skylark.discord.Attachment;
import dev.skylark.discord.Button;
import dev.skylark.discord.Markdown;
import dev.skylark.discord.Message;
import dev.skylark.discord.Press;
import dev.skylark.discord.Reply;
import dev.skylark.fact.Severity;
import dev.skylark.fleet.Answer.Failed;
import dev.skylark.fleet.Answer.Got;
import dev.skylark.log.Reader.Found;
import dev.skylark.log.Reader.Wanted;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** {@code /logs show}: the newest lines of a service, on pages or as a file. */
final class ShowCommand {

    /** So many lines fit into one message, however long they are. */
    static final int ON_A_PAGE = 15;

    private static final String FILE = "logs.log";
    private static final int IN_A_FILE = 5_000;

    // https://discord.com/developers/docs/reference#uploading-files
    private static final int LARGEST_FILE = 9_000_000;

    private static final Duration FURTHEST = Duration.ofDays(90);

    private final LogsNeeds needs;
    private final Services services;
    private final Reader reader;
    private final Option<String> service;
    private final Option<String> environment;
    private final Option<Optional<Severity>> level = Option.choice(
                    "level", "Only what is this bad or worse", Severity.class)
            .optional();
    private final Option<Duration> since = Option.duration(
                    "since", "From how long ago on, for example 90m; else 60m", Duration.ofSeconds(1), FURTHEST)
            .orElse(Duration.ofHours(1));
    private final Option<Duration> until = Option.duration(
                    "until", "Until how long ago, for example 30m; else now", Duration.ZERO, FURTHEST)
            .orElse(Duration.ZERO);
    private final Option<String> text =
            Option.text("text", "Only lines with this in them", 1, 200).orElse("");
    private final Option<String> pattern =
            Option.text("pattern", "A filter pattern of CloudWatch", 1, 1024).orElse("");
    private final Option<Long> limit =
            Option.whole("limit", "How many lines; else 50", 1, 100).orElse(50L);
    private final Option<Boolean> file =
            Option.truth("file", "All of them as a file").orElse(false);
    private final Option<Long> page =
            Option.whole("page", "Which page", 1, 100).fromButtons().orElse(1L);
    private final Option<Optional<String>> at =
            Option.text("at", "What now is, in seconds").fromButtons().optional();

    ShowCommand(LogsNeeds needs, Services services, Reader reader) {
        this.needs = needs;
        this.services = services;
        this.reader = reader;
        this.service = services.service();
        this.environment = services.environment();
    }

    Command command() {
        return Command.named("logs show", "The newest lines of a service")
                .takes(service, level, since, until, text, pattern, environment, limit, file, page, at)
                .only(Permission.VIEWER)
                .deferred()
                .runs(this::show);
    }

    private Reply show(Call call) {
        var now = call.value(at)
                .map(it -> Instant.ofEpochSecond(seconds(it)))
                .orElseGet(() -> needs.clock().instant());
        var asFile = call.value(file);
        var wanted = new Wanted(
                services.of(call, call.value(service), call.value(environment)),
                now.minus(call.value(since)),
                now.minus(call.value(until)),
                call.value(pattern),
                new Sieve(call.value(level), call.value(text)),
                asFile ? IN_A_FILE : call.value(limit).intValue());
        if (!wanted.from().isBefore(wanted.to())) {
            throw new Refused("logs.backwards");
        }
        var message = switch (reader.newest(wanted)) {
            case Got<Found>(var found) ->
                found.entries().isEmpty()
                        ? nothing(call, wanted, found)
                        : asFile ? asFile(call, wanted, found) : shown(call, wanted, found, now);
            case Failed<Found> failed -> Services.failed(call, failed);
        };
        // A button of another message, such as an alert's, leaves that message as it is.
        return call.origin().isPress() && call.arguments().containsKey(page.name())
                ? Reply.update(message)
                : Reply.say(message);
    }

    private static long seconds(String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException notOurs) {
            throw new Refused("refused.oldButton");
        }
    }

    private String title(Call call) {
        return call.text("logs.title", call.value(service), call.value(environment));
    }

    private Message nothing(Call call, Wanted wanted, Found found) {
        return Message.neutral(title(call))
                .text(call.text("logs.nothing", Services.names(wanted.sources()), span(wanted)))
                .text(found.all() ? "-# " + call.text("logs.nothing.wider") : "-# " + call.text("logs.notAll"));
    }

    private String span(Wanted wanted) {
        return Markdown.at(wanted.from()) + " – " + Markdown.at(wanted.to());
    }

    private Message shown(Call call, Wanted wanted, Found found, Instant now) {
        var zone = Services.zone(needs, call.guild());
        var entries = found.entries();
        var pages = (entries.size() + ON_A_PAGE - 1) / ON_A_PAGE;
        var at = (int) Math.min(pages, call.value(page));
        var end = entries.size() - (at - 1) * ON_A_PAGE;
        var lines = entries.subList(Math.max(0, end - ON_A_PAGE), end);
        var message = Message.neutral(title(call))
                .text(Markdown.block(lines(lines, zone)))
                .text("-# " + Services.names(wanted.sources()) + " · " + span(wanted) + " · " + zone.getId())
                .text("-# "
                        + call.text(entries.size() < wanted.most() ? "logs.count" : "logs.count.newest", entries.size())
                        + " · " + call.text("page.of", at, pages));
        if (!found.all()) {
            message = message.text("-# " + call.text("logs.notAll"));
        }
        return message.buttons(buttons(call, now, at, pages).toArray(Button[]::new));
    }

    private static String lines(List<Entry> entries, ZoneId zone) {
        var days = entries.stream()
                .map(it -> it.at().atZone(zone).toLocalDate())
                .distinct()
                .count();
        return entries.stream().map(it -> it.shown(zone, days > 1)).collect(Collectors.joining("\n"));
    }

    private List<Button> buttons(Call call, Instant now, int at, int pages) {
        var buttons = new ArrayList<Button>();
        if (pages > 1) {
            buttons.add(Button.secondary(call.text("page.previous"), same(call, now, "page", at - 1))
                    .enabledIf(at > 1));
            buttons.add(Button.secondary(call.text("page.next"), same(call, now, "page", at + 1))
                    .enabledIf(at < pages));
        }
        buttons.add(Button.secondary(call.text("logs.button.file"), same(call, now, "file", true)));
        buttons.add(Button.secondary(
                call.text("logs.button.tail"),
                Press.run("logs tail", "service", call.value(service), "environment", call.value(environment))));
        return buttons;
    }

    /** The same question at the same moment, so that pages do not move while new lines are written. */
    private static String same(Call call, Instant now, String changed, Object value) {
        var arguments = new LinkedHashMap<>(call.arguments());
        arguments.put("at", String.valueOf(now.getEpochSecond()));
        arguments.remove("page");
        arguments.put(changed, String.valueOf(value));
        return new Press.Run("logs show", arguments).write();
    }

    private Message asFile(Call call, Wanted wanted, Found found) {
        var zone = Services.zone(needs, call.guild());
        var lines = newest(found.entries().stream().map(it -> it.written(zone)).toList());
        var all = lines.size() == found.entries().size() && lines.size() < wanted.most();
        var message = Message.neutral(title(call))
                .text("-# " + Services.names(wanted.sources()) + " · " + span(wanted))
                .text("-# " + call.text(all ? "logs.count" : "logs.count.newest", lines.size()));
        if (!found.all()) {
            message = message.text("-# " + call.text("logs.notAll"));
        }
        return message.download(Attachment.of(FILE, title(call), String.join("\n", lines) + "\n"));
    }

    /** As many as Discord takes. */
    private static List<String> newest(List<String> lines) {
        var room = LARGEST_FILE;
        for (int from = lines.size(); from > 0; from--) {
            room -= lines.get(from - 1).getBytes(StandardCharsets.UTF_8).length + 1;
            if (room < 0) {
                return lines.subList(from, lines.size());
            }
        }
        return lines;
    }
}
