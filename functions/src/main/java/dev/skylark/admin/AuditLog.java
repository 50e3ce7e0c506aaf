package dev.skylark.admin;

import dev.skylark.access.Audit;
import dev.skylark.access.AuditEntry;
import dev.skylark.access.AuditEntry.Result;
import dev.skylark.command.Call;
import dev.skylark.command.Command;
import dev.skylark.command.Option;
import dev.skylark.command.Permission;
import dev.skylark.discord.Attachment;
import dev.skylark.discord.Button;
import dev.skylark.discord.Markdown;
import dev.skylark.discord.Message;
import dev.skylark.discord.Press;
import dev.skylark.discord.Reply;
import dev.skylark.text.Csv;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/** {@code /audit}: who did what here, on pages or as a table to take home. */
final class AuditLog {

    private static final Duration KEPT = Duration.ofDays(400);
    private static final int ON_A_PAGE = 10;
    private static final int IN_A_FILE = 1000;

    private final Audit audit;
    private final Clock clock;
    private final Option<Optional<String>> person =
            Option.user("person", "Only what this person did").optional();
    private final Option<Optional<String>> command = Option.text(
                    "command", "Only this command, for example: feature off", 1, 100)
            .optional();
    private final Option<Optional<Result>> result =
            Option.choice("result", "Only what ended like this", Result.class).optional();
    private final Option<Duration> since = Option.duration(
                    "since", "How far back, for example 7d or 12h", Duration.ofMinutes(1), KEPT)
            .orElse(Duration.ofDays(30));
    private final Option<Boolean> file =
            Option.truth("file", "As a CSV file with everything found").orElse(false);
    private final Option<Optional<String>> from =
            Option.text("from", "Where the page begins").fromButtons().optional();

    AuditLog(Audit audit, Clock clock) {
        this.audit = audit;
        this.clock = clock;
    }

    Command command() {
        return Command.named("audit", "Who did what in this server")
                .takes(person, command, result, since, file, from)
                .only(Permission.ADMIN)
                .deferred()
                .privately()
                .runs(this::run);
    }

    private Reply run(Call call) {
        var filter = new Audit.Filter(
                call.value(person),
                call.value(command).map(it -> it.replaceFirst("^/", "")),
                call.value(result),
                clock.instant().minus(call.value(since)));
        return call.value(file) ? Reply.whisper(asFile(call, filter)) : shown(call, filter);
    }

    private Reply shown(Call call, Audit.Filter filter) {
        var page = audit.page(call.guild(), filter, ON_A_PAGE, call.value(from));
        if (page.entries().isEmpty() && page.next().isEmpty()) {
            var nothing = Message.neutral(call.text("audit.title")).text(call.text("audit.nothing"));
            return call.origin().isPress() ? Reply.update(nothing) : Reply.whisper(nothing);
        }
        var message = Message.neutral(call.text("audit.title"));
        for (var entry : page.entries()) {
            message = message.text(line(entry));
        }
        var buttons = new ArrayList<Button>();
        buttons.add(Button.secondary(call.text("audit.csv"), same(call, "file", "true")));
        if (call.value(from).isPresent()) {
            buttons.add(Button.secondary(call.text("page.first"), same(call, "from", "")));
        }
        page.next().ifPresent(next -> buttons.add(Button.secondary(call.text("page.next"), same(call, "from", next))));
        message = message.buttons(buttons.toArray(Button[]::new));
        return call.origin().isPress() ? Reply.update(message) : Reply.whisper(message);
    }

    private static String same(Call call, String changed, String value) {
        var arguments = new LinkedHashMap<>(call.arguments());
        arguments.put(changed, value);
        arguments.values().removeIf(String::isEmpty);
        return new Press.Run("audit", arguments).write();
    }

    private static String line(AuditEntry entry) {
        var sign = switch (entry.result()) {
            case DONE -> "✅";
            case ASKED -> "❔";
            case REFUSED -> "⛔";
            case FAILED -> "💥";
        };
        var detail = entry.detail().isEmpty() ? "" : "\n-# " + entry.detail();
        return "%s %s  %s  %s%s"
                .formatted(
                        sign,
                        Markdown.at(entry.at()),
                        // what Skylark did by itself is nobody's
                        entry.person().isEmpty() ? entry.personName() : Markdown.person(entry.person()),
                        Markdown.code("/" + entry.command() + options(entry)),
                        detail);
    }

    private static String options(AuditEntry entry) {
        var text = new StringBuilder();
        entry.options()
                .forEach((name, value) ->
                        text.append(' ').append(name).append(':').append(value));
        return text.toString();
    }

    private Message asFile(Call call, Audit.Filter filter) {
        var found = new ArrayList<AuditEntry>();
        Optional<String> next = Optional.empty();
        do {
            var page = audit.page(call.guild(), filter, 100, next);
            found.addAll(page.entries());
            next = page.next();
        } while (next.isPresent() && found.size() < IN_A_FILE);
        var csv = new StringBuilder("at,person,name,command,options,target,result,detail,milliseconds,request\n");
        found.forEach(it -> csv.append(row(it)));
        var message = Message.neutral(call.text("audit.title"))
                .text(call.text(next.isPresent() ? "audit.file.part" : "audit.file", found.size()));
        return message.download(Attachment.of("audit.csv", call.text("audit.title"), csv.toString()));
    }

    private static String row(AuditEntry it) {
        return String.join(
                        ",",
                        List.of(
                                it.at().toString(),
                                it.person(),
                                Csv.cell(it.personName()),
                                Csv.cell(it.command()),
                                Csv.cell(options(it).strip()),
                                Csv.cell(it.target()),
                                it.result().name(),
                                Csv.cell(it.detail()),
                                String.valueOf(it.took().toMillis()),
                                it.id()))
                + "\n";
    }
}
