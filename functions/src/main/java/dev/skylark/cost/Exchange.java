package dev.skylark.cost;

import dev.skylark.access.Guild;
import dev.skylark.access.Guilds;
import dev.skylark.fleet.Answer;
import dev.skylark.money.Money;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Currency;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** Dollars in the guild's own money; where nobody knows the rate they stay dollars, which is seen by their sign. */
final class Exchange {

    private final Supplier<Guilds> guilds;
    private static final Duration KEPT = Duration.ofMinutes(1);

    private final Supplier<Currencies> currencies;
    private final Clock clock;
    private final Map<String, Kept> kept = new ConcurrentHashMap<>();

    private record Kept(Instant at, Rate rate) {}

    Exchange(Supplier<Guilds> guilds, Supplier<Currencies> currencies, Clock clock) {
        this.guilds = guilds;
        this.currencies = currencies;
        this.clock = clock;
    }

    /** What one guild's money is worth. */
    record Rate(Currency currency, BigDecimal forADollar) {

        Money of(BigDecimal dollars) {
            return new Money(dollars.multiply(forADollar, MathContext.DECIMAL64), currency);
        }

        BigDecimal dollars(BigDecimal amount) {
            return amount.divide(forADollar, MathContext.DECIMAL64);
        }
    }

    /** A list of servers asks for each of its lines: once a minute is enough. */
    Rate of(String guild) {
        var now = clock.instant();
        return kept.compute(
                        guild,
                        (_, before) -> before != null && before.at().plus(KEPT).isAfter(now)
                                ? before
                                : new Kept(now, of(guilds.get().find(guild).orElseGet(() -> Guild.unknown(guild)))))
                .rate();
    }

    Rate of(Guild guild) {
        var wanted = Currency.getInstance(guild.currency());
        if (wanted.getCurrencyCode().equals("USD")) {
            return new Rate(wanted, BigDecimal.ONE);
        }
        return switch (currencies.get().forADollar(wanted)) {
            case Answer.Got<BigDecimal>(var rate) -> new Rate(wanted, rate);
            case Answer.Failed<BigDecimal>(var _, var _) -> new Rate(Currency.getInstance("USD"), BigDecimal.ONE);
        };
    }
}
