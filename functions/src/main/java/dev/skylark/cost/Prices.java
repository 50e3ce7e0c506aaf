package dev.skylark.cost;

import dev.skylark.fleet.Answer;
import java.math.BigDecimal;

/** The public price list, in dollars. */
public interface Prices {

    /** The price of one unit; of what is not on the list, {@code Trouble.GONE}. */
    Answer<BigDecimal> of(Good good);
}
