package dev.skylark.cost;

import dev.skylark.fleet.Answer;
import dev.skylark.fleet.Answer.Trouble;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** {@link Currencies} for tests: some rates that change only when told to. */
public final class InMemoryCurrencies implements Currencies {

    private final Map<Currency, BigDecimal> rates;
    private Optional<Trouble> trouble = Optional.empty();
    private int asked;

    public InMemoryCurrencies(Map<Currency, BigDecimal> rates) {
        this.rates = new HashMap<>(rates);
    }

    /** What people trade in most, at rates of some usual day. */
    public static InMemoryCurrencies usual() {
        return new InMemoryCurrencies(Map.of(
                Currency.getInstance("USD"), BigDecimal.ONE,
                Currency.getInstance("EUR"), new BigDecimal("0.8"),
                Currency.getInstance("GBP"), new BigDecimal("0.75"),
                Currency.getInstance("CHF"), new BigDecimal("0.88"),
                Currency.getInstance("JPY"), new BigDecimal("150")));
    }

    public synchronized void quote(Currency currency, BigDecimal rate) {
        rates.put(currency, rate);
    }

    /** From now on every question ends so. */
    public synchronized void fail(Trouble with) {
        trouble = Optional.of(with);
    }

    public synchronized void recover() {
        trouble = Optional.empty();
    }

    public synchronized int asked() {
        return asked;
    }

    @Override
    public synchronized Answer<BigDecimal> forADollar(Currency currency) {
        asked++;
        if (trouble.isPresent()) {
            return Answer.failed(trouble.get(), "The twin was told to fail.");
        }
        var rate = Optional.ofNullable(rates.get(currency));
        return rate.isPresent()
                ? Answer.got(rate.get())
                : Answer.failed(Trouble.GONE, "Nobody quotes " + currency + ".");
    }
}
