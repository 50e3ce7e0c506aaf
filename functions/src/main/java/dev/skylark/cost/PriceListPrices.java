package dev.skylark.cost;

import dev.skylark.cost.Good.Address;
import dev.skylark.cost.Good.Copies;
import dev.skylark.cost.Good.Disk;
import dev.skylark.cost.Good.Machine;
import dev.skylark.cost.Good.Traffic;
import dev.skylark.fleet.Answer;
import dev.skylark.fleet.Answer.Trouble;
import dev.skylark.fleet.Server;
import dev.skylark.json.Json;
import dev.skylark.json.Json.NotJson;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.Map;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.pricing.PricingClient;
import software.amazon.awssdk.services.pricing.model.Filter;
import software.amazon.awssdk.services.pricing.model.FilterType;

/** {@link Prices} by the AWS Price List, for which AWS asks no money. */
public final class PriceListPrices implements Prices {

    // The list speaks of usage types: of those of a region with its own mark before them, which us-east-1 does not
    // have. What stands under the same attributes is sorted out by them: archives, Outposts, blocks of addresses.
    private static final String REGION = "(?:[A-Z0-9]+-)?";

    private final Supplier<PricingClient> client;

    public PriceListPrices(Supplier<PricingClient> client) {
        this.client = client;
    }

    /** Which products to ask for, and the usage type of the one meant. */
    private record Query(String service, Map<String, String> attributes, Pattern usage) {

        static Query of(String service, String usage, Map<String, String> attributes) {
            return new Query(service, attributes, Pattern.compile(REGION + usage));
        }

        Stream<Filter> filters() {
            return attributes.entrySet().stream()
                    .map(it -> Filter.builder()
                            .type(FilterType.TERM_MATCH)
                            .field(it.getKey())
                            .value(it.getValue())
                            .build());
        }

        boolean means(Json product) {
            var attributes = product.at("product").at("attributes");
            return usage.matcher(attributes.at("usagetype").text()).matches();
        }
    }

    @Override
    public Answer<BigDecimal> of(Good good) {
        var query = query(good);
        try {
            return client
                    .get()
                    .getProductsPaginator(it -> it.serviceCode(query.service())
                            .filters(query.filters().toList()))
                    .priceList()
                    .stream()
                    .map(Json::read)
                    .filter(query::means)
                    .flatMap(PriceListPrices::tiers)
                    .map(Answer::got)
                    .findFirst()
                    .orElseGet(() -> Answer.failed(Trouble.GONE, good + " is not on the list."));
        } catch (AwsServiceException refused) {
            var details = refused.awsErrorDetails();
            var code = details == null ? "" : details.errorCode();
            return new Refusal(code, refused.statusCode(), refused.getMessage()).answer();
        } catch (SdkClientException unreachable) {
            return Answer.failed(Trouble.DOWN, String.valueOf(unreachable.getMessage()));
        } catch (NotJson | NumberFormatException malformed) {
            return Answer.failed(Trouble.OTHER, String.valueOf(malformed.getMessage()));
        }
    }

    private static Query query(Good good) {
        return switch (good) {
            case Machine(var region, var type, var platform) ->
                Query.of(
                        "AmazonEC2",
                        "BoxUsage(?::.+)?",
                        Map.of(
                                "regionCode",
                                region,
                                "instanceType",
                                type,
                                "operatingSystem",
                                platform.equals(Server.WINDOWS) ? "Windows" : "Linux",
                                "tenancy",
                                "Shared",
                                "preInstalledSw",
                                "NA",
                                "capacitystatus",
                                "Used",
                                "licenseModel",
                                "No License required"));
            case Disk(var region, var kind) ->
                Query.of(
                        "AmazonEC2",
                        "EBS:VolumeUsage(?:\\.[a-z0-9]+)?",
                        Map.of("regionCode", region, "productFamily", "Storage", "volumeApiName", kind));
            case Copies(var region) ->
                Query.of(
                        "AmazonEC2",
                        "EBS:SnapshotUsage",
                        Map.of("regionCode", region, "productFamily", "Storage Snapshot"));
            case Address(var region) ->
                Query.of(
                        "AmazonVPC",
                        "PublicIPv4:InUseAddress",
                        Map.of("regionCode", region, "group", "VPCPublicIPv4Address"));
            case Traffic(var region) ->
                Query.of(
                        "AWSDataTransfer",
                        "DataTransfer-Out-Bytes",
                        Map.of("fromRegionCode", region, "transferType", "AWS Outbound"));
        };
    }

    /** Prices above nothing, beginning with that for those who use least. */
    private static Stream<BigDecimal> tiers(Json product) {
        return product.at("terms").at("OnDemand").members().values().stream()
                .flatMap(it -> it.at("priceDimensions").members().values().stream())
                .sorted(Comparator.comparing(it -> decimal(it.at("beginRange"))))
                .map(it -> decimal(it.at("pricePerUnit").at("USD")))
                .filter(it -> it.signum() > 0);
    }

    /** China's list is in yuan; there and where nothing is said it is nothing. */
    private static BigDecimal decimal(Json number) {
        return number.text().isEmpty() ? BigDecimal.ZERO : new BigDecimal(number.text());
    }
}
