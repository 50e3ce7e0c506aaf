package dev.skylark.cost;

import dev.skylark.data.Rows;
import dev.skylark.fleet.Answer;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.util.Currency;

/** {@link Currencies} that are asked for once a day, as often as they are quoted. */
public final class RememberedCurrencies implements Currencies {

    private final Currencies source;
    private final Recollection recollection;

    public RememberedCurrencies(Currencies source, Rows rows, Clock clock) {
        this.source = source;
        this.recollection = new Recollection(rows, clock, Duration.ofHours(24));
    }

    @Override
    public Answer<BigDecimal> forADollar(Currency currency) {
        return recollection.of("currency#" + currency.getCurrencyCode(), () -> source.forADollar(currency));
    }
}
