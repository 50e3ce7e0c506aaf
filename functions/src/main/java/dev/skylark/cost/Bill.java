package dev.skylark.cost;

import dev.skylark.cost.Bills.Entry;
import dev.skylark.cost.Bills.Line;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The bill as we keep it: by day and service, and by month and server. By day and server it would not fit into an item
 * for a guild with hundreds of servers.
 */
record Bill(List<Line> services, List<Line> servers) {

    Bill {
        services = List.copyOf(services);
        servers = List.copyOf(servers);
    }

    static Bill of(Collection<Entry> entries) {
        return new Bill(
                sums(entries, Entry::day, Entry::service),
                sums(
                        entries.stream().filter(it -> !it.server().isEmpty()).toList(),
                        it -> it.day().withDayOfMonth(1),
                        Entry::server));
    }

    private static List<Line> sums(
            Collection<Entry> entries, Function<Entry, LocalDate> day, Function<Entry, String> name) {
        return entries.stream()
                .collect(Collectors.groupingBy(
                        day,
                        TreeMap::new,
                        Collectors.groupingBy(
                                name,
                                TreeMap::new,
                                Collectors.reducing(BigDecimal.ZERO, Entry::dollars, BigDecimal::add))))
                .entrySet()
                .stream()
                .flatMap(it -> it.getValue().entrySet().stream()
                        .map(one -> new Line(it.getKey(), one.getKey(), one.getValue())))
                .toList();
    }

    boolean isEmpty() {
        return services.isEmpty();
    }

    /** The days from {@code from} until before {@code to}. */
    List<Line> services(LocalDate from, LocalDate to) {
        return services.stream()
                .filter(it -> !it.day().isBefore(from) && it.day().isBefore(to))
                .toList();
    }

    BigDecimal total(LocalDate from, LocalDate to) {
        return sum(services(from, to));
    }

    /** What each server has cost in the month that begins there. */
    Map<String, BigDecimal> servers(LocalDate month) {
        return byName(servers.stream().filter(it -> it.day().equals(month)).toList());
    }

    static BigDecimal sum(Collection<Line> lines) {
        return lines.stream().map(Line::dollars).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    static Map<String, BigDecimal> byName(Collection<Line> lines) {
        return lines.stream()
                .collect(Collectors.groupingBy(
                        Line::name,
                        TreeMap::new,
                        Collectors.reducing(BigDecimal.ZERO, Line::dollars, BigDecimal::add)));
    }

    Bill plus(Bill other) {
        return new Bill(joined(services, other.services), joined(servers, other.servers));
    }

    private static List<Line> joined(List<Line> one, List<Line> other) {
        var both = new ArrayList<>(one);
        both.addAll(other);
        return both;
    }
}
