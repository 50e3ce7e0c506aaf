package dev.skylark.cost;

import dev.skylark.cost.Budget.Step;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;

/** How much of a budget is spent this month, and how fast more is being spent by what runs now. */
record Spent(Budget budget, BigDecimal spent, BigDecimal perHour) {

    int percent() {
        return spent.multiply(BigDecimal.valueOf(100))
                .divide(budget.amount(), 0, RoundingMode.DOWN)
                .intValue();
    }

    boolean has(Step step) {
        return budget.steps().contains(step) && spent.compareTo(step.of(budget.amount())) >= 0;
    }

    /** The furthest of its steps that has been reached. */
    Optional<Step> reached() {
        return Arrays.stream(Step.values()).filter(this::has).reduce((_, last) -> last);
    }

    /** When the next of its steps is reached if all goes on as it does now; never, where nothing runs. */
    Optional<Instant> next(Instant now) {
        return Arrays.stream(Step.values())
                .filter(it -> budget.steps().contains(it) && !has(it))
                .findFirst()
                .filter(_ -> perHour.signum() > 0)
                .map(it -> it.of(budget.amount()).subtract(spent).divide(perHour, MathContext.DECIMAL64))
                .map(hours -> hours.multiply(BigDecimal.valueOf(3600)).setScale(0, RoundingMode.UP))
                .filter(seconds -> seconds.compareTo(
                                BigDecimal.valueOf(Duration.ofDays(366).toSeconds()))
                        < 0)
                // a second more, since hours do not divide evenly and a look too early would be another one
                .map(seconds -> now.plusSeconds(seconds.longValue() + 1));
    }
}
