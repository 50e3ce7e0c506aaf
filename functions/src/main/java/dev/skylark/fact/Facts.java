package dev.skylark.fact;

import dev.skylark.fact.Fact.AlertsChanged;
import dev.skylark.fact.Fact.Gathered;
import dev.skylark.fact.Fact.Noticed;
import dev.skylark.fact.Fact.ServerChanged;
import dev.skylark.fact.Fact.Source;
import dev.skylark.fact.Fact.SpendingNoticed;
import dev.skylark.fact.Fact.Told;
import dev.skylark.fleet.State;
import dev.skylark.json.Json;
import dev.skylark.voice.Crowd;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads what EventBridge and SNS bring. What is not a fact to us is left alone. */
public final class Facts {

    private Facts() {}

    /** The facts in one delivery: an event of EventBridge, or records of SNS. */
    public static List<Fact> read(Json delivery) {
        var records = delivery.at("Records").items();
        return records.isEmpty()
                ? event(delivery).stream().toList()
                : records.stream()
                        .map(it -> it.at("Sns"))
                        .flatMap(Facts::notice)
                        .toList();
    }

    // https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/monitoring-instance-state-changes.html
    // https://docs.aws.amazon.com/cost-management/latest/userguide/cad-eventbridge.html
    private static Optional<Fact> event(Json event) {
        var id = event.at("id").text();
        var account = event.at("account").text();
        var detail = event.at("detail");
        return switch (event.at("source").text() + "/" + event.at("detail-type").text()) {
            case "aws.ec2/EC2 Instance State-change Notification" ->
                time(event.at("time"))
                        .flatMap(at -> state(detail.at("state").text())
                                .map(state -> new ServerChanged(
                                        id,
                                        account,
                                        event.at("region").text(),
                                        detail.at("instance-id").text(),
                                        state,
                                        at)));
            case "aws.ce/Anomaly Detected" ->
                time(event.at("time"))
                        .map(at -> new SpendingNoticed(
                                id,
                                Source.ANOMALY_DETECTION,
                                detail.at("accountName").text().isEmpty()
                                        ? account
                                        : detail.at("accountName").text(),
                                detail.at("rootCauses").items().stream()
                                        .map(it -> it.at("service").text())
                                        .findFirst()
                                        .orElse(detail.at("dimensionValue").text()),
                                "$" + detail.at("impact").at("totalImpact").text(),
                                at));
            case "dev.skylark/AlertsChanged" ->
                Optional.of(detail.at("guild").text())
                        .filter(it -> !it.isBlank())
                        .map(AlertsChanged::new);
            case "dev.skylark/Told" ->
                Optional.of(new Told(
                        detail.at("id").text(),
                        detail.at("by").text(),
                        detail.at("guild").text(),
                        detail.at("what")));
            case "dev.skylark/" + Crowd.FACT ->
                Optional.of(Crowd.read(detail)).filter(it -> !it.id().isBlank()).map(Gathered::new);
            default ->
                time(event.at("time"))
                        .flatMap(at -> Events.read(event, at))
                        .map(it -> new Noticed(id, account, event.at("region").text(), "", it));
        };
    }

    /** AWS Budgets says what it has to say in words, to a topic. */
    private static Stream<Fact> notice(Json sns) {
        var id = sns.at("MessageId").text();
        var subject = sns.at("Subject").text();
        var message = sns.at("Message").text();
        var topic = sns.at("TopicArn").text();
        // whose topic it is: an account that stands in the message is only somebody's word
        var arn = Arn.read(topic);
        return time(sns.at("Timestamp")).stream()
                .flatMap(at -> subject.startsWith("AWS Budgets")
                        ? Stream.of(new SpendingNoticed(id, Source.AWS_BUDGETS, arn.account(), subject, message, at))
                        : Notices.read(subject, message, topic, at).stream()
                                .map(it -> new Noticed(id, arn.account(), arn.region(), topic, it)));
    }

    private static Optional<State> state(String aws) {
        return switch (aws) {
            case "pending" -> Optional.of(State.STARTING);
            case "running" -> Optional.of(State.RUNNING);
            case "stopping" -> Optional.of(State.STOPPING);
            case "stopped" -> Optional.of(State.STOPPED);
            case "shutting-down" -> Optional.of(State.LEAVING);
            case "terminated" -> Optional.of(State.GONE);
            default -> Optional.empty();
        };
    }

    private static Optional<Instant> time(Json text) {
        try {
            return Optional.of(Instant.parse(text.text()));
        } catch (DateTimeException none) {
            return Optional.empty();
        }
    }
}
