package dev.skylark.sandbox.house;

import dev.skylark.json.Json;
import dev.skylark.sandbox.happening.Happening;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What can be made to go wrong in the services of the sandbox, and what people do about it on GitHub. */
final class TroubleHappenings {

    private static final int MOST = 10_000;
    private static final int KINDS = 20;

    private final PlayedLogs logs;
    private final PlayedGitHub github;
    private final Consumer<Json> events;
    private final Clock clock;

    TroubleHappenings(PlayedLogs logs, PlayedGitHub github, Consumer<Json> events, Clock clock) {
        this.logs = logs;
        this.github = github;
        this.events = events;
        this.clock = clock;
    }

    List<Happening> all() {
        return Stream.concat(inServices(), onGitHub()).toList();
    }

    private Stream<Happening> inServices() {
        return Stream.of(
                Happening.named(
                        "log-errors", "A service writes errors into its log.", this::errors, "service", "count"),
                Happening.named(
                        "log-error-storm", "A service writes errors of 20 kinds.", this::storm, "service", "count"),
                Happening.named(
                        "alarm", "A CloudWatch alarm goes off, or (state OK) is over.", this::alarm, "name", "state"));
    }

    private Stream<Happening> onGitHub() {
        return Stream.of(
                Happening.named(
                        "pull-request-merged",
                        "Somebody merges a pull request, the newest if no number is given.",
                        it -> github.merge(it.at("number").whole(0), or(it, "author", "octocat")),
                        "number",
                        "author"),
                Happening.named(
                        "issue-closed",
                        "Somebody closes an issue; reason completed or not_planned.",
                        it -> github.close(it.at("number").whole(0), or(it, "reason", "completed")),
                        "number",
                        "reason"),
                Happening.named(
                        "deployment",
                        "Something is deployed; state success, failure or in_progress.",
                        it -> github.deploy(or(it, "environment", "production"), or(it, "state", "success")),
                        "environment",
                        "state"),
                Happening.named(
                        "deployment-waits",
                        "A deployment waits to be let through.",
                        it -> github.waits(or(it, "environment", "production")),
                        "environment"),
                Happening.named("github-down", "GitHub answers nobody until github-up.", _ -> github.down(true)),
                Happening.named("github-up", "GitHub answers again.", _ -> github.down(false)));
    }

    private String errors(Json asked) {
        var service = or(asked, "service", "worker");
        var count = count(asked, 1);
        logs.append(
                service,
                IntStream.range(0, count)
                        .mapToObj(_ -> PlayedLines.error(clock.instant()))
                        .toList());
        return "%s has written %d errors.".formatted(service, count);
    }

    private String storm(Json asked) {
        var service = or(asked, "service", "worker");
        var count = count(asked, 1_000);
        logs.append(
                service,
                IntStream.range(0, count)
                        .mapToObj(it -> PlayedLines.error(clock.instant(), it % KINDS))
                        .toList());
        return "%s has written %d errors of %d kinds.".formatted(service, count, Math.min(count, KINDS));
    }

    private static int count(Json asked, int usual) {
        var count = asked.at("count").whole(usual);
        if (count < 1 || count > MOST) {
            throw new IllegalArgumentException("\"count\" is a number from 1 to 10000.");
        }
        return (int) count;
    }

    // https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/cloudwatch-and-eventbridge.html
    private String alarm(Json asked) {
        var name = or(asked, "name", "web-1 does not answer");
        var state = or(asked, "state", "ALARM");
        if (!List.of("ALARM", "OK").contains(state)) {
            throw new IllegalArgumentException("\"state\" is ALARM or OK.");
        }
        var now = clock.instant().truncatedTo(ChronoUnit.SECONDS).toString();
        events.accept(Json.fields()
                .with("id", UUID.randomUUID().toString())
                .with("source", "aws.cloudwatch")
                .with("detail-type", "CloudWatch Alarm State Change")
                .with("account", "123456789012")
                .with("region", "eu-central-1")
                .with("time", now)
                .with(
                        "resources",
                        List.of("arn:aws:cloudwatch:eu-central-1:123456789012:alarm:" + name.replace(' ', '-')))
                .with(
                        "detail",
                        Json.fields()
                                .with("alarmName", name)
                                .with(
                                        "state",
                                        Json.fields()
                                                .with("value", state)
                                                .with(
                                                        "reason",
                                                        "Threshold Crossed: 1 datapoint [1.0] was not below 1.0.")
                                                .with("timestamp", now))
                                .with("previousState", Json.fields().with("value", state.equals("OK") ? "ALARM" : "OK"))
                                .with("configuration", Json.fields().with("description", "Played by the sandbox"))));
        return "The alarm “%s” says %s.".formatted(name, state);
    }

    private static String or(Json asked, String field, String usual) {
        var given = asked.at(field).text();
        return given.isEmpty() ? usual : given;
    }
}
