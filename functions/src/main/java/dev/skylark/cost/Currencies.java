package dev.skylark.cost;

import dev.skylark.fleet.Answer;
import java.math.BigDecimal;
import java.util.Currency;

/** What a dollar is worth in other money. */
public interface Currencies {

    /** How much of it one buys for a dollar today; of a currency that nobody quotes, {@code Trouble.GONE}. */
    Answer<BigDecimal> forADollar(Currency currency);
}
