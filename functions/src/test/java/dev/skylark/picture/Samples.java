package dev.skylark.picture;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Costs and uptimes to draw, always the same. */
final class Samples {

    static final LocalDate FIRST = LocalDate.of(2026, 10, 24);
    private static final List<String> SERVICES = List.of(
            "Amazon Elastic Compute Cloud",
            "EC2 - Other",
            "Amazon Relational Database Service",
            "AWS Lambda",
            "Amazon S3",
            "Amazon CloudWatch",
            "Amazon DynamoDB",
            "AWS Key Management Service",
            "Amazon Route 53",
            "AWS Secrets Manager",
            "Tax",
            "Amazon Elastic Container Registry");

    private Samples() {}

    static Costs costs(int days, int services, int forecast, String biggest) {
        return costs(days, services, forecast, biggest, Locale.ENGLISH);
    }

    static Costs costs(int days, int services, int forecast, String biggest, Locale locale) {
        var series = IntStream.range(0, services)
                .mapToObj(service -> new Costs.Series(
                        SERVICES.get(service),
                        IntStream.range(0, days)
                                .mapToObj(day -> wave(biggest, day + 3 * service)
                                        .divide(BigDecimal.valueOf(service + 1L), MathContext.DECIMAL32))
                                .toList()))
                .toList();
        var expected = IntStream.range(0, forecast)
                .mapToObj(day -> wave(biggest, day).multiply(BigDecimal.TWO))
                .toList();
        return new Costs("What AWS costs", "USD", days(days), series, "Others", expected, "Forecast", locale);
    }

    static Costs costs(Costs.Series... services) {
        return new Costs(
                "What AWS costs",
                "USD",
                days(services[0].byDay().size()),
                List.of(services),
                "Others",
                List.of(),
                "Forecast",
                Locale.ENGLISH);
    }

    static Costs.Series series(String name, String... byDay) {
        return new Costs.Series(name, Stream.of(byDay).map(BigDecimal::new).toList());
    }

    static Uptime uptime(int days, int servers, String name, Locale locale) {
        var columns = days == 1 ? 24 : days;
        return new Uptime(
                "When servers ran",
                days(days),
                IntStream.range(0, servers)
                        .mapToObj(server -> new Uptime.Server(name.formatted(server + 1), shares(columns, server)))
                        .toList(),
                more -> "and " + more + " more",
                locale);
    }

    private static List<Double> shares(int columns, int server) {
        return IntStream.range(0, columns)
                .mapToObj(column -> (column * (server + 3) + server) % 7 < 4 ? 1.0 : (column * 5 + server) % 11 / 11.0)
                .toList();
    }

    static List<LocalDate> days(int days) {
        return new ArrayList<>(FIRST.datesUntil(FIRST.plusDays(days)).toList());
    }

    private static BigDecimal wave(String biggest, int at) {
        return new BigDecimal(biggest).multiply(BigDecimal.valueOf(60 + (at * 37L) % 41, 2));
    }
}
