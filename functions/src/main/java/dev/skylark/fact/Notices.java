package dev.skylark.fact;

import dev.skylark.json.Json;
import dev.skylark.json.Json.NotJson;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;

/** What AWS and others write to a topic: as JSON, or in words. */
public final class Notices {

    private static final Pattern BACKUP_FAILED = Pattern.compile("\\b(failed|aborted|stopped|expired)\\b");
    private static final Pattern RESOURCE = Pattern.compile("Resource ARN ?: ?(arn:\\S{1,1000}?)\\.?(?:\\s|$)");
    private static final Pattern JOB = Pattern.compile("Job ID ?: ?([\\w-]{1,100}+)", Pattern.CASE_INSENSITIVE);

    private Notices() {}

    /** What it says; nothing where it says that all is well, or nothing at all. */
    public static Optional<Signal> read(String subject, String message, String topicArn, Instant at) {
        if (message.isBlank() && subject.isBlank()) {
            return Optional.empty();
        }
        var json = json(message);
        if (json.at("AlarmName").isText() && json.at("NewStateValue").isText()) {
            return AlarmChange.message(json, at);
        }
        if (json.at("anomalyId").isText()) {
            return Optional.of(anomaly(json, at));
        }
        if (Events.knows(json)) {
            return Events.read(json, Moments.read(json.at("time").text()).orElse(at));
        }
        if (subject.contains("AWS Backup")) {
            return backup(message, at);
        }
        var topic = Arn.read(topicArn).resource();
        return Optional.of(new Draft("sns", Surroundings.of(topic), at)
                .service(topic)
                .kind(subject)
                .message(message)
                .severity(subject.startsWith("AWS Budgets") ? Severity.WARNING : Severity.INFO)
                .raised());
    }

    private static Json json(String message) {
        try {
            return Json.read(message);
        } catch (NotJson words) {
            return Json.fields();
        }
    }

    // https://docs.aws.amazon.com/cost-management/latest/userguide/ad-SNS.html
    private static Signal anomaly(Json json, Instant at) {
        var what = json.at("rootCauses").items().stream()
                .map(it -> it.at("service").text())
                .findFirst()
                .orElse(json.at("dimensionalValue").text());
        return new Draft("cost", "production", at)
                .kind("Cost anomaly")
                .message("%s costs $%s more than expected."
                        .formatted(what, json.at("impact").at("totalImpact").text()))
                .severity(Severity.WARNING)
                .key(json.at("anomalyId").text())
                .with(
                        Occurrence.Circumstance.LINK,
                        json.at("anomalyDetailsLink").text())
                .raised();
    }

    // https://docs.aws.amazon.com/aws-backup/latest/devguide/backup-notifications.html
    private static Optional<Signal> backup(String message, Instant at) {
        var failed = BACKUP_FAILED.matcher(message);
        if (!failed.find()) {
            return Optional.empty();
        }
        var state = switch (failed.group(1)) {
            case "failed" -> "FAILED";
            case "expired" -> "EXPIRED";
            default -> "ABORTED";
        };
        return Optional.of(Events.backup(found(RESOURCE, message), found(JOB, message), state, message, at));
    }

    private static String found(Pattern pattern, String text) {
        var matcher = pattern.matcher(text);
        return matcher.find() ? matcher.group(1) : "";
    }
}
