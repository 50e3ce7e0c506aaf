package dev.skylark.fact;

import dev.skylark.fact.Occurrence.Circumstance;
import dev.skylark.json.Json;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A task of ECS that stopped because something failed; one that somebody or its service stopped is nobody's trouble. */
final class StoppedTask {

    /** CannotPullContainerError, OutOfMemoryError and their kin, at the start of a reason. */
    private static final Pattern ERROR = Pattern.compile("^([A-Z][A-Za-z]{2,80}+)(?<=Error)\\b");

    private static final Pattern UNHEALTHY = Pattern.compile("failed (?:\\w{1,20}+ )?(?:\\w{1,20}+ )?health checks");

    private StoppedTask() {}

    // https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ecs_task_events.html
    // https://docs.aws.amazon.com/AmazonECS/latest/developerguide/stopped-task-error-codes.html
    static Optional<Signal> read(Json event, Instant at) {
        var detail = event.at("detail");
        var kind = detail.at("lastStatus").text().equals("STOPPED") ? kind(detail) : Optional.<String>empty();
        var cluster = detail.at("clusterArn").text();
        var group = detail.at("group").text();
        var service = group.substring(group.indexOf(':') + 1);
        return kind.map(it -> new Draft("ecs", Surroundings.of(service, Arn.last(cluster)), at)
                .service(service)
                .kind(it)
                .message(message(detail))
                .key(cluster + "/" + group)
                .with(Circumstance.INSTANCE, Arn.last(detail.at("taskArn").text()))
                .at(Moments.read(detail.at("stoppedAt").text()))
                .raised());
    }

    private static Optional<String> kind(Json detail) {
        var reason = detail.at("stoppedReason").text();
        var error = Stream.concat(
                        Stream.of(reason),
                        containers(detail).map(it -> it.at("reason").text()))
                .map(ERROR::matcher)
                .filter(it -> it.find())
                .map(it -> it.group(1))
                .findFirst();
        if (error.isPresent()) {
            return error;
        }
        if (UNHEALTHY.matcher(reason).find()) {
            return Optional.of("FailedHealthChecks");
        }
        var exited = reason.startsWith("Essential container in task exited")
                && containers(detail).anyMatch(it -> it.at("exitCode").whole(0) != 0);
        return exited ? Optional.of("EssentialContainerExited") : Optional.empty();
    }

    private static String message(Json detail) {
        var containers = containers(detail)
                .filter(it -> it.at("exitCode").whole(0) != 0
                        || !it.at("reason").text().isBlank())
                .map(it -> "%s exited with %s %s"
                        .formatted(
                                it.at("name").text(),
                                it.at("exitCode").text().isEmpty()
                                        ? "no code"
                                        : it.at("exitCode").text(),
                                it.at("reason").text())
                        .strip())
                .collect(Collectors.joining("\n"));
        return detail.at("stoppedReason").text() + "\n" + containers;
    }

    private static Stream<Json> containers(Json detail) {
        return detail.at("containers").items().stream();
    }
}
