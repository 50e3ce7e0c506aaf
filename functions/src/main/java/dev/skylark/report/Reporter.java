package dev.skylark.report;

import dev.skylark.access.Audit;
import dev.skylark.access.AuditEntry;
import dev.skylark.access.AuditEntry.Result;
import dev.skylark.access.Guild;
import dev.skylark.text.Texts;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Collects what a report is made of. */
final class Reporter {

    private static final int COMMANDS = 5;

    /** A report is no reason to read a guild's whole history. */
    private static final int MOST_ENTRIES = 5000;

    private final ReportNeeds needs;

    Reporter(ReportNeeds needs) {
        this.needs = needs;
    }

    /** The report of the time that is so many back from the one that today is in. */
    Report make(Guild guild, Span span, int back) {
        var zone = guild.zone();
        var first = span.first(LocalDate.ofInstant(needs.clock().instant(), zone), back);
        var end = span.end(first);
        var from = first.atStartOfDay(zone).toInstant();
        var to = end.atStartOfDay(zone).toInstant();
        var now = needs.clock().instant();
        // What is not over is compared with as much of the time before, not with the whole of it.
        var before = span.first(first, 1);
        var start = before.atStartOfDay(zone).toInstant();
        var untilThen = now.isBefore(to) ? start.plus(Duration.between(from, now)) : from;
        var spending = needs.spending().get();
        return Report.of(
                span,
                first,
                zone,
                needs.uptime().get().between(guild.id(), from, to),
                needs.uptime().get().between(guild.id(), start, untilThen).stream()
                        .map(it -> it.until(untilThen))
                        .toList(),
                spending.of(guild, first, end, now),
                spending.of(guild, before, first, untilThen),
                commands(guild.id(), from, to),
                needs.chapters().stream()
                        .flatMap(it -> it.about(guild.id(), from, to, Texts.in(guild.locale())).stream())
                        .toList());
    }

    /** What people did most. */
    private Map<String, Integer> commands(String guild, Instant from, Instant to) {
        var counts = new TreeMap<String, Integer>();
        var filter = new Audit.Filter(Optional.empty(), Optional.empty(), Optional.of(Result.DONE), from);
        Optional<String> next = Optional.empty();
        var read = 0;
        do {
            var page = needs.audit().get().page(guild, filter, 500, next);
            for (AuditEntry it : page.entries()) {
                if (it.at().isBefore(to)) {
                    counts.merge(it.command(), 1, Integer::sum);
                }
            }
            read += page.entries().size();
            next = page.next();
        } while (next.isPresent() && read < MOST_ENTRIES);
        var most = new LinkedHashMap<String, Integer>();
        counts.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(COMMANDS)
                .forEach(it -> most.put(it.getKey(), it.getValue()));
        return most;
    }
}
