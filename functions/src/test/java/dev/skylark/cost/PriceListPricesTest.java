package dev.skylark.cost;

import static dev.skylark.fleet.Server.LINUX;
import static dev.skylark.fleet.Server.WINDOWS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.skylark.cost.Good.Address;
import dev.skylark.cost.Good.Copies;
import dev.skylark.cost.Good.Disk;
import dev.skylark.cost.Good.Machine;
import dev.skylark.cost.Good.Traffic;
import dev.skylark.cost.Wire.Told;
import dev.skylark.fleet.Answer;
import dev.skylark.fleet.Answer.Failed;
import dev.skylark.fleet.Answer.Trouble;
import dev.skylark.json.Json;
import java.math.BigDecimal;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.pricing.PricingClient;

final class PriceListPricesTest {

    private static final Good SMALL = new Machine("eu-central-1", "t3.small", LINUX);

    private final Deque<Told> answers = new ArrayDeque<>();
    private final Wire wire = new Wire(_ -> answers.remove());
    private final PricingClient client = wire.client(PricingClient.builder());
    private final Prices prices = new PriceListPrices(() -> client);

    @AfterEach
    void close() {
        client.close();
        wire.close();
    }

    @Test
    void a_machine_is_asked_for_as_people_rent_it() {
        listed(product("EUC1-BoxUsage:t3.small", tier("0", "0.0240000000")));

        assertThat(prices.of(SMALL)).isEqualTo(price("0.0240000000"));
        assertAsked(
                "AmazonEC2",
                Map.of(
                        "instanceType", "t3.small",
                        "regionCode", "eu-central-1",
                        "operatingSystem", "Linux",
                        "tenancy", "Shared",
                        "preInstalledSw", "NA",
                        "capacitystatus", "Used",
                        "licenseModel", "No License required"));
    }

    @Test
    void windows_has_its_own_price() {
        listed(product("BoxUsage:t3.small", tier("0", "0.0392")));

        assertThat(prices.of(new Machine("us-east-1", "t3.small", WINDOWS))).isEqualTo(price("0.0392"));
        assertThat(asked().get("operatingSystem")).isEqualTo("Windows");
    }

    @Test
    void a_disk_is_one_in_a_region_and_not_in_somebodys_cellar() {
        listed(
                product("EUC1-EBS:VolumeUsage.gp3.outposts", tier("0", "0.3")),
                product("EUC1-EBS:VolumeUsage.gp3", tier("0", "0.0952")));

        assertThat(prices.of(new Disk("eu-central-1", "gp3"))).isEqualTo(price("0.0952"));
        assertAsked(
                "AmazonEC2", Map.of("regionCode", "eu-central-1", "productFamily", "Storage", "volumeApiName", "gp3"));
    }

    @ParameterizedTest
    @CsvSource({"standard, EBS:VolumeUsage", "io1, USW2-EBS:VolumeUsage.piops", "st1, EU-EBS:VolumeUsage.st1"})
    void older_disks_are_called_otherwise(String kind, String usage) {
        listed(product(usage, tier("0", "0.05")));

        assertThat(prices.of(new Disk("us-east-1", kind))).isEqualTo(price("0.05"));
    }

    @Test
    void copies_are_those_at_hand_and_not_the_archive() {
        listed(
                product("EUC1-EBS:SnapshotArchiveStorage", tier("0", "0.0135")),
                product("EUC1-EBS:SnapshotUsageUnderBilling", tier("0", "0.01")),
                product("EUC1-EBS:SnapshotUsage", tier("0", "0.054")));

        assertThat(prices.of(new Copies("eu-central-1"))).isEqualTo(price("0.054"));
        assertAsked("AmazonEC2", Map.of("regionCode", "eu-central-1", "productFamily", "Storage Snapshot"));
    }

    @Test
    void an_address_is_one_and_not_a_block() {
        listed(
                product("EUC1-PublicIPv4:ContiguousBlock", tier("0", "0.008")),
                product("EUC1-PublicIPv4:InUseAddress", tier("0", "0.005")));

        assertThat(prices.of(new Address("eu-central-1"))).isEqualTo(price("0.005"));
        assertAsked("AmazonVPC", Map.of("regionCode", "eu-central-1", "group", "VPCPublicIPv4Address"));
    }

    @Test
    void traffic_costs_what_its_first_terabytes_cost() {
        listed(
                product("Global-DataTransfer-Out-Bytes", tier("0", "0.00001")),
                product(
                        "EUC1-DataTransfer-Out-Bytes",
                        tier("51200", "0.07"),
                        tier("10240", "0.085"),
                        tier("1", "0.09"),
                        tier("0", "0.0000000000")));

        assertThat(prices.of(new Traffic("eu-central-1"))).isEqualTo(price("0.09"));
        assertAsked("AWSDataTransfer", Map.of("fromRegionCode", "eu-central-1", "transferType", "AWS Outbound"));
    }

    @Test
    void it_may_stand_on_the_second_page() {
        listed("next", product("EUC1-UnusedBox:t3.small", tier("0", "1")));
        listed(product("EUC1-BoxUsage:t3.small", tier("0", "0.024")));

        assertThat(prices.of(SMALL)).isEqualTo(price("0.024"));
    }

    @Test
    void what_is_not_listed_is_gone() {
        listed();

        assertFailed(Trouble.GONE);
    }

    @Test
    void what_is_listed_in_yuan_alone_has_no_price() {
        var yuan = Json.fields()
                .with("beginRange", "0")
                .with("pricePerUnit", Json.fields().with("CNY", "0.2"));
        listed(product("CNN1-BoxUsage:t3.small", yuan));

        assertFailed(Trouble.GONE);
    }

    @ParameterizedTest
    @CsvSource({"{", "''"})
    void what_cannot_be_read_is_no_price(String garbage) {
        answers.add(Told.ok(Json.fields().with("PriceList", List.of(garbage)).toString()));

        assertFailed(Trouble.OTHER);
    }

    @Test
    void a_price_that_is_no_number_is_no_price() {
        listed(product("EUC1-BoxUsage:t3.small", tier("0", "cheap")));

        assertFailed(Trouble.OTHER);
    }

    @ParameterizedTest
    @CsvSource({
        "400, AccessDeniedException, DENIED",
        "400, ThrottlingException, BUSY",
        "500, InternalErrorException, DOWN",
        "400, InvalidParameterException, OTHER"
    })
    void a_refusal_is_a_trouble(int status, String code, Trouble trouble) {
        answers.add(Told.error(status, code));

        assertFailed(trouble);
    }

    @Test
    void what_is_not_there_is_down() {
        wire.close();

        assertFailed(Trouble.DOWN);
    }

    private void assertFailed(Trouble trouble) {
        assertThat(prices.of(SMALL))
                .isInstanceOfSatisfying(
                        Failed.class, it -> assertThat(it.trouble()).isEqualTo(trouble));
    }

    private void assertAsked(String service, Map<String, String> attributes) {
        var body = wire.asked().getFirst().body();
        assertThat(wire.asked().getFirst().operation()).isEqualTo("GetProducts");
        assertThat(body.at("ServiceCode").text()).isEqualTo(service);
        assertThat(body.at("Filters").items())
                .allSatisfy(it -> assertThat(it.at("Type").text()).isEqualTo("TERM_MATCH"));
        assertThat(asked()).isEqualTo(attributes);
    }

    private Map<String, String> asked() {
        return wire.asked().getFirst().body().at("Filters").items().stream()
                .collect(Collectors.toMap(
                        it -> it.at("Field").text(), it -> it.at("Value").text()));
    }

    private void listed(Json... products) {
        answers.add(Told.ok(list(products).toString()));
    }

    private void listed(String nextToken, Json... products) {
        answers.add(Told.ok(list(products).with("NextToken", nextToken).toString()));
    }

    /** Each product is a text that is JSON again, as AWS has it. */
    private static Json.Fields list(Json... products) {
        return Json.fields()
                .with("FormatVersion", "aws_v1")
                .with(
                        "PriceList",
                        List.of(products).stream().map(Json::toString).toList());
    }

    private static Json product(String usage, Json... tiers) {
        var dimensions = Json.fields();
        for (var tier : tiers) {
            dimensions =
                    dimensions.with("SKU.JRTCKXETXF." + dimensions.members().size(), tier);
        }
        var term = Json.fields().with("offerTermCode", "JRTCKXETXF").with("priceDimensions", dimensions);
        return Json.fields()
                .with(
                        "product",
                        Json.fields()
                                .with("sku", "SKU")
                                .with("attributes", Json.fields().with("usagetype", usage)))
                .with("terms", Json.fields().with("OnDemand", Json.fields().with("SKU.JRTCKXETXF", term)));
    }

    private static Json tier(String begin, String dollars) {
        return Json.fields()
                .with("beginRange", begin)
                .with("endRange", "Inf")
                .with("pricePerUnit", Json.fields().with("USD", dollars));
    }

    private static Answer<BigDecimal> price(String dollars) {
        return Answer.got(new BigDecimal(dollars));
    }
}
