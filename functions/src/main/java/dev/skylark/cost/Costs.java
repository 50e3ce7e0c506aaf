package dev.skylark.cost;

import dev.skylark.access.Guild;
import dev.skylark.access.Guilds;
import dev.skylark.cost.Bills.Forecast;
import dev.skylark.cost.Budget.Step;
import dev.skylark.cost.Exchange.Rate;
import dev.skylark.cost.Holdings.Held;
import dev.skylark.cost.Ledger.Known;
import dev.skylark.ec2.Tariff;
import dev.skylark.fleet.Answer;
import dev.skylark.fleet.Fleet;
import dev.skylark.fleet.Listing;
import dev.skylark.fleet.Place;
import dev.skylark.fleet.Server;
import dev.skylark.fleet.State;
import dev.skylark.money.Money;
import dev.skylark.report.Spending;
import dev.skylark.uptime.Uptime;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** What things cost by our own meter, now and for any time, and how far budgets are spent. */
final class Costs implements Tariff, Spending {

    private static final String DISKS = Books.brief("EC2 - Other");
    private static final Duration PRICE_KEPT = Duration.ofDays(1);
    private static final Duration UNPRICED_KEPT = Duration.ofMinutes(5);
    private static final Duration HOLDINGS_KEPT = Duration.ofHours(6);

    private final Supplier<Fleet> fleet;
    private final Supplier<Uptime> uptime;
    private final Supplier<Prices> prices;
    private final Supplier<Holdings> holdings;
    private final Supplier<Guilds> guilds;
    private final Supplier<Budgets> budgets;
    private final Books books;
    private final Exchange exchange;
    private final Clock clock;
    private final Map<String, Kept> kept = new ConcurrentHashMap<>();

    private final Map<Good, Priced> priced = new ConcurrentHashMap<>();

    private record Priced(Optional<BigDecimal> price, Instant until) {}

    private record Kept(Instant at, List<Held> held, boolean partial) {}

    Costs(CostNeeds needs, Supplier<Budgets> budgets, Books books, Exchange exchange) {
        this.books = books;
        this.fleet = needs.fleet();
        this.uptime = needs.uptime();
        this.prices = needs.prices();
        this.holdings = needs.holdings();
        this.guilds = needs.guilds();
        this.budgets = budgets;
        this.exchange = exchange;
        this.clock = needs.clock();
    }

    @Override
    public Optional<Money> perHour(Server server) {
        return reckoning().allPerHour(server).map(exchange.of(server.guild())::of);
    }

    @Override
    public Optional<Money> thisMonth(Server server) {
        if (reckoning().perHour(server).isEmpty()) {
            return Optional.empty();
        }
        var estimate = month(guild(server.guild()), it -> it.id().equals(server.id()));
        return Optional.of(exchange.of(server.guild()).of(estimate.total()));
    }

    /** By the strictest of the budgets that these servers fall under. */
    @Override
    public Leave toStart(String guild, List<Server> servers) {
        var touched = spent(guild, it -> servers.stream().anyMatch(it.scope()::covers)).stream()
                .filter(it -> budgets.get().sparedBy(it.budget(), month(guild)).isEmpty())
                .toList();
        return touched.stream()
                .filter(it -> it.has(Step.BLOCK))
                .findFirst()
                .<Leave>map(it -> new Leave.Denied(it.budget().name(), it.percent()))
                .or(() -> touched.stream()
                        .filter(it -> it.has(Step.APPROVAL))
                        .findFirst()
                        .map(it -> new Leave.WithApproval(it.budget().name(), it.percent())))
                .orElse(new Leave.Given());
    }

    /** How the budgets stand, in their own money. */
    List<Spent> spent(String guild, Predicate<Budget> which) {
        var wanted = budgets.get().all(guild).stream().filter(which).toList();
        if (wanted.isEmpty()) {
            return List.of();
        }
        var home = guild(guild);
        var listing = fleet.get().of(guild);
        var spent = new ArrayList<Spent>();
        for (var budget : wanted) {
            var rate = exchange.of(home.at(home.zone(), home.locale(), budget.currency()));
            var estimate = month(home, budget.scope()::covers);
            var perHour = listing.servers().stream()
                    .filter(it -> it.state() == State.RUNNING && budget.scope().covers(it))
                    .flatMap(it -> reckoning().allPerHour(it).stream())
                    .reduce(BigDecimal.ZERO, BigDecimal::add);
            spent.add(new Spent(
                    budget, rate.of(estimate.total()).amount(), rate.of(perHour).amount()));
        }
        return spent;
    }

    YearMonth month(String guild) {
        return YearMonth.from(today(guild(guild)));
    }

    LocalDate today(Guild guild) {
        return LocalDate.ofInstant(clock.instant(), guild.zone());
    }

    private Estimate month(Guild guild, Predicate<Server> whose) {
        var first = today(guild).withDayOfMonth(1);
        return estimate(guild, first.atStartOfDay(guild.zone()).toInstant(), clock.instant(), whose);
    }

    /** In dollars. What runs counts until now, and nothing counts that is still to come. */
    Estimate estimate(Guild guild, Instant from, Instant to, Predicate<Server> whose) {
        var end = to.isAfter(clock.instant()) ? clock.instant() : to;
        if (!end.isAfter(from)) {
            return new Estimate(List.of(), BigDecimal.ZERO, List.of(), false);
        }
        var listing = fleet.get().of(guild.id());
        var held = held(guild.id(), listing);
        var servers = listing.servers().stream().collect(Collectors.toMap(Server::id, it -> it));
        var sessions = uptime.get().between(guild.id(), from, end);
        var estimate = reckoning().between(from, end, sessions, held.held(), servers, whose);
        return new Estimate(estimate.lines(), estimate.copies(), estimate.unpriced(), held.partial());
    }

    /** Each day by itself; the bill beside it where there is one. */
    @Override
    public Period of(Guild guild, LocalDate from, LocalDate to, Instant until) {
        var rate = exchange.of(guild);
        var zone = guild.zone();
        var now = until.isBefore(clock.instant()) ? until : clock.instant();
        var start = from.atStartOfDay(zone).toInstant();
        var end = to.atStartOfDay(zone).toInstant();
        var listing = fleet.get().of(guild.id());
        var held = held(guild.id(), listing).held();
        var servers = listing.servers().stream().collect(Collectors.toMap(Server::id, it -> it));
        var sessions = uptime.get().between(guild.id(), start, end);
        var days = new ArrayList<Day>();
        for (var day = from; day.isBefore(to); day = day.plusDays(1)) {
            var morning = day.atStartOfDay(zone).toInstant();
            var midnight = day.plusDays(1).atStartOfDay(zone).toInstant();
            var last = midnight.isBefore(now) ? midnight : now;
            var estimate = last.isAfter(morning)
                    ? reckoning().between(morning, last, sessions, held, servers, _ -> true)
                    : new Estimate(List.of(), BigDecimal.ZERO, List.of(), false);
            days.add(new Day(day, byServer(estimate, rate), byKind(estimate, rate), false));
        }
        return new Period(rate.currency().getCurrencyCode(), billed(guild, days, rate), forecast(guild, to, rate));
    }

    private static Map<String, BigDecimal> byServer(Estimate estimate, Rate rate) {
        var all = new HashMap<String, BigDecimal>();
        estimate.lines()
                .forEach(it -> all.put(it.server().id(), rate.of(it.total()).amount()));
        if (estimate.copies().signum() > 0) {
            all.put("", rate.of(estimate.copies()).amount());
        }
        return all;
    }

    /** Under the names that the bill will have for it. */
    private static Map<String, BigDecimal> byKind(Estimate estimate, Rate rate) {
        var all = new LinkedHashMap<String, BigDecimal>();
        sum(estimate, Estimate.Line::machine)
                .ifPresent(it -> all.put("EC2", rate.of(it).amount()));
        sum(estimate, Estimate.Line::disks)
                .ifPresent(it -> all.put(DISKS, rate.of(it).amount()));
        sum(estimate, Estimate.Line::address)
                .ifPresent(it -> all.put("VPC", rate.of(it).amount()));
        if (estimate.copies().signum() > 0) {
            all.merge(DISKS, rate.of(estimate.copies()).amount(), BigDecimal::add);
        }
        return all;
    }

    private static Optional<BigDecimal> sum(Estimate estimate, Function<Estimate.Line, BigDecimal> part) {
        return Optional.of(estimate.lines().stream().map(part).reduce(BigDecimal.ZERO, BigDecimal::add))
                .filter(it -> it.signum() > 0);
    }

    /** The bill is a day late: of the days that it does not know yet, our own reckoning stays. */
    private List<Day> billed(Guild guild, List<Day> days, Rate rate) {
        if (!(books.days(guild.id()) instanceof Answer.Got<Known<Bill>>(var known))
                || known.value().isEmpty()) {
            return days;
        }
        var yesterday = today(guild).minusDays(1);
        return days.stream()
                .map(it -> {
                    var lines = known.value().services(it.day(), it.day().plusDays(1));
                    if (lines.isEmpty() || !it.day().isBefore(yesterday)) {
                        return it;
                    }
                    var services = new LinkedHashMap<String, BigDecimal>();
                    Bill.byName(lines)
                            .forEach((name, dollars) -> services.merge(
                                    Books.brief(name), rate.of(dollars).amount(), BigDecimal::add));
                    return new Day(it.day(), it.servers(), services, true);
                })
                .toList();
    }

    /** Spread over the days that are left of this month, where the period reaches to its end. */
    private List<BigDecimal> forecast(Guild guild, LocalDate to, Rate rate) {
        var today = today(guild);
        var end = today.withDayOfMonth(1).plusMonths(1);
        if (!to.equals(end) || !(books.forecast(guild.id()) instanceof Answer.Got<Known<Forecast>>(var known))) {
            return List.of();
        }
        var left = (int) today.until(end, ChronoUnit.DAYS) - 1;
        if (left <= 0) {
            return List.of();
        }
        var daily =
                rate.of(known.value().dollars()).amount().divide(BigDecimal.valueOf(left + 1L), MathContext.DECIMAL64);
        return Collections.nCopies(left, daily);
    }

    private Kept held(String guild, Listing listing) {
        var before = kept.get(guild);
        if (before != null && before.at().plus(HOLDINGS_KEPT).isAfter(clock.instant())) {
            return before;
        }
        var found = new ArrayList<Held>();
        var partial = !listing.blind().isEmpty();
        var byPlace = listing.servers().stream()
                .filter(it -> it.place().kind() == Place.Kind.AWS)
                .collect(Collectors.groupingBy(Server::place));
        for (var place : byPlace.entrySet()) {
            switch (holdings.get().in(place.getKey(), guild, place.getValue())) {
                case Answer.Got<List<Held>>(var held) -> found.addAll(held);
                case Answer.Failed<List<Held>>(var _, var _) -> partial = true;
            }
        }
        var now = new Kept(clock.instant(), List.copyOf(found), partial);
        if (!partial) {
            kept.put(guild, now);
        }
        return now;
    }

    Reckoning reckoning() {
        return new Reckoning(this::price);
    }

    /** The list changes by the month; a missing price may have been a moment's trouble. */
    private Optional<BigDecimal> price(Good good) {
        var now = clock.instant();
        var before = priced.get(good);
        if (before != null && before.until().isAfter(now)) {
            return before.price();
        }
        Optional<BigDecimal> price = prices.get().of(good) instanceof Answer.Got<BigDecimal>(var found)
                ? Optional.of(found)
                : Optional.empty();
        priced.put(good, new Priced(price, now.plus(price.isPresent() ? PRICE_KEPT : UNPRICED_KEPT)));
        return price;
    }

    private Guild guild(String id) {
        return guilds.get().find(id).orElseGet(() -> Guild.unknown(id));
    }
}
