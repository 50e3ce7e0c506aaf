package dev.skylark.cost;

import static java.util.Objects.requireNonNull;

import dev.skylark.fleet.Answer;
import dev.skylark.fleet.Answer.Trouble;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.costexplorer.CostExplorerClient;
import software.amazon.awssdk.services.costexplorer.model.DateInterval;
import software.amazon.awssdk.services.costexplorer.model.Dimension;
import software.amazon.awssdk.services.costexplorer.model.Expression;
import software.amazon.awssdk.services.costexplorer.model.ForecastResult;
import software.amazon.awssdk.services.costexplorer.model.GetAnomaliesResponse;
import software.amazon.awssdk.services.costexplorer.model.GetCostAndUsageResponse;
import software.amazon.awssdk.services.costexplorer.model.GetCostAndUsageWithResourcesResponse;
import software.amazon.awssdk.services.costexplorer.model.GetCostForecastResponse;
import software.amazon.awssdk.services.costexplorer.model.Granularity;
import software.amazon.awssdk.services.costexplorer.model.Group;
import software.amazon.awssdk.services.costexplorer.model.GroupDefinition;
import software.amazon.awssdk.services.costexplorer.model.GroupDefinitionType;
import software.amazon.awssdk.services.costexplorer.model.Metric;
import software.amazon.awssdk.services.costexplorer.model.ResultByTime;

/** {@link Bills} by Cost Explorer, where the tag of the guild is a cost allocation tag. */
public final class CostExplorerBills implements Bills {

    private static final String METRIC = "UnblendedCost";
    private static final String COMPUTE = "Amazon Elastic Compute Cloud - Compute";
    private static final String NAME = "Name";
    private static final int FOUR_OF_FIVE = 80;

    private final BiFunction<String, String, CostExplorerClient> clients;
    private final String guildTag;

    public CostExplorerBills(BiFunction<String, String, CostExplorerClient> clients, String guildTag) {
        this.clients = clients;
        this.guildTag = guildTag;
    }

    @Override
    public Answer<Days> days(String role, String guild, LocalDate from, LocalDate to, BooleanSupplier pay) {
        return pages(
                        pay,
                        next -> clients.apply(role, guild)
                                .getCostAndUsage(it -> it.timePeriod(period(from, to))
                                        .granularity(Granularity.DAILY)
                                        .metrics(METRIC)
                                        .filter(all(charges(guild)))
                                        .groupBy(
                                                by(GroupDefinitionType.DIMENSION, "SERVICE"),
                                                by(GroupDefinitionType.TAG, NAME))
                                        .nextPageToken(next)),
                        GetCostAndUsageResponse::nextPageToken)
                .map(CostExplorerBills::days);
    }

    @Override
    public Answer<Forecast> forecast(String role, String guild, LocalDate from, LocalDate to, BooleanSupplier pay) {
        return pages(
                        pay,
                        _ -> clients.apply(role, guild)
                                .getCostForecast(it -> it.timePeriod(period(from, to))
                                        .granularity(Granularity.MONTHLY)
                                        .metric(Metric.UNBLENDED_COST)
                                        .filter(all(charges(guild)))
                                        .predictionIntervalLevel(FOUR_OF_FIVE)),
                        _ -> null)
                .map(it -> forecast(it.getFirst()));
    }

    @Override
    public Answer<List<Line>> servers(String role, String guild, LocalDate from, LocalDate to, BooleanSupplier pay) {
        var compute = Expression.builder()
                .dimensions(it -> it.key(Dimension.SERVICE).values(COMPUTE))
                .build();
        return pages(
                        pay,
                        next -> clients.apply(role, guild)
                                .getCostAndUsageWithResources(it -> it.timePeriod(period(from, to))
                                        .granularity(Granularity.DAILY)
                                        .metrics(METRIC)
                                        .filter(all(Stream.concat(charges(guild), Stream.of(compute))))
                                        .groupBy(by(GroupDefinitionType.DIMENSION, "RESOURCE_ID"))
                                        .nextPageToken(next)),
                        GetCostAndUsageWithResourcesResponse::nextPageToken)
                .map(CostExplorerBills::lines);
    }

    @Override
    public Answer<List<Anomaly>> anomalies(String role, String guild, Instant since, BooleanSupplier pay) {
        var first = LocalDate.ofInstant(since, ZoneOffset.UTC).toString();
        return pages(
                        pay,
                        next -> clients.apply(role, guild)
                                .getAnomalies(it -> it.dateInterval(interval -> interval.startDate(first))
                                        .nextPageToken(next)),
                        GetAnomaliesResponse::nextPageToken)
                .map(pages -> pages.stream()
                        .flatMap(it -> it.anomalies().stream())
                        .map(CostExplorerBills::anomaly)
                        .toList());
    }

    /** Half of the pages would be a wrong sum, so it is all of them or none. */
    private static <P> Answer<List<P>> pages(
            BooleanSupplier pay, Function<@Nullable String, P> ask, Function<P, @Nullable String> following) {
        var pages = new ArrayList<P>();
        @Nullable String next = null;
        try {
            do {
                if (!pay.getAsBoolean()) {
                    return Answer.failed(Trouble.LIMIT, "No request is left after " + pages.size() + " of its pages.");
                }
                var page = ask.apply(next);
                pages.add(page);
                next = following.apply(page);
            } while (next != null);
            return Answer.got(pages);
        } catch (AwsServiceException refused) {
            var details = refused.awsErrorDetails();
            var code = details == null ? "" : details.errorCode();
            return new Refusal(code, refused.statusCode(), refused.getMessage()).answer();
        } catch (SdkClientException unreachable) {
            return Answer.failed(Trouble.DOWN, String.valueOf(unreachable.getMessage()));
        }
    }

    private static DateInterval period(LocalDate from, LocalDate to) {
        return DateInterval.builder().start(from.toString()).end(to.toString()).build();
    }

    private static GroupDefinition by(GroupDefinitionType type, String key) {
        return GroupDefinition.builder().type(type).key(key).build();
    }

    private static Expression all(Stream<Expression> parts) {
        return Expression.builder().and(parts.toList()).build();
    }

    private Stream<Expression> charges(String guild) {
        return Stream.of(
                Expression.builder().tags(it -> it.key(guildTag).values(guild)).build(),
                Expression.builder()
                        .not(Expression.builder()
                                .dimensions(it -> it.key(Dimension.RECORD_TYPE).values("Credit", "Refund"))
                                .build())
                        .build());
    }

    private static Days days(List<GetCostAndUsageResponse> pages) {
        var days = pages.stream().flatMap(it -> it.resultsByTime().stream()).toList();
        return new Days(
                days.stream()
                        .flatMap(day -> day.groups().stream().map(it -> entry(day(day), it)))
                        .toList(),
                days.stream().anyMatch(it -> Boolean.TRUE.equals(it.estimated())));
    }

    private static Entry entry(LocalDate day, Group group) {
        // a tag comes as key$value, and as key$ of what does not have it
        var name = group.keys().getLast().substring(NAME.length() + 1);
        return new Entry(day, group.keys().getFirst(), name, dollars(group));
    }

    private static List<Line> lines(List<GetCostAndUsageWithResourcesResponse> pages) {
        return pages.stream()
                .flatMap(it -> it.resultsByTime().stream())
                .flatMap(day -> day.groups().stream()
                        // beside them stands one NoResourceId
                        .filter(it -> it.keys().getFirst().startsWith("i-"))
                        .map(it -> new Line(day(day), it.keys().getFirst(), dollars(it))))
                .toList();
    }

    private static LocalDate day(ResultByTime result) {
        return LocalDate.parse(result.timePeriod().start());
    }

    private static BigDecimal dollars(Group group) {
        return new BigDecimal(requireNonNull(group.metrics().get(METRIC)).amount());
    }

    private static Forecast forecast(GetCostForecastResponse said) {
        return new Forecast(
                new BigDecimal(said.total().amount()),
                sum(said, ForecastResult::predictionIntervalLowerBound),
                sum(said, ForecastResult::predictionIntervalUpperBound));
    }

    private static BigDecimal sum(GetCostForecastResponse said, Function<ForecastResult, String> bound) {
        return said.forecastResultsByTime().stream()
                .map(bound)
                .map(BigDecimal::new)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** While it lasts it has no end; where nobody knows the cause, what the monitor watches has to do. */
    private static Anomaly anomaly(software.amazon.awssdk.services.costexplorer.model.Anomaly it) {
        var service = it.rootCauses().stream()
                .flatMap(cause -> Optional.ofNullable(cause.service()).stream())
                .findFirst()
                .or(() -> Optional.ofNullable(it.dimensionValue()));
        return new Anomaly(
                it.anomalyId(),
                date(it.anomalyStartDate()),
                date(Optional.ofNullable(it.anomalyEndDate()).orElse(it.anomalyStartDate())),
                service.orElse(""),
                dollars(it.impact().totalActualSpend()),
                dollars(it.impact().totalExpectedSpend()));
    }

    /** It comes with a time of day or without one. */
    private static LocalDate date(String written) {
        return LocalDate.parse(written.substring(0, "2025-12-31".length()));
    }

    private static BigDecimal dollars(@Nullable Double amount) {
        return amount == null ? BigDecimal.ZERO : BigDecimal.valueOf(amount);
    }
}
