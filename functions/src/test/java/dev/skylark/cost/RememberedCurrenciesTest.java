package dev.skylark.cost;

import static dev.skylark.data.Store.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.skylark.data.Rows;
import dev.skylark.data.Store;
import dev.skylark.fleet.Answer;
import dev.skylark.fleet.Answer.Trouble;
import dev.skylark.table.Table;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Currency;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

@ParameterizedClass
@EnumSource(value = Store.class, mode = Mode.EXCLUDE, names = "MEMORY")
final class RememberedCurrenciesTest {

    private static final Currency EURO = Currency.getInstance("EUR");
    private static final Currency YEN = Currency.getInstance("JPY");

    private final InMemoryCurrencies source = InMemoryCurrencies.usual();
    private final Rows rows;

    RememberedCurrenciesTest(Store store) {
        rows = store.open(
                () -> {
                    throw new AssertionError("nothing is remembered in memory");
                },
                tables -> tables.rows(Table.MONEY));
    }

    /** Everybody shares what is remembered. */
    @AfterEach
    void forget() {
        rows.remove("everyone", "currency#EUR");
        rows.remove("everyone", "currency#JPY");
    }

    @Test
    void a_rate_is_asked_for_once_a_day() {
        assertThat(ask(EURO, NOON)).isEqualTo(rate("0.8"));
        assertThat(ask(YEN, NOON)).isEqualTo(rate("150"));
        source.quote(EURO, new BigDecimal("0.9"));

        assertThat(ask(EURO, NOON.plus(Duration.ofHours(24)).minusMillis(1))).isEqualTo(rate("0.8"));
        assertThat(source.asked()).isEqualTo(2);
        assertThat(ask(EURO, NOON.plus(Duration.ofHours(24)))).isEqualTo(rate("0.9"));
    }

    @Test
    void yesterdays_rate_counts_while_the_bank_is_down() {
        ask(EURO, NOON);
        source.fail(Trouble.DOWN);

        assertThat(ask(EURO, NOON.plus(Duration.ofDays(3)))).isEqualTo(rate("0.8"));
    }

    private Answer<BigDecimal> ask(Currency currency, Instant now) {
        return new RememberedCurrencies(source, rows, Clock.fixed(now, ZoneOffset.UTC)).forADollar(currency);
    }

    private static Answer<BigDecimal> rate(String rate) {
        return Answer.got(new BigDecimal(rate));
    }
}
