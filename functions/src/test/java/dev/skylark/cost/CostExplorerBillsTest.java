package dev.skylark.cost;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skylark.cost.Bills.Anomaly;
import dev.skylark.cost.Bills.Days;
import dev.skylark.cost.Bills.Forecast;
import dev.skylark.cost.Bills.Line;
import dev.skylark.cost.Wire.Told;
import dev.skylark.fleet.Answer;
import dev.skylark.fleet.Answer.Failed;
import dev.skylark.fleet.Answer.Trouble;
import dev.skylark.json.Json;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.costexplorer.CostExplorerClient;

/** What Cost Explorer is asked word by word, and those of its answers that moto does not give. */
final class CostExplorerBillsTest {

    private static final LocalDate MONDAY = LocalDate.parse("2025-03-03");
    private static final LocalDate TUESDAY = LocalDate.parse("2025-03-04");

    private final Deque<Told> answers = new ArrayDeque<>();
    private final Wire wire = new Wire(_ -> answers.remove());
    private final CostExplorerClient client = wire.client(CostExplorerClient.builder());
    private final List<String> roles = new ArrayList<>();
    private final AtomicInteger paid = new AtomicInteger();
    private final Bills bills = new CostExplorerBills(
            (role, _) -> {
                roles.add(role);
                return client;
            },
            "skylark:guild");

    @AfterEach
    void close() {
        client.close();
        wire.close();
    }

    @Test
    void days_are_asked_for_by_the_tag_of_the_guild_and_without_credits() {
        answers.add(Told.ok("{\"ResultsByTime\": []}"));

        bills.days("", "42", MONDAY, TUESDAY, this::pay);

        assertThat(wire.asked()).containsExactly(new Wire.Asked("GetCostAndUsage", Json.read("""
                {"TimePeriod": {"Start": "2025-03-03", "End": "2025-03-04"},
                 "Granularity": "DAILY",
                 "Filter": {"And": [
                   {"Tags": {"Key": "skylark:guild", "Values": ["42"]}},
                   {"Not": {"Dimensions": {"Key": "RECORD_TYPE", "Values": ["Credit", "Refund"]}}}]},
                 "Metrics": ["UnblendedCost"],
                 "GroupBy": [{"Type": "DIMENSION", "Key": "SERVICE"}, {"Type": "TAG", "Key": "Name"}]}
                """)));
    }

    @Test
    void another_account_is_asked_in_its_role() {
        answers.add(Told.ok("{\"ResultsByTime\": []}"));

        assertThat(bills.days("arn:aws:iam::210987654321:role/skylark", "42", MONDAY, TUESDAY, this::pay))
                .isEqualTo(Answer.got(new Days(List.of(), false)));
        assertThat(roles).containsExactly("arn:aws:iam::210987654321:role/skylark");
    }

    @Test
    void the_next_page_is_asked_for_by_its_token() {
        answers.add(Told.ok("{\"ResultsByTime\": [], \"NextPageToken\": \"next\"}"));
        answers.add(Told.ok("{\"ResultsByTime\": []}"));

        bills.days("", "42", MONDAY, TUESDAY, this::pay);

        assertThat(wire.asked().stream().map(it -> it.body().at("NextPageToken").text()))
                .containsExactly("", "next");
        assertThat(paid).hasValue(2);
    }

    @Test
    void a_forecast_has_bounds_over_all_its_months() {
        answers.add(Told.ok("""
                {"Total": {"Amount": "30.5", "Unit": "USD"},
                 "ForecastResultsByTime": [
                   {"TimePeriod": {"Start": "2025-03-03", "End": "2025-04-01"}, "MeanValue": "20.25",
                    "PredictionIntervalLowerBound": "18.5", "PredictionIntervalUpperBound": "22.75"},
                   {"TimePeriod": {"Start": "2025-04-01", "End": "2025-05-01"}, "MeanValue": "10.25",
                    "PredictionIntervalLowerBound": "8", "PredictionIntervalUpperBound": "12.5"}]}
                """));

        assertThat(bills.forecast("", "42", MONDAY, LocalDate.parse("2025-05-01"), this::pay))
                .isEqualTo(Answer.got(
                        new Forecast(new BigDecimal("30.5"), new BigDecimal("26.5"), new BigDecimal("35.25"))));
        assertThat(wire.asked()).containsExactly(new Wire.Asked("GetCostForecast", Json.read("""
                {"TimePeriod": {"Start": "2025-03-03", "End": "2025-05-01"},
                 "Metric": "UNBLENDED_COST",
                 "Granularity": "MONTHLY",
                 "Filter": {"And": [
                   {"Tags": {"Key": "skylark:guild", "Values": ["42"]}},
                   {"Not": {"Dimensions": {"Key": "RECORD_TYPE", "Values": ["Credit", "Refund"]}}}]},
                 "PredictionIntervalLevel": 80}
                """)));
        assertThat(paid).hasValue(1);
    }

    @Test
    void servers_are_known_by_the_ids_of_their_instances() {
        answers.add(Told.ok("""
                {"ResultsByTime": [{"TimePeriod": {"Start": "2025-03-03", "End": "2025-03-04"}, "Estimated": true,
                  "Groups": [
                    {"Keys": ["i-0123456789abcdef0"], "Metrics": {"UnblendedCost": {"Amount": "1.5", "Unit": "USD"}}},
                    {"Keys": ["NoResourceId"], "Metrics": {"UnblendedCost": {"Amount": "9", "Unit": "USD"}}}]}]}
                """));

        assertThat(bills.servers("", "42", MONDAY, TUESDAY, this::pay))
                .isEqualTo(Answer.got(List.of(new Line(MONDAY, "i-0123456789abcdef0", new BigDecimal("1.5")))));
        assertThat(wire.asked()).containsExactly(new Wire.Asked("GetCostAndUsageWithResources", Json.read("""
                {"TimePeriod": {"Start": "2025-03-03", "End": "2025-03-04"},
                 "Granularity": "DAILY",
                 "Filter": {"And": [
                   {"Tags": {"Key": "skylark:guild", "Values": ["42"]}},
                   {"Not": {"Dimensions": {"Key": "RECORD_TYPE", "Values": ["Credit", "Refund"]}}},
                   {"Dimensions": {"Key": "SERVICE", "Values": ["Amazon Elastic Compute Cloud - Compute"]}}]},
                 "Metrics": ["UnblendedCost"],
                 "GroupBy": [{"Type": "DIMENSION", "Key": "RESOURCE_ID"}]}
                """)));
    }

    @Test
    void anomalies_say_what_it_was_and_what_it_used_to_be() {
        answers.add(Told.ok("""
                {"Anomalies": [{
                   "AnomalyId": "one", "AnomalyStartDate": "2025-03-03T00:00:00Z",
                   "AnomalyEndDate": "2025-03-04T00:00:00Z", "DimensionValue": "a whole account",
                   "RootCauses": [{"Region": "eu-central-1"}, {"Service": "EC2 - Other", "Region": "eu-central-1"}],
                   "AnomalyScore": {"MaxScore": 0.5, "CurrentScore": 0.1},
                   "Impact": {"MaxImpact": 4, "TotalImpact": 7.5, "TotalActualSpend": 9.5, "TotalExpectedSpend": 2},
                   "MonitorArn": "arn:aws:ce::123456789012:anomalymonitor/m"}],
                 "NextPageToken": "next"}
                """));
        answers.add(Told.ok("""
                {"Anomalies": [{
                   "AnomalyId": "two", "AnomalyStartDate": "2025-03-05", "DimensionValue": "AWS Lambda",
                   "AnomalyScore": {"MaxScore": 0.5, "CurrentScore": 0.5},
                   "Impact": {"MaxImpact": 4, "TotalActualSpend": 4},
                   "MonitorArn": "arn:aws:ce::123456789012:anomalymonitor/m"}]}
                """));

        assertThat(bills.anomalies("", "42", Instant.parse("2025-03-01T23:59:00Z"), this::pay))
                .isEqualTo(Answer.got(List.of(
                        new Anomaly("one", MONDAY, TUESDAY, "EC2 - Other", new BigDecimal("9.5"), dollars(2)),
                        new Anomaly(
                                "two",
                                LocalDate.parse("2025-03-05"),
                                LocalDate.parse("2025-03-05"),
                                "AWS Lambda",
                                dollars(4),
                                BigDecimal.ZERO))));
        assertThat(wire.asked().getFirst())
                .isEqualTo(new Wire.Asked(
                        "GetAnomalies", Json.read("{\"DateInterval\": {\"StartDate\": \"2025-03-01\"}}")));
        assertThat(paid).hasValue(2);
    }

    @ParameterizedTest
    @CsvSource({
        "400, AccessDeniedException, DENIED",
        "400, LimitExceededException, BUSY",
        "400, ThrottlingException, BUSY",
        "400, DataUnavailableException, GONE",
        "500, InternalFailure, DOWN",
        "503, ServiceUnavailable, DOWN",
        "400, ValidationException, OTHER"
    })
    void a_refusal_is_a_trouble(int status, String code, Trouble trouble) {
        answers.add(Told.error(status, code));

        assertThat(bills.forecast("", "42", MONDAY, TUESDAY, this::pay)).isInstanceOfSatisfying(Failed.class, it -> {
            assertThat(it.trouble()).isEqualTo(trouble);
            assertThat(it.detail()).contains("So it is.");
        });
        assertThat(paid).hasValue(1);
    }

    @Test
    void what_is_not_there_is_down() {
        wire.close();

        assertThat(bills.anomalies("", "42", Instant.EPOCH, this::pay))
                .isInstanceOfSatisfying(
                        Failed.class, it -> assertThat(it.trouble()).isEqualTo(Trouble.DOWN));
    }

    @Test
    void nothing_is_asked_that_is_not_paid_for() {
        var answers = List.of(
                bills.days("", "42", MONDAY, TUESDAY, () -> false),
                bills.forecast("", "42", MONDAY, TUESDAY, () -> false),
                bills.servers("", "42", MONDAY, TUESDAY, () -> false),
                bills.anomalies("", "42", Instant.EPOCH, () -> false));

        assertThat(answers)
                .allSatisfy(answer -> assertThat(answer)
                        .isInstanceOfSatisfying(
                                Failed.class, it -> assertThat(it.trouble()).isEqualTo(Trouble.LIMIT)));
        assertThat(wire.asked()).isEmpty();
    }

    private boolean pay() {
        return paid.incrementAndGet() > 0;
    }

    private static BigDecimal dollars(double amount) {
        return BigDecimal.valueOf(amount);
    }
}
