package dev.skylark.sandbox.house;

import dev.skylark.fleet.Answer.Trouble;
import dev.skylark.fleet.Server;
import dev.skylark.json.Json;
import dev.skylark.sandbox.happening.Happening;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;

/** What can be made to happen in the played cloud. */
final class CloudHappenings {

    private final PlayedCloud played;
    private final Consumer<Json> events;
    private final Clock clock;

    CloudHappenings(PlayedCloud played, Consumer<Json> events, Clock clock) {
        this.played = played;
        this.events = events;
        this.clock = clock;
    }

    List<Happening> all() {
        return List.of(
                Happening.named("instance-crashes", "A running server stops by itself.", this::crash, "server"),
                Happening.named(
                        "instance-fails-to-start",
                        "The next start of a server ends where it began.",
                        it -> {
                            played.servers().willFailToStart(server(it).id());
                            return "The next start of " + server(it).called() + " will fail.";
                        },
                        "server"),
                Happening.named(
                        "instance-added",
                        "Somebody launches a server in the AWS console, with the guild's tag.",
                        this::add,
                        "guild",
                        "name",
                        "type",
                        "region"),
                Happening.named("instance-removed", "Somebody terminates a server.", this::remove, "server"),
                Happening.named(
                        "instance-started-elsewhere",
                        "Somebody starts a server in the AWS console.",
                        it -> {
                            played.servers().start(server(it));
                            return server(it).called() + " is starting.";
                        },
                        "server"),
                Happening.named("region-down", "A region answers nothing until region-up.", this::down, "region"),
                Happening.named(
                        "region-up",
                        "The region is well again.",
                        it -> {
                            played.servers().trouble(region(it), null);
                            return region(it) + " is up.";
                        },
                        "region"),
                Happening.named(
                        "cost-spike",
                        "Yesterday something cost much more than usual.",
                        this::spike,
                        "service",
                        "dollars"),
                Happening.named("aws-budget-notice", "A budget of the AWS account is reached.", _ -> notice()),
                Happening.named("bill-denied", "Cost Explorer refuses us until bill-allowed.", _ -> {
                    played.bills().deny(true);
                    return "Cost Explorer says AccessDenied from now on.";
                }),
                Happening.named("bill-allowed", "Cost Explorer lets us in again.", _ -> {
                    played.bills().deny(false);
                    return "Cost Explorer answers again.";
                }),
                Happening.named("price-list-down", "The price list does not answer until price-list-up.", _ -> {
                    played.prices().fail(Trouble.DOWN);
                    return "The price list is down; prices seen lately are remembered.";
                }),
                Happening.named("price-list-up", "The price list answers again.", _ -> {
                    played.prices().recover();
                    return "The price list is up.";
                }));
    }

    private String crash(Json asked) {
        var server = server(asked);
        played.servers().crash(server.id());
        played.servers().tick();
        return server.called() + " has crashed.";
    }

    private String add(Json asked) {
        var name = or(asked, "name", "new-1");
        var added = played.servers()
                .add(
                        or(asked, "guild", "900000000000000001"),
                        or(asked, "region", PlayedCloud.REGIONS.getFirst()),
                        "i-" + UUID.randomUUID().toString().replace("-", "").substring(0, 17),
                        name,
                        or(asked, "type", "t3.micro"));
        return name + " is there: " + added.id() + ".";
    }

    private String remove(Json asked) {
        var server = server(asked);
        played.servers().remove(server.id());
        played.servers().tick();
        return server.called() + " is gone.";
    }

    private String down(Json asked) {
        played.servers().trouble(region(asked), Trouble.DOWN);
        return region(asked) + " is down.";
    }

    private String spike(Json asked) {
        var dollars = or(asked, "dollars", "25");
        if (!dollars.matches("\\d{1,6}(\\.\\d{1,2})?")) {
            throw new IllegalArgumentException("\"dollars\" is an amount such as 25.");
        }
        var service = or(asked, "service", "AmazonCloudWatch");
        played.bills().spike(service, new BigDecimal(dollars));
        events.accept(Json.fields()
                .with("id", UUID.randomUUID().toString())
                .with("source", "aws.ce")
                .with("detail-type", "Anomaly Detected")
                .with("account", "123456789012")
                .with("time", now())
                .with(
                        "detail",
                        Json.fields()
                                .with("accountName", "sandbox")
                                .with("rootCauses", List.of(Json.fields().with("service", service)))
                                .with("impact", Json.fields().with("totalImpact", dollars))));
        return service + " has cost $" + dollars + " more than usual.";
    }

    private String notice() {
        events.accept(Json.fields()
                .with(
                        "Records",
                        List.of(Json.fields()
                                .with(
                                        "Sns",
                                        Json.fields()
                                                .with(
                                                        "MessageId",
                                                        UUID.randomUUID().toString())
                                                .with("TopicArn", "arn:aws:sns:us-east-1:123456789012:skylark-notices")
                                                .with(
                                                        "Subject",
                                                        "AWS Budgets: monthly has exceeded your alert threshold")
                                                .with("Message", "ACTUAL Cost: $80.12 of Budgeted Amount: $100.00")
                                                .with("Timestamp", now())))));
        return "AWS Budgets has sent a notice.";
    }

    private String now() {
        return clock.instant().truncatedTo(ChronoUnit.SECONDS).toString();
    }

    private Server server(Json asked) {
        return played.servers().named(asked.at("server").text());
    }

    private static String region(Json asked) {
        var region = asked.at("region").text();
        if (!PlayedCloud.REGIONS.contains(region)) {
            throw new IllegalArgumentException("\"region\" is one of " + String.join(", ", PlayedCloud.REGIONS) + ".");
        }
        return region;
    }

    private static String or(Json asked, String field, String usual) {
        var given = asked.at(field).text();
        return given.isEmpty() ? usual : given;
    }
}
