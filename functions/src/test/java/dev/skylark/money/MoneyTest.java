package dev.skylark.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import java.util.Currency;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class MoneyTest {

    @ParameterizedTest
    @CsvSource({
        "12.449, USD, en, $12.45",
        "0, USD, en, $0.00",
        "0.0208, USD, en, $0.0208",
        "0.00004, USD, en, $0.00",
        "0.1, USD, en, $0.10",
        "1234.5, USD, en, '$1,234.50'",
        "12.45, EUR, en, €12.45",
        "1500.4, JPY, en, '¥1,500'",
        "-3.2, USD, en, -$3.20"
    })
    void money_reads_as_people_write_it(String amount, String currency, String language, String text) {
        assertThat(new Money(new BigDecimal(amount), Currency.getInstance(currency)).write(Locale.of(language)))
                .isEqualTo(text);
    }

    @Test
    void in_german_the_sign_stands_behind() {
        assertThat(new Money(new BigDecimal("1234.5"), Currency.getInstance("EUR")).write(Locale.GERMAN))
                .isEqualTo("1.234,50\u00a0€");
    }

    @Test
    void apples_and_oranges_are_not_added() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Money.dollars("1").plus(new Money(BigDecimal.ONE, Currency.getInstance("EUR"))));
    }
}
