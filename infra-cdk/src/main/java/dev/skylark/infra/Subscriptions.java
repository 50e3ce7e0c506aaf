package dev.skylark.infra;

import software.amazon.awscdk.Duration;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.lambda.Permission;
import software.amazon.awscdk.services.lambda.destinations.SqsDestination;
import software.amazon.awscdk.services.sqs.Queue;
import software.constructs.Construct;

/** What log groups of this account bring to the logs function, once somebody has subscribed it to them. */
final class Subscriptions extends Construct {

    // An error in a log is worth knowing of hours later too; Lambda keeps a call for no longer than this.
    private static final Duration PATIENCE = Duration.hours(6);

    private final LiveFunction logs;
    private final Queue parking;

    Subscriptions(Construct scope, LiveFunction logs) {
        super(scope, "Subscriptions");
        this.logs = logs;
        parking = Failures.queue(
                this,
                "Parking",
                "This queue is itself where unread lines end: no program takes from it, and a person is alarmed.");
        Failures.of(logs.live(), PATIENCE, new SqsDestination(parking));
        logs.live()
                .addPermission(
                        "LogGroups",
                        Permission.builder()
                                .principal(new ServicePrincipal("logs.amazonaws.com"))
                                .sourceAccount(Stack.of(this).getAccount())
                                .sourceArn(Names.arn(this, "logs", "log-group:*:*"))
                                .build());
    }

    Queue parking() {
        return parking;
    }

    /** What a log group has to be subscribed to. */
    String destinationArn() {
        return logs.live().getFunctionArn();
    }
}
