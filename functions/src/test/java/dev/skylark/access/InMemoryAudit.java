package dev.skylark.access;

import java.util.Comparator;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;

/** {@link Audit} for tests. */
public final class InMemoryAudit implements Audit {

    private final Map<String, NavigableMap<String, AuditEntry>> newestFirst = new ConcurrentHashMap<>();

    @Override
    public void add(AuditEntry entry) {
        of(entry.guild()).put(place(entry), entry);
    }

    @Override
    public Page page(String guild, Filter filter, int most, Optional<String> from) {
        var behind = from.filter(it -> it.startsWith("at "))
                .map(it -> of(guild).tailMap(it, false))
                .orElseGet(() -> of(guild));
        var found = behind.values().stream()
                .filter(it -> passes(it, filter))
                .limit(most + 1L)
                .toList();
        return found.size() > most
                ? new Page(found.subList(0, most), Optional.of(place(found.get(most - 1))))
                : new Page(found, Optional.empty());
    }

    private NavigableMap<String, AuditEntry> of(String guild) {
        return newestFirst.computeIfAbsent(guild, it -> new ConcurrentSkipListMap<>(Comparator.reverseOrder()));
    }

    private static boolean passes(AuditEntry entry, Filter filter) {
        return !entry.at().isBefore(filter.since())
                && filter.person().map(entry.person()::equals).orElse(true)
                && filter.command().map(entry.command()::equals).orElse(true)
                && filter.result().map(entry.result()::equals).orElse(true);
    }

    private static String place(AuditEntry entry) {
        return "at %015d %s".formatted(entry.at().toEpochMilli(), entry.id());
    }
}
