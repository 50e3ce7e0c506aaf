package dev.skylark.infra;

import dev.skylark.settings.HouseJob;
import dev.skylark.settings.Lambda;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.lambda.destinations.SqsDestination;
import software.amazon.awscdk.services.scheduler.CfnSchedule;
import software.amazon.awscdk.services.scheduler.CfnScheduleGroup;
import software.amazon.awscdk.services.sqs.Queue;
import software.constructs.Construct;

/** What the functions set timers with: a group of schedules, the role in which they call the clock, and where it ends. */
final class Timers extends Construct {

    static final String GROUP = "skylark";

    // What is due may be late, but not so late that nobody waits for it any more.
    private static final Duration PATIENCE = Duration.hours(1);

    private final Role role;
    private final Queue parking;

    Timers(Construct scope, LiveFunction clock) {
        super(scope, "Timers");
        var group = CfnScheduleGroup.Builder.create(this, "Group").name(GROUP).build();
        parking = Failures.queue(
                this,
                "Parking",
                "This queue is itself where failed jobs end: no program takes from it, and a person is alarmed.");
        Failures.of(clock.live(), PATIENCE, new SqsDestination(parking));
        role = Role.Builder.create(this, "Role")
                .assumedBy(ServicePrincipal.Builder.create("scheduler.amazonaws.com")
                        .conditions(Map.of(
                                "StringEquals",
                                Map.of(
                                        "aws:SourceAccount",
                                        Stack.of(this).getAccount(),
                                        "aws:SourceArn",
                                        Names.arn(this, "scheduler", "schedule-group/" + GROUP))))
                        .build())
                .description("May call the clock function, and park calls that failed.")
                .build();
        role.addToPrincipalPolicy(allow("lambda:InvokeFunction", clock.live().getFunctionArn()));
        role.addToPrincipalPolicy(allow("sqs:SendMessage", parking.getQueueArn()));
        for (var job : HouseJob.values()) {
            schedule(job, clock, group);
        }
    }

    private void schedule(HouseJob job, LiveFunction clock, CfnScheduleGroup group) {
        var schedule = CfnSchedule.Builder.create(this, Names.pascal(job))
                .name("skylark-" + job.kind())
                .groupName(GROUP)
                .description("What Skylark does for itself: " + job.kind() + ".")
                .scheduleExpression(job.schedule())
                .flexibleTimeWindow(CfnSchedule.FlexibleTimeWindowProperty.builder()
                        .mode("OFF")
                        .build())
                .target(CfnSchedule.TargetProperty.builder()
                        .arn(clock.live().getFunctionArn())
                        .roleArn(role.getRoleArn())
                        .input(job.json().toString())
                        .retryPolicy(CfnSchedule.RetryPolicyProperty.builder()
                                .maximumRetryAttempts(job.retries())
                                .build())
                        .build())
                .build();
        schedule.getNode().addDependency(group, role);
    }

    private static PolicyStatement allow(String action, String resource) {
        return PolicyStatement.Builder.create()
                .actions(List.of(action))
                .resources(List.of(resource))
                .build();
    }

    /** The live alias of the clock. Spelled, because the clock knows it too, and cannot wait for its own alias. */
    String target() {
        return LiveFunction.spelledArn(this, Lambda.CLOCK);
    }

    /** Every timer there may be. */
    String schedules() {
        return Names.arn(this, "scheduler", "schedule/" + GROUP + "/*");
    }

    Role role() {
        return role;
    }

    Queue parking() {
        return parking;
    }
}
