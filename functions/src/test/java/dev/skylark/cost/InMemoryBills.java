package dev.skylark.cost;

import dev.skylark.fleet.Answer;
import dev.skylark.fleet.Answer.Trouble;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** {@link Bills} for tests: what was entered, page by page, and how often somebody paid for one. */
public final class InMemoryBills implements Bills {

    private final int page;
    private final Map<String, List<Entry>> entries = new HashMap<>();
    private final Map<String, List<Line>> servers = new HashMap<>();
    private final Map<String, Forecast> forecasts = new HashMap<>();
    private final List<Anomaly> anomalies = new ArrayList<>();
    private Optional<Trouble> trouble = Optional.empty();
    private boolean estimated;
    private int paid;

    /** All of it is one page. */
    public InMemoryBills() {
        this(Integer.MAX_VALUE);
    }

    public InMemoryBills(int page) {
        this.page = page;
    }

    public synchronized void add(String guild, Entry entry) {
        entries.computeIfAbsent(guild, _ -> new ArrayList<>()).add(entry);
    }

    public void add(String guild, LocalDate day, String service, String server, String dollars) {
        add(guild, new Entry(day, service, server, new BigDecimal(dollars)));
    }

    /** What an instance brought, known by its id. */
    public synchronized void add(String guild, Line line) {
        servers.computeIfAbsent(guild, _ -> new ArrayList<>()).add(line);
    }

    public synchronized void add(Anomaly anomaly) {
        anomalies.add(anomaly);
    }

    public synchronized void forecast(String guild, Forecast forecast) {
        forecasts.put(guild, forecast);
    }

    /** Whether AWS may still change what it says. */
    public synchronized void estimated(boolean is) {
        estimated = is;
    }

    /** From now on every paid request ends so. */
    public synchronized void fail(Trouble with) {
        trouble = Optional.of(with);
    }

    public synchronized void recover() {
        trouble = Optional.empty();
    }

    /** How many requests were paid for. */
    public synchronized int paid() {
        return paid;
    }

    @Override
    public synchronized Answer<Days> days(
            String role, String guild, LocalDate from, LocalDate to, BooleanSupplier pay) {
        return pages(
                        entries.getOrDefault(guild, List.of()).stream()
                                .filter(it -> within(it.day(), from, to))
                                .toList(),
                        pay)
                .map(found -> new Days(found, estimated));
    }

    @Override
    public synchronized Answer<Forecast> forecast(
            String role, String guild, LocalDate from, LocalDate to, BooleanSupplier pay) {
        return paying(
                pay,
                () -> forecasts.containsKey(guild)
                        ? Answer.got(forecasts.get(guild))
                        : Answer.failed(Trouble.GONE, "Too few days are known."));
    }

    @Override
    public synchronized Answer<List<Line>> servers(
            String role, String guild, LocalDate from, LocalDate to, BooleanSupplier pay) {
        return pages(
                servers.getOrDefault(guild, List.of()).stream()
                        .filter(it -> within(it.day(), from, to))
                        .toList(),
                pay);
    }

    @Override
    public synchronized Answer<List<Anomaly>> anomalies(String role, String guild, Instant since, BooleanSupplier pay) {
        var first = LocalDate.ofInstant(since, ZoneOffset.UTC);
        return pages(anomalies.stream().filter(it -> !it.to().isBefore(first)).toList(), pay);
    }

    private static boolean within(LocalDate day, LocalDate from, LocalDate to) {
        return !day.isBefore(from) && day.isBefore(to);
    }

    /** An empty bill is one page too. */
    private <T> Answer<List<T>> pages(List<T> all, BooleanSupplier pay) {
        var end = 0;
        do {
            end = page < all.size() - end ? end + page : all.size();
            var reached = end;
            if (paying(pay, () -> Answer.got(reached)) instanceof Answer.Failed<Integer>(var why, var detail)) {
                return Answer.failed(why, detail);
            }
        } while (end < all.size());
        return Answer.got(all);
    }

    private <T> Answer<T> paying(BooleanSupplier pay, Supplier<Answer<T>> page) {
        if (!pay.getAsBoolean()) {
            return Answer.failed(Trouble.LIMIT, "Nobody paid for this request.");
        }
        paid++;
        return trouble.isPresent() ? Answer.failed(trouble.get(), "The twin was told to fail.") : page.get();
    }
}
