package dev.skylark.report;

import dev.skylark.fleet.Server;
import dev.skylark.report.Spending.Period;
import dev.skylark.uptime.Days;
import dev.skylark.uptime.Session;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a day, a week or a month was like, beside the one before it. Nothing in it is asked for: all is handed in. */
record Report(
        Span span,
        LocalDate first,
        LocalDate end,
        ZoneId zone,
        List<Row> rows,
        Period money,
        BigDecimal costBefore,
        Duration uptimeBefore,
        Map<String, Integer> commands,
        List<Chapter.Line> chapters) {

    /** One server. */
    record Row(Server server, Map<LocalDate, Duration> days, List<Session> sessions, BigDecimal cost) {
        Duration uptime() {
            return days.values().stream().reduce(Duration.ZERO, Duration::plus);
        }
    }

    static Report of(
            Span span,
            LocalDate first,
            ZoneId zone,
            List<Session> sessions,
            List<Session> sessionsBefore,
            Period money,
            Period moneyBefore,
            Map<String, Integer> commands,
            List<Chapter.Line> chapters) {
        var end = span.end(first);
        var byServer = new LinkedHashMap<String, List<Session>>();
        sessions.forEach(it -> byServer.computeIfAbsent(it.server().id(), _ -> new ArrayList<>())
                .add(it));
        var rows = new ArrayList<Row>();
        for (var theirs : byServer.values()) {
            var latest = theirs.stream().max(Comparator.comparing(Session::end)).orElseThrow();
            rows.add(new Row(
                    latest.server(),
                    Days.of(theirs, first, end, zone),
                    List.copyOf(theirs),
                    cost(money, latest.server().id())));
        }
        rows.sort(Comparator.comparing(Row::uptime)
                .reversed()
                .thenComparing(it -> it.server().called()));
        var before = span.first(first, 1);
        var uptimeBefore =
                Days.of(sessionsBefore, before, first, zone).values().stream().reduce(Duration.ZERO, Duration::plus);
        return new Report(
                span, first, end, zone, List.copyOf(rows), money, total(moneyBefore), uptimeBefore, commands, chapters);
    }

    Duration uptime() {
        return rows.stream().map(Row::uptime).reduce(Duration.ZERO, Duration::plus);
    }

    /** Of all servers, also of those that did not run but have disks. */
    BigDecimal cost() {
        return total(money);
    }

    private static BigDecimal total(Period money) {
        return money.days().stream()
                .flatMap(it -> it.servers().values().stream())
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static BigDecimal cost(Period money, String server) {
        return money.days().stream()
                .map(it -> it.servers().getOrDefault(server, BigDecimal.ZERO))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
