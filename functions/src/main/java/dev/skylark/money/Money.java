package dev.skylark.money;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.NumberFormat;
import java.util.Currency;
import java.util.Locale;

/** An amount with its currency. */
public record Money(BigDecimal amount, Currency currency) {

    private static final Currency DOLLARS = Currency.getInstance("USD");
    public static final Money NOTHING = dollars(BigDecimal.ZERO);

    public static Money dollars(BigDecimal amount) {
        return new Money(amount, DOLLARS);
    }

    public static Money dollars(String amount) {
        return dollars(new BigDecimal(amount));
    }

    public Money plus(Money other) {
        if (!other.currency.equals(currency)) {
            throw new IllegalArgumentException(currency + " and " + other.currency + " cannot be added");
        }
        return new Money(amount.add(other.amount), currency);
    }

    public Money times(BigDecimal factor) {
        return new Money(amount.multiply(factor), currency);
    }

    /** As people of a language write it, in whole cents; small amounts with as many digits as say something. */
    public String write(Locale locale) {
        var format = NumberFormat.getCurrencyInstance(locale);
        format.setCurrency(currency);
        var usual = Math.max(0, currency.getDefaultFractionDigits());
        var small = amount.signum() != 0 && amount.abs().compareTo(BigDecimal.ONE.movePointLeft(usual - 1)) < 0;
        format.setMinimumFractionDigits(usual);
        format.setMaximumFractionDigits(small ? usual + 2 : usual);
        format.setRoundingMode(RoundingMode.HALF_UP);
        return format.format(amount);
    }
}
