package dev.skylark.report;

import dev.skylark.discord.Attachment;
import dev.skylark.discord.Markdown;
import dev.skylark.discord.Message;
import dev.skylark.money.Money;
import dev.skylark.report.Report.Row;
import dev.skylark.text.Csv;
import dev.skylark.text.Texts;
import dev.skylark.uptime.Days;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Currency;
import java.util.stream.Collectors;

/** A report as people read it: lines, pictures, and a file for those who reckon on. */
final class Letter {

    private static final int ROWS = 15;

    private final Report report;
    private final Texts texts;
    private final Instant now;

    Letter(Report report, Texts texts, Instant now) {
        this.report = report;
        this.texts = texts;
        this.now = now;
    }

    Message message() {
        var message = Message.neutral(texts.of("report.title." + report.span().word(), period()));
        if (report.rows().isEmpty() && report.cost().signum() == 0) {
            return chapters(message.text(texts.of("report.nothing")));
        }
        message = message.fact(
                        texts.of("report.uptime"),
                        "**" + hours(report.uptime()) + "**"
                                + change(seconds(report.uptime()), seconds(report.uptimeBefore())))
                .fact(
                        texts.of("report.cost"),
                        "**≈ " + money(report.cost()) + "**" + change(report.cost(), report.costBefore()));
        for (var row : report.rows().stream().limit(ROWS).toList()) {
            message = message.text(line(row));
        }
        if (report.rows().size() > ROWS) {
            message = message.text("-# " + texts.of("report.more", report.rows().size() - ROWS));
        }
        var rest =
                report.cost().subtract(report.rows().stream().map(Row::cost).reduce(BigDecimal.ZERO, BigDecimal::add));
        if (rest.signum() > 0) {
            message = message.text("-# " + texts.of("report.rest", money(rest)));
        }
        message = chapters(message);
        if (isRunning()) {
            message = message.text("-# " + texts.of("report.open", Markdown.at(now)));
        }
        message = message.text("-# " + texts.of("report.zone", report.zone().getId()));
        for (var picture : Pictures.of(report, texts)) {
            message = message.picture(picture);
        }
        return message.download(csv());
    }

    private String line(Row row) {
        return "**%s** · %s · %s · ≈ %s\n-# %s · %s"
                .formatted(
                        Markdown.plain(row.server().called()),
                        hours(row.uptime()),
                        share(row),
                        money(row.cost()),
                        row.server().type(),
                        texts.of("report.sessions", row.sessions().size()));
    }

    /** Of the time that has passed. */
    private String share(Row row) {
        var from = report.first().atStartOfDay(report.zone()).toInstant();
        var to = report.end().atStartOfDay(report.zone()).toInstant();
        var passed = Duration.between(from, now.isBefore(to) ? now : to);
        return passed.isZero() ? "0 %" : row.uptime().toSeconds() * 100 / passed.toSeconds() + " %";
    }

    private Message chapters(Message message) {
        var more = commands(message);
        for (var it : report.chapters()) {
            more = more.fact(it.name(), it.value());
        }
        return more;
    }

    private Message commands(Message message) {
        return report.commands().isEmpty()
                ? message
                : message.fact(
                        texts.of("report.commands"),
                        report.commands().entrySet().stream()
                                .map(it -> Markdown.code("/" + it.getKey()) + " " + it.getValue())
                                .collect(Collectors.joining(" · ")));
    }

    private boolean isRunning() {
        return now.isBefore(report.end().atStartOfDay(report.zone()).toInstant());
    }

    private String period() {
        var day = DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM).withLocale(texts.locale());
        var last = report.end().minusDays(1);
        return report.first().equals(last)
                ? day.format(report.first())
                : day.format(report.first()) + " – " + day.format(last);
    }

    private static String hours(Duration time) {
        return "%d:%02d h".formatted(time.toHours(), time.toMinutesPart());
    }

    private String money(BigDecimal amount) {
        return new Money(amount, Currency.getInstance(report.money().currency())).write(texts.locale());
    }

    private static BigDecimal seconds(Duration time) {
        return BigDecimal.valueOf(time.toSeconds());
    }

    private String change(BigDecimal after, BigDecimal before) {
        if (before.signum() == 0) {
            return "";
        }
        var percent = after.subtract(before)
                .multiply(BigDecimal.valueOf(100))
                .divide(before, 0, RoundingMode.HALF_UP)
                .intValue();
        var sign = percent > 0 ? "▲ +" : percent < 0 ? "▼ " : "± ";
        return " (" + sign
                + texts.of(
                        (isRunning() ? "report.changeSoFar." : "report.change.")
                                + report.span().word(),
                        percent) + ")";
    }

    /** A line a day and server. */
    private Attachment csv() {
        var csv = new StringBuilder("day,server,id,type,hours,share,cost,currency\n");
        for (var row : report.rows()) {
            row.days()
                    .forEach((day, time) -> csv.append(String.join(
                                    ",",
                                    day.toString(),
                                    Csv.cell(row.server().called()),
                                    row.server().id(),
                                    Csv.cell(row.server().type()),
                                    decimal(seconds(time).divide(BigDecimal.valueOf(3600), 4, RoundingMode.HALF_UP)),
                                    decimal(seconds(time)
                                            .divide(seconds(Days.length(day, report.zone())), 4, RoundingMode.HALF_UP)),
                                    decimal(cost(row, day)),
                                    report.money().currency()))
                            .append('\n'));
        }
        return Attachment.of(
                "report-" + report.span().word() + "-" + report.first() + ".csv", period(), csv.toString());
    }

    private BigDecimal cost(Row row, LocalDate day) {
        return report.money().days().stream()
                .filter(it -> it.day().equals(day))
                .map(it -> it.servers().getOrDefault(row.server().id(), BigDecimal.ZERO))
                .findFirst()
                .orElse(BigDecimal.ZERO)
                .setScale(6, RoundingMode.HALF_UP);
    }

    private static String decimal(BigDecimal number) {
        return number.stripTrailingZeros().toPlainString();
    }
}
