package dev.skylark.log;

import dev.skylark.command.Call;
import dev.skylark.discord.Markdown;
import dev.skylark.discord.Message;
import dev.skylark.fact.Severity;
import dev.skylark.fleet.Answer;
import dev.skylark.log.Logs.Group;
import dev.skylark.log.Reader.Wanted;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The last lines of a group: what we understand of them, and whether errors in them are found by themselves. */
record Sample(Source source, List<Entry> entries) {

    private static final int LINES = 20;
    private static final int SHOWN = 3;
    private static final Duration BACK = Duration.ofDays(1);

    Sample {
        entries = List.copyOf(entries);
    }

    static Answer<Sample> of(Reader reader, Source source, Clock clock) {
        var now = clock.instant();
        return reader.newest(
                        new Wanted(List.of(source), now.minus(BACK), now, "", new Sieve(Optional.empty(), ""), LINES))
                .map(it -> new Sample(source, it.entries()));
    }

    Message shown(Call call, Message message, LogsNeeds needs) {
        if (entries.isEmpty()) {
            return message.text(call.text("logs.sample.none"));
        }
        var lines = entries.stream().map(Entry::line).toList();
        var levels = Arrays.stream(Severity.values())
                .map(level -> Optional.of(level))
                .map(level -> Entry.sign(level) + " "
                        + lines.stream()
                                .filter(it -> it.severity().equals(level))
                                .count())
                .collect(Collectors.joining(" "));
        var zone = Services.zone(needs, call.guild());
        return message.text(call.text(
                        "logs.sample",
                        lines.size(),
                        lines.stream().filter(Line::json).count(),
                        lines.stream().filter(it -> it.severity().isPresent()).count(),
                        levels,
                        lines.stream().filter(it -> !it.requestId().isEmpty()).count()))
                .text(Markdown.block(entries.subList(Math.max(0, entries.size() - SHOWN), entries.size()).stream()
                        .map(it -> it.shown(zone, false))
                        .collect(Collectors.joining("\n"))));
    }

    /** Whether the group brings its lines to us, and if not how it is told to. */
    static Message delivery(Call call, Message message, Source source, Group group, String finder) {
        // a function without its alias gets them too
        if (group.subscriptions().stream().anyMatch(finder::startsWith)) {
            return message.text(call.text("logs.finds.yes"));
        }
        var arn = finder.split(":", -1);
        if (arn.length < 5) {
            return message;
        }
        if (!arn[3].equals(source.place().region()) || !arn[4].equals(group.account())) {
            return message.text(call.text("logs.finds.elsewhere", arn[3], arn[4]));
        }
        if (group.name().startsWith("/skylark/") || group.name().startsWith("/aws/vendedlogs/skylark/")) {
            return message.text(call.text("logs.finds.own"));
        }
        return message.text(call.text("logs.finds.no"))
                .text(Markdown.block(
                        "aws logs put-subscription-filter --region %s --log-group-name '%s' --filter-name skylark --filter-pattern '' --destination-arn %s"
                                .formatted(source.place().region(), group.name(), finder)));
    }
}
