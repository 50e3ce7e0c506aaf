package dev.skylark.report;

import dev.skylark.access.Guild;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/** What a guild's servers cost by the day. */
public interface Spending {

    /**
     * One day, in the guild's money: by the id of each server, by our own meter; and by service, as AWS has billed it,
     * where {@code billed}, else by kind, by our own meter.
     */
    record Day(LocalDate day, Map<String, BigDecimal> servers, Map<String, BigDecimal> services, boolean billed) {}

    /** Days in a row; {@code currency} is what the amounts are in. */
    record Period(String currency, List<Day> days, List<BigDecimal> forecast) {}

    /** The days from {@code from} until before {@code to}; what comes after {@code until} counts nothing. */
    Period of(Guild guild, LocalDate from, LocalDate to, Instant until);
}
