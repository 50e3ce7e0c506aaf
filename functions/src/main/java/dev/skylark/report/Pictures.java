package dev.skylark.report;

import dev.skylark.discord.Attachment;
import dev.skylark.picture.CostChart;
import dev.skylark.picture.Costs;
import dev.skylark.picture.Uptime;
import dev.skylark.picture.UptimeChart;
import dev.skylark.report.Report.Row;
import dev.skylark.text.Texts;
import dev.skylark.uptime.Days;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.stream.IntStream;

/** The pictures that go with a report: what each day cost, and when servers ran. */
final class Pictures {

    private static final int HOURS = 24;
    private static final String PNG = ".png";

    private final Report report;
    private final Texts texts;

    private Pictures(Report report, Texts texts) {
        this.report = report;
        this.texts = texts;
    }

    static List<Attachment> of(Report report, Texts texts) {
        var pictures = new Pictures(report, texts);
        var all = new ArrayList<Attachment>();
        if (!report.rows().isEmpty()) {
            all.add(Attachment.of(
                    "uptime" + PNG,
                    texts.of("report.picture.uptime.about", report.rows().size()),
                    pictures.uptime()));
        }
        // of a single day the lines say it all
        if (report.span() != Span.DAILY && report.cost().signum() > 0) {
            all.add(Attachment.of("cost" + PNG, texts.of("report.picture.cost.about"), pictures.cost()));
        }
        return all;
    }

    private byte[] cost() {
        var days = report.money().days();
        var names = new LinkedHashSet<String>();
        days.forEach(it -> names.addAll(it.services().keySet()));
        var services = names.stream()
                .map(name -> new Costs.Series(
                        name,
                        days.stream()
                                .map(it -> it.services().getOrDefault(name, BigDecimal.ZERO))
                                .toList()))
                .toList();
        // Days that have not come yet are the forecast's.
        var known = days.size()
                - Math.min(days.size() - 1, report.money().forecast().size());
        return CostChart.draw(new Costs(
                texts.of("report.picture.cost"),
                report.money().currency(),
                days.stream().map(Spending.Day::day).limit(known).toList(),
                services.stream()
                        .map(it -> new Costs.Series(it.name(), it.byDay().subList(0, known)))
                        .toList(),
                texts.of("report.picture.others"),
                report.money().forecast(),
                texts.of("report.picture.forecast"),
                texts.locale()));
    }

    private byte[] uptime() {
        var days = report.first().datesUntil(report.end()).toList();
        var title = days.size() == 1 ? texts.of("report.picture.uptime.hours") : texts.of("report.picture.uptime");
        return UptimeChart.draw(new Uptime(
                title,
                days,
                report.rows().stream()
                        .map(it -> new Uptime.Server(
                                it.server().called(), days.size() == 1 ? hours(it) : shares(it, days)))
                        .toList(),
                more -> texts.of("report.picture.more", more),
                texts.locale()));
    }

    private List<Double> shares(Row row, List<LocalDate> days) {
        return days.stream()
                .map(day -> share(row.days().getOrDefault(day, Duration.ZERO), Days.length(day, report.zone())))
                .toList();
    }

    /** By the hours on the wall: the one that comes twice in autumn is one cell, the one that spring skips is empty. */
    private List<Double> hours(Row row) {
        return IntStream.range(0, HOURS)
                .mapToObj(hour -> {
                    var from = at(hour);
                    var to = hour + 1 == HOURS
                            ? report.end().atStartOfDay(report.zone()).toInstant()
                            : at(hour + 1);
                    var ran = row.sessions().stream()
                            .map(it -> it.within(from, to))
                            .reduce(Duration.ZERO, Duration::plus);
                    return share(ran, Duration.between(from, to));
                })
                .toList();
    }

    private Instant at(int hour) {
        return report.first().atTime(hour, 0).atZone(report.zone()).toInstant();
    }

    private static double share(Duration part, Duration whole) {
        return whole.isZero() || whole.isNegative() ? 0 : Math.min(1, (double) part.toSeconds() / whole.toSeconds());
    }
}
