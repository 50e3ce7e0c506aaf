package dev.skylark.picture;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;

/**
 * What was spent by day and service, and what the days to come are expected to cost.
 *
 * @param unit the currency, as in {@code USD}
 * @param others what to call the services that cost too little for a colour of their own
 * @param forecast for the days right after the last, or none
 * @param expected what to call the forecast
 */
public record Costs(
        String title,
        String unit,
        List<LocalDate> days,
        List<Series> services,
        String others,
        List<BigDecimal> forecast,
        String expected,
        Locale locale) {

    /** What one service cost, day by day. */
    public record Series(String name, List<BigDecimal> byDay) {

        public Series {
            byDay = List.copyOf(byDay);
        }

        BigDecimal size() {
            return byDay.stream().map(BigDecimal::abs).reduce(BigDecimal.ZERO, BigDecimal::add);
        }
    }

    public Costs {
        days = List.copyOf(days);
        services = List.copyOf(services);
        forecast = List.copyOf(forecast);
        if (days.isEmpty()) {
            throw new IllegalArgumentException("There is no day");
        }
        for (var service : services) {
            if (service.byDay().size() != days.size()) {
                throw new IllegalArgumentException("%s has %d of %d days"
                        .formatted(service.name(), service.byDay().size(), days.size()));
            }
        }
    }
}
