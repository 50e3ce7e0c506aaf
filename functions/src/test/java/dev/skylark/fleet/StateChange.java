package dev.skylark.fleet;

import dev.skylark.json.Json;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;

/** How EventBridge tells that a server became something else. */
final class StateChange {

    private StateChange() {}

    static Json event(Server server, State state, Instant at) {
        return Json.fields()
                .with("version", "0")
                .with("id", UUID.randomUUID().toString())
                .with("detail-type", "EC2 Instance State-change Notification")
                .with("source", "aws.ec2")
                .with("account", SimulatedCloud.ACCOUNT)
                .with("time", at.truncatedTo(ChronoUnit.SECONDS).toString())
                .with("region", server.place().region())
                .with("resources", List.of())
                .with("detail", Json.fields().with("instance-id", server.id()).with("state", word(state)));
    }

    private static String word(State state) {
        return switch (state) {
            case STARTING -> "pending";
            case RUNNING -> "running";
            case STOPPING -> "stopping";
            case STOPPED -> "stopped";
            case LEAVING -> "shutting-down";
            case GONE -> "terminated";
        };
    }
}
