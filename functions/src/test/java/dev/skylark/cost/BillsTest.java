package dev.skylark.cost;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skylark.cost.Bills.Days;
import dev.skylark.cost.Bills.Entry;
import dev.skylark.data.Moto;
import dev.skylark.data.Store;
import dev.skylark.fleet.Answer;
import dev.skylark.fleet.Answer.Failed;
import dev.skylark.fleet.Answer.Trouble;
import dev.skylark.json.Json;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.services.costexplorer.CostExplorerClient;

@ParameterizedClass
@EnumSource(BillsTest.Office.class)
final class BillsTest {

    private static final LocalDate MONDAY = LocalDate.parse("2025-03-03");
    private static final LocalDate WEDNESDAY = MONDAY.plusDays(2);

    private final Office office;
    private final String guild = Store.newId();
    private final AtomicInteger paid = new AtomicInteger();

    BillsTest(Office office) {
        this.office = office;
    }

    /** Who keeps the books. */
    enum Office {
        MEMORY {
            @Override
            Bills open(String guild, boolean estimated, List<Entry> entries) {
                var bills = new InMemoryBills(2);
                bills.estimated(estimated);
                entries.forEach(it -> bills.add(guild, it));
                return bills;
            }
        },
        /** It speaks like Cost Explorer but does no sums: each account hears the pages that were fed to it in turn. */
        MOTO {
            @Override
            Bills open(String guild, boolean estimated, List<Entry> entries) throws Exception {
                var pages = new ArrayList<Json>();
                for (int i = 0; i < entries.size() || i == 0; i += 2) {
                    var page = entries.subList(i, Math.min(i + 2, entries.size()));
                    pages.add(page(estimated, page).withIf(i + 2 < entries.size(), "NextPageToken", guild + i));
                }
                var account = guild.substring(guild.length() - 12);
                feed(account, pages);
                var client = Moto.client(CostExplorerClient.builder()
                        .overrideConfiguration(it -> it.putHeader("x-moto-account-id", account)));
                return new CostExplorerBills((_, _) -> client, "skylark");
            }
        };

        /** With two entries on each page. */
        abstract Bills open(String guild, boolean estimated, List<Entry> entries) throws Exception;
    }

    @Test
    void each_day_has_an_entry_for_each_service_and_server() throws Exception {
        var compute = entry(MONDAY, "Amazon Elastic Compute Cloud - Compute", "web-1", "1.2500000001");
        var disks = entry(MONDAY, "EC2 - Other", "web-1", "0.3");

        assertThat(days(false, compute, disks)).isEqualTo(Answer.got(new Days(List.of(compute, disks), false)));
    }

    @Test
    void what_has_no_name_has_an_empty_one() throws Exception {
        var traffic = entry(MONDAY, "AWS Data Transfer", "", "0.01");

        assertThat(days(false, traffic)).isEqualTo(Answer.got(new Days(List.of(traffic), false)));
    }

    @Test
    void a_name_may_have_signs_of_its_own() throws Exception {
        var odd = entry(MONDAY, "EC2 - Other", "$cheap$ & Söhne", "0.01");

        assertThat(days(false, odd)).isEqualTo(Answer.got(new Days(List.of(odd), false)));
    }

    @Test
    void it_is_said_that_days_are_estimated() throws Exception {
        var entry = entry(MONDAY, "EC2 - Other", "web-1", "0.3");

        assertThat(days(true, entry)).isEqualTo(Answer.got(new Days(List.of(entry), true)));
    }

    @Test
    void a_guild_without_costs_has_an_empty_bill() throws Exception {
        assertThat(days(false)).isEqualTo(Answer.got(new Days(List.of(), false)));
        assertThat(paid).hasValue(1);
    }

    @Test
    void all_pages_are_read_and_each_is_paid_for() throws Exception {
        var five = five();

        assertThat(days(false, five)).isEqualTo(Answer.got(new Days(List.of(five), false)));
        assertThat(paid).hasValue(3);
    }

    @Test
    void what_is_not_paid_for_is_not_asked() throws Exception {
        assertThat(days(() -> false, false, five())).satisfies(BillsTest::isRefused);
    }

    @Test
    void half_a_bill_is_none() throws Exception {
        assertThat(days(() -> paid.incrementAndGet() < 3, false, five())).satisfies(BillsTest::isRefused);
        assertThat(paid).hasValue(3);
    }

    private static void isRefused(Answer<Days> answer) {
        assertThat(answer)
                .isInstanceOfSatisfying(
                        Failed.class, it -> assertThat(it.trouble()).isEqualTo(Trouble.LIMIT));
    }

    private Answer<Days> days(boolean estimated, Entry... entries) throws Exception {
        return days(() -> paid.incrementAndGet() > 0, estimated, entries);
    }

    private Answer<Days> days(BooleanSupplier pay, boolean estimated, Entry... entries) throws Exception {
        return office.open(guild, estimated, List.of(entries)).days("", guild, MONDAY, WEDNESDAY, pay);
    }

    private static Entry[] five() {
        return new Entry[] {
            entry(MONDAY, "EC2 - Other", "web-1", "0.1"),
            entry(MONDAY, "EC2 - Other", "web-2", "0.2"),
            entry(MONDAY, "EC2 - Other", "web-3", "0.3"),
            entry(MONDAY.plusDays(1), "EC2 - Other", "web-1", "0.4"),
            entry(MONDAY.plusDays(1), "EC2 - Other", "web-2", "0.5")
        };
    }

    private static Entry entry(LocalDate day, String service, String server, String dollars) {
        return new Entry(day, service, server, new BigDecimal(dollars));
    }

    private static Json.Fields page(boolean estimated, List<Entry> entries) {
        var results = entries.stream()
                .map(Entry::day)
                .distinct()
                .map(day -> Json.fields()
                        .with(
                                "TimePeriod",
                                Json.fields()
                                        .with("Start", day.toString())
                                        .with("End", day.plusDays(1).toString()))
                        .with("Total", Json.fields())
                        .with(
                                "Groups",
                                Json.items(entries.stream()
                                        .filter(it -> it.day().equals(day))
                                        .map(BillsTest::group)))
                        .with("Estimated", estimated));
        return Json.fields().with("ResultsByTime", Json.items(results));
    }

    private static Json group(Entry entry) {
        var amount =
                Json.fields().with("Amount", entry.dollars().toPlainString()).with("Unit", "USD");
        return Json.fields()
                .with("Keys", List.of(entry.service(), "Name$" + entry.server()))
                .with("Metrics", Json.fields().with("UnblendedCost", amount));
    }

    private static void feed(String account, List<Json> pages) throws IOException, InterruptedException {
        try (var http = HttpClient.newHttpClient()) {
            var body = Json.fields()
                    .with("account_id", account)
                    .with("results", pages)
                    .toString();
            var request = HttpRequest.newBuilder(Moto.address().resolve("/moto-api/static/ce/cost-and-usage-results"))
                    .header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofString(body))
                    .build();
            assertThat(http.send(request, BodyHandlers.discarding()).statusCode())
                    .isEqualTo(201);
        }
    }
}
