package dev.skylark.sandbox.house;

import dev.skylark.cost.Bills;
import dev.skylark.cost.Good;
import dev.skylark.cost.Prices;
import dev.skylark.fleet.Answer;
import dev.skylark.fleet.Answer.Trouble;
import dev.skylark.fleet.Server;
import dev.skylark.fleet.SimulatedCloud;
import dev.skylark.fleet.SimulatedCloud.Run;
import dev.skylark.json.Json;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** The bill of the played cloud: what really ran, a day late, as Cost Explorer would say it. */
final class PlayedBills implements Bills {

    private static final String COMPUTE = "Amazon Elastic Compute Cloud - Compute";
    private static final String DISKS = "EC2 - Other";
    private static final BigDecimal DISK_A_DAY = new BigDecimal("0.06");
    private static final int DAYS_TO_JUDGE_BY = 14;

    private final SimulatedCloud cloud;
    private final Prices prices;
    private final Clock clock;
    private final List<Spike> spikes = new ArrayList<>();
    private boolean denied;

    private record Spike(LocalDate day, String service, BigDecimal dollars) {}

    PlayedBills(SimulatedCloud cloud, Prices prices, Clock clock) {
        this.cloud = cloud;
        this.prices = prices;
        this.clock = clock;
    }

    synchronized void spike(String service, BigDecimal dollars) {
        spikes.add(new Spike(today().minusDays(1), service, dollars));
    }

    synchronized void deny(boolean now) {
        denied = now;
    }

    synchronized Json state() {
        return Json.items(spikes.stream()
                .map(it -> Json.fields()
                        .with("day", it.day().toString())
                        .with("service", it.service())
                        .with("dollars", it.dollars().toPlainString())));
    }

    synchronized void restore(Json state) {
        state.items()
                .forEach(it -> spikes.add(new Spike(
                        LocalDate.parse(it.at("day").text()),
                        it.at("service").text(),
                        new BigDecimal(it.at("dollars").text()))));
    }

    @Override
    public Answer<Days> days(String role, String guild, LocalDate from, LocalDate to, BooleanSupplier pay) {
        return paid(pay, () -> new Days(entries(guild, from, to), true));
    }

    @Override
    public Answer<Forecast> forecast(String role, String guild, LocalDate from, LocalDate to, BooleanSupplier pay) {
        return paid(pay, () -> {
            var daily = total(entries(guild, today().minusDays(DAYS_TO_JUDGE_BY), today()))
                    .divide(BigDecimal.valueOf(DAYS_TO_JUDGE_BY), MathContext.DECIMAL64);
            var rest = daily.multiply(BigDecimal.valueOf(ChronoUnit.DAYS.between(from, to)));
            return new Forecast(rest, rest.multiply(new BigDecimal("0.8")), rest.multiply(new BigDecimal("1.25")));
        });
    }

    @Override
    public Answer<List<Line>> servers(String role, String guild, LocalDate from, LocalDate to, BooleanSupplier pay) {
        return paid(pay, () -> {
            var lines = new ArrayList<Line>();
            for (var run : runs(guild)) {
                for (var day = from; day.isBefore(to) && day.isBefore(today()); day = day.plusDays(1)) {
                    add(lines, day, run.server().id(), cost(run, day));
                }
            }
            return lines;
        });
    }

    @Override
    public Answer<List<Anomaly>> anomalies(String role, String guild, Instant since, BooleanSupplier pay) {
        return paid(pay, () -> {
            synchronized (this) {
                return spikes.stream()
                        .map(it -> new Anomaly(
                                it.day() + it.service(),
                                it.day(),
                                it.day(),
                                it.service(),
                                it.dollars(),
                                BigDecimal.ONE))
                        .toList();
            }
        });
    }

    private <T> Answer<T> paid(BooleanSupplier pay, Supplier<T> answer) {
        if (!pay.getAsBoolean()) {
            return Answer.failed(Trouble.LIMIT, "paid questions are used up");
        }
        synchronized (this) {
            if (denied) {
                return Answer.failed(Trouble.DENIED, "AccessDeniedException");
            }
        }
        return Answer.got(answer.get());
    }

    private List<Entry> entries(String guild, LocalDate from, LocalDate to) {
        var entries = new ArrayList<Entry>();
        var lines = new ArrayList<Line>();
        for (var day = from; day.isBefore(to) && day.isBefore(today()); day = day.plusDays(1)) {
            for (var run : runs(guild)) {
                lines.clear();
                add(lines, day, run.server().name(), cost(run, day));
                for (var line : lines) {
                    entries.add(new Entry(day, COMPUTE, line.name(), line.dollars()));
                }
            }
            for (Server server : cloud.everything()) {
                if (server.guild().equals(guild)) {
                    entries.add(new Entry(day, DISKS, server.name(), DISK_A_DAY));
                }
            }
            synchronized (this) {
                for (var spike : spikes) {
                    if (spike.day().equals(day)) {
                        entries.add(new Entry(day, spike.service(), "", spike.dollars()));
                    }
                }
            }
        }
        return entries;
    }

    private static void add(List<Line> lines, LocalDate day, String name, BigDecimal dollars) {
        if (dollars.signum() > 0) {
            lines.add(new Line(day, name, dollars));
        }
    }

    private List<Run> runs(String guild) {
        return cloud.runs().stream()
                .filter(it -> it.server().guild().equals(guild))
                .toList();
    }

    private BigDecimal cost(Run run, LocalDate day) {
        var from = later(run.from(), day.atStartOfDay(ZoneOffset.UTC).toInstant());
        var to = earlier(run.to(), day.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant());
        if (!from.isBefore(to)) {
            return BigDecimal.ZERO;
        }
        var server = run.server();
        var good = new Good.Machine(server.place().region(), server.type(), server.platform());
        return prices.of(good) instanceof Answer.Got<BigDecimal>(var price)
                ? price.multiply(BigDecimal.valueOf(Duration.between(from, to).toSeconds()))
                        .divide(BigDecimal.valueOf(3600), 6, RoundingMode.HALF_UP)
                : BigDecimal.ZERO;
    }

    private static BigDecimal total(List<Entry> entries) {
        return entries.stream().map(Entry::dollars).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
