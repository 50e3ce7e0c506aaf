package dev.skylark.cost;

import dev.skylark.fleet.Answer;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * What AWS itself says that a guild has cost, about a day late and in dollars, without credits and refunds. Every
 * request to it costs a cent, each further page too: {@code pay} is asked before each, and where it says no the answer
 * is {@code Trouble.LIMIT}.
 */
public interface Bills {

    /** What one day brought under one name. */
    record Line(LocalDate day, String name, BigDecimal dollars) {}

    /** Days from {@code from} until before {@code to}, by service, and beside it by the {@code Name} of what cost it. */
    record Days(List<Entry> entries, boolean estimated) {
        public Days {
            entries = List.copyOf(entries);
        }
    }

    /** {@code server} is the value of the {@code Name} tag, empty for what has none. */
    record Entry(LocalDate day, String service, String server, BigDecimal dollars) {}

    /** From {@code from} until before {@code to}: what is to be expected, and between which bounds four times of five. */
    record Forecast(BigDecimal dollars, BigDecimal least, BigDecimal most) {}

    /** Something cost more than it used to. */
    record Anomaly(String id, LocalDate from, LocalDate to, String service, BigDecimal dollars, BigDecimal usual) {}

    /** {@code role} is taken to ask another account; empty for our own. */
    Answer<Days> days(String role, String guild, LocalDate from, LocalDate to, BooleanSupplier pay);

    Answer<Forecast> forecast(String role, String guild, LocalDate from, LocalDate to, BooleanSupplier pay);

    /** By the id of each instance, the last 14 days at most; only where the account pays for data by resource. */
    Answer<List<Line>> servers(String role, String guild, LocalDate from, LocalDate to, BooleanSupplier pay);

    /** Of the whole account: AWS watches no tag unless somebody sets that up. */
    Answer<List<Anomaly>> anomalies(String role, String guild, Instant since, BooleanSupplier pay);
}
