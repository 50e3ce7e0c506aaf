package dev.skylark.cost;

import dev.skylark.cost.Bills.Anomaly;
import dev.skylark.cost.Bills.Forecast;
import dev.skylark.cost.Bills.Line;
import dev.skylark.data.Item;
import dev.skylark.data.Packed;
import dev.skylark.data.Rows;
import dev.skylark.data.Rows.Write;
import dev.skylark.fleet.Answer;
import dev.skylark.fleet.Answer.Trouble;
import dev.skylark.json.Json;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The bill as AWS gave it last, kept for a day: a guild asks at most four paid questions between two midnights of UTC.
 * What was answered before is better than nothing, and says how old it is.
 */
final class Ledger {

    static final int PAID_A_DAY = 4;

    private static final Duration KEPT = Duration.ofDays(40);
    private static final Duration AFTER_DENIAL = Duration.ofHours(6);
    private static final Duration AFTER_TROUBLE = Duration.ofMinutes(10);

    private final Bills bills;
    private final Rows rows;
    private final Clock clock;

    Ledger(Bills bills, Rows rows, Clock clock) {
        this.bills = bills;
        this.rows = rows;
        this.clock = clock;
    }

    /** What was answered, and when. */
    record Known<T>(T value, Instant asked) {}

    /** From the first of the month before last until today, by service and server. */
    Answer<Known<Bill>> days(String role, String guild) {
        var today = today();
        return known(
                guild,
                "days#" + role,
                () -> bills.days(role, guild, today.minusMonths(2).withDayOfMonth(1), today.plusDays(1), purse(guild))
                        .map(it -> Bill.of(it.entries())),
                it -> Json.fields().with("services", json(it.services())).with("servers", json(it.servers())),
                it -> new Bill(lines(it.at("services")), lines(it.at("servers"))));
    }

    /** For the rest of this month. */
    Answer<Known<Forecast>> forecast(String role, String guild) {
        var today = today();
        var end = today.plusMonths(1).withDayOfMonth(1);
        return known(
                guild,
                "forecast#" + role,
                () -> bills.forecast(role, guild, today, end, purse(guild)),
                it -> Json.fields()
                        .with("dollars", it.dollars().toPlainString())
                        .with("least", it.least().toPlainString())
                        .with("most", it.most().toPlainString()),
                it -> new Forecast(decimal(it, "dollars"), decimal(it, "least"), decimal(it, "most")));
    }

    Answer<Known<List<Line>>> servers(String role, String guild) {
        var today = today();
        return known(
                guild,
                "servers#" + role,
                () -> bills.servers(role, guild, today.minusDays(13), today.plusDays(1), purse(guild)),
                Ledger::json,
                Ledger::lines);
    }

    Answer<Known<List<Anomaly>>> anomalies(String role, String guild) {
        return known(
                guild,
                "anomalies#" + role,
                () -> bills.anomalies(role, guild, clock.instant().minus(Duration.ofDays(30)), purse(guild)),
                it -> Json.items(it.stream().map(Ledger::json)),
                it -> it.items().stream().map(Ledger::readAnomaly).toList());
    }

    /** How many of today's paid questions are used. */
    int paidToday(String guild) {
        return (int) rows.find(guild, paid()).orElse(Item.NOTHING).whole("count");
    }

    private <T> Answer<Known<T>> known(
            String guild, String what, Supplier<Answer<T>> ask, Function<T, Json> write, Function<Json, T> read) {
        var id = "bill#" + what;
        var item = rows.find(guild, id).orElse(Item.NOTHING);
        var kept = Optional.of(item.text("packed"))
                .filter(it -> !it.isEmpty())
                .map(it -> new Known<>(read.apply(Packed.open(it)), item.instant("asked")));
        var now = clock.instant();
        if (kept.isPresent() && day(kept.get().asked()).equals(today())) {
            return Answer.got(kept.get());
        }
        if (kept.isEmpty() && item.instant("again").isAfter(now)) {
            return Answer.failed(Trouble.valueOf(item.text("trouble")), item.text("detail"));
        }
        return switch (ask.get()) {
            case Answer.Got<T>(var value) -> {
                rows.put(Item.of(guild, id)
                        .with("asked", now)
                        .with("packed", Packed.close(write.apply(value)))
                        .expiring(now.plus(KEPT)));
                yield Answer.got(new Known<>(value, now));
            }
            case Answer.Failed<T>(var trouble, var detail) ->
                kept.isPresent() ? Answer.got(kept.get()) : notKnown(guild, id, trouble, detail, now);
        };
    }

    private <T> Answer<Known<T>> notKnown(String guild, String id, Trouble trouble, String detail, Instant now) {
        rows.put(Item.of(guild, id)
                .with("trouble", trouble.name())
                .with("detail", detail)
                .with("again", now.plus(trouble == Trouble.DENIED ? AFTER_DENIAL : AFTER_TROUBLE))
                .expiring(now.plus(KEPT)));
        return Answer.failed(trouble, detail);
    }

    private BooleanSupplier purse(String guild) {
        return () -> rows.setIf(
                        guild,
                        paid(),
                        "#count = if_not_exists(#count, :zero) + :one, #expires = :expires",
                        "attribute_not_exists(#count) OR #count < :most",
                        Item.values("zero", 0L)
                                .with("one", 1)
                                .with("most", PAID_A_DAY)
                                .with("expires", clock.instant().plus(KEPT).getEpochSecond()))
                instanceof Write.Done;
    }

    private String paid() {
        return "paid#" + today();
    }

    private LocalDate today() {
        return day(clock.instant());
    }

    private static LocalDate day(Instant moment) {
        return LocalDate.ofInstant(moment, ZoneOffset.UTC);
    }

    private static Json json(List<Line> lines) {
        return Json.items(lines.stream()
                .map(it -> Json.fields()
                        .with("day", it.day().toString())
                        .with("name", it.name())
                        .with("dollars", it.dollars().toPlainString())));
    }

    private static List<Line> lines(Json json) {
        return json.items().stream()
                .map(it -> new Line(
                        LocalDate.parse(it.at("day").text()), it.at("name").text(), decimal(it, "dollars")))
                .toList();
    }

    private static Json json(Anomaly it) {
        return Json.fields()
                .with("id", it.id())
                .with("from", it.from().toString())
                .with("to", it.to().toString())
                .with("service", it.service())
                .with("dollars", it.dollars().toPlainString())
                .with("usual", it.usual().toPlainString());
    }

    private static Anomaly readAnomaly(Json it) {
        return new Anomaly(
                it.at("id").text(),
                LocalDate.parse(it.at("from").text()),
                LocalDate.parse(it.at("to").text()),
                it.at("service").text(),
                decimal(it, "dollars"),
                decimal(it, "usual"));
    }

    private static BigDecimal decimal(Json json, String name) {
        return new BigDecimal(json.at(name).text());
    }
}
