package dev.skylark.fact;

import static java.util.Map.entry;

import dev.skylark.fact.Occurrence.Circumstance;
import dev.skylark.json.Json;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Events of AWS that say that something goes wrong, or is over. */
final class Events {

    @FunctionalInterface
    private interface Reader {
        Optional<Signal> read(Json event, Instant at);
    }

    private static final Map<String, Reader> READERS = Map.ofEntries(
            entry("aws.cloudwatch/CloudWatch Alarm State Change", AlarmChange::event),
            entry("aws.ecs/ECS Task State Change", StoppedTask::read),
            entry("aws.health/AWS Health Event", Events::health),
            entry("aws.backup/Backup Job State Change", Events::backup),
            entry("aws.autoscaling/EC2 Instance Launch Unsuccessful", Events::launch),
            entry("aws.ec2/EC2 Spot Instance Interruption Warning", Events::interruption),
            entry("aws.ec2/EBS Volume Notification", Events::storage),
            entry("aws.ec2/EBS Snapshot Notification", Events::storage));

    private static final List<String> FAILED_BACKUPS = List.of("FAILED", "ABORTED", "EXPIRED");

    private Events() {}

    /** Whether we know what such an event means, if only that it means nothing to anybody. */
    static boolean knows(Json event) {
        return READERS.containsKey(type(event));
    }

    static Optional<Signal> read(Json event, Instant at) {
        return Optional.ofNullable(READERS.get(type(event))).flatMap(it -> it.read(event, at));
    }

    private static String type(Json event) {
        return event.at("source").text() + "/" + event.at("detail-type").text();
    }

    // https://docs.aws.amazon.com/health/latest/ug/aws-health-events-eventbridge-schema.html
    private static Optional<Signal> health(Json event, Instant at) {
        var detail = event.at("detail");
        var entities = detail.at("affectedEntities").items().stream()
                .map(it -> it.at("entityValue").text())
                .toList();
        var draft = new Draft("health", "production", at)
                .service(detail.at("service").text().toLowerCase(Locale.ROOT))
                .key(detail.at("eventArn").text())
                .with(
                        Circumstance.SERVER,
                        entities.stream()
                                .filter(it -> it.startsWith("i-"))
                                .findFirst()
                                .orElse(""));
        if (detail.at("eventArn").text().isBlank()) {
            return Optional.empty();
        }
        if (detail.at("statusCode").text().equals("closed")) {
            return Optional.of(draft.cleared());
        }
        entities.forEach(draft::related);
        return Optional.of(draft.kind(detail.at("eventTypeCode").text())
                .message(words(detail.at("eventDescription")))
                .severity(
                        switch (detail.at("eventTypeCategory").text()) {
                            case "scheduledChange", "investigation" -> Severity.WARNING;
                            case "accountNotification" -> Severity.INFO;
                            default -> Severity.ERROR;
                        })
                .raised());
    }

    private static String words(Json descriptions) {
        var all = descriptions.items();
        return all.stream()
                .filter(it -> it.at("language").text().startsWith("en"))
                .findFirst()
                .or(() -> all.stream().findFirst())
                .map(it -> it.at("latestDescription").text())
                .orElse("");
    }

    // https://docs.aws.amazon.com/aws-backup/latest/devguide/eventbridge.html
    private static Optional<Signal> backup(Json event, Instant at) {
        var detail = event.at("detail");
        var state = detail.at("state").text();
        if (!FAILED_BACKUPS.contains(state)) {
            return Optional.empty();
        }
        var words = detail.at("statusMessage").text();
        return Optional.of(backup(
                detail.at("resourceArn").text(),
                detail.at("backupJobId").text(),
                state,
                words.isBlank() ? "The backup job is " + state.toLowerCase(Locale.ROOT) + "." : words,
                at));
    }

    static Signal backup(String resource, String job, String state, String words, Instant at) {
        var name = Arn.last(resource);
        return new Draft("backup", Surroundings.of(name), at)
                .kind("Backup Job " + state)
                .message(words)
                .severity(state.equals("ABORTED") ? Severity.WARNING : Severity.ERROR)
                .key(resource.isBlank() ? job : resource)
                .related("job=" + job)
                .with(Circumstance.INSTANCE, resource)
                .with(Circumstance.SERVER, name.startsWith("i-") ? name : "")
                .raised();
    }

    // https://docs.aws.amazon.com/autoscaling/ec2/userguide/ec2-auto-scaling-event-reference.html
    private static Optional<Signal> launch(Json event, Instant at) {
        var detail = event.at("detail");
        var group = detail.at("AutoScalingGroupName").text();
        return Optional.of(new Draft("autoscaling", Surroundings.of(group), at)
                .service(group)
                .kind(event.at("detail-type").text())
                .message(detail.at("Cause").text())
                .message(detail.at("StatusMessage").text())
                .key(first(event.at("resources"), group))
                .raised());
    }

    // https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/spot-instance-termination-notices.html
    private static Optional<Signal> interruption(Json event, Instant at) {
        var detail = event.at("detail");
        var server = detail.at("instance-id").text();
        return Optional.of(new Draft("ec2", "production", at)
                .kind(event.at("detail-type").text())
                .message("AWS takes the server %s back in two minutes (%s)."
                        .formatted(server, detail.at("instance-action").text()))
                .severity(Severity.WARNING)
                .key(server)
                .with(Circumstance.SERVER, server)
                .raised());
    }

    // https://docs.aws.amazon.com/ebs/latest/userguide/ebs-cloud-watch-events.html
    private static Optional<Signal> storage(Json event, Instant at) {
        var detail = event.at("detail");
        if (!detail.at("result").text().equals("failed")) {
            return Optional.empty();
        }
        var what = detail.at("event").text();
        var cause = detail.at("cause").text();
        var resource = first(event.at("resources"), detail.at("snapshot_id").text());
        return Optional.of(new Draft("ebs", "production", at)
                .kind(what)
                .message(what + " failed" + (cause.isBlank() ? "." : ": " + cause))
                .key(resource)
                .with(Circumstance.INSTANCE, resource)
                .raised());
    }

    private static String first(Json resources, String otherwise) {
        return resources.items().stream().map(Json::text).findFirst().orElse(otherwise);
    }
}
