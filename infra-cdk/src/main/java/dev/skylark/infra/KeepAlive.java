package dev.skylark.infra;

import java.util.List;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.lambda.Alias;
import software.amazon.awscdk.services.scheduler.CfnSchedule;
import software.constructs.Construct;

/** Calls a function once a day: a snapshot that nobody uses for 14 days goes inactive, and the next call fails. */
final class KeepAlive extends Construct {

    // To the front door an unsigned request, answered with 401; to the others nothing to do.
    private static final String CALL = "{\"keepAlive\":true,\"headers\":{},\"body\":\"\"}";

    KeepAlive(Construct scope, Alias alias) {
        super(scope, "KeepAlive");
        var role = Role.Builder.create(this, "Role")
                .assumedBy(new ServicePrincipal("scheduler.amazonaws.com"))
                .description("May call the function that is kept alive.")
                .build();
        role.addToPrincipalPolicy(PolicyStatement.Builder.create()
                .actions(List.of("lambda:InvokeFunction"))
                .resources(List.of(alias.getFunctionArn()))
                .build());
        var schedule = CfnSchedule.Builder.create(this, "Daily")
                .scheduleExpression("rate(1 day)")
                .flexibleTimeWindow(CfnSchedule.FlexibleTimeWindowProperty.builder()
                        .mode("OFF")
                        .build())
                .target(CfnSchedule.TargetProperty.builder()
                        .arn(alias.getFunctionArn())
                        .roleArn(role.getRoleArn())
                        .input(CALL)
                        .build())
                .build();
        // Without its rights the schedule cannot be made.
        schedule.getNode().addDependency(role);
    }
}
