package dev.skylark.infra;

import dev.skylark.voice.Crowd;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.events.EventPattern;
import software.amazon.awscdk.services.events.Rule;
import software.amazon.awscdk.services.events.targets.LambdaFunction;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.kms.IKey;
import software.amazon.awscdk.services.lambda.destinations.SqsDestination;
import software.amazon.awscdk.services.sns.Topic;
import software.amazon.awscdk.services.sqs.Queue;
import software.constructs.Construct;
import software.constructs.IConstruct;

/**
 * What becomes true in the cloud, brought to the events function: by EventBridge, and by a topic for AWS Budgets, which
 * knows no EventBridge.
 */
final class Facts extends Construct {

    /** Who speaks to the topic. */
    static final List<String> SPEAKERS = List.of("budgets.amazonaws.com", "costalerts.amazonaws.com");

    /** The source of what Skylark itself tells, for itself. */
    static final String OURS = "dev.skylark";

    // A fact says when it was, so it may come late; later than this nobody is helped by it.
    private static final Duration PATIENCE = Duration.hours(1);

    private final LiveFunction events;
    private final Queue parking;
    private final Topic notices;

    Facts(Construct scope, LiveFunction events, IKey key) {
        super(scope, "Facts");
        this.events = events;
        parking = Failures.queue(
                this,
                "Parking",
                "This queue is itself where unheard facts end: no program takes from it, and a person is alarmed.");
        Failures.of(events.live(), PATIENCE, new SqsDestination(parking));
        rule("ServerChanged", "A server changed its state.", of("aws.ec2", "EC2 Instance State-change Notification"));
        rule("SpotTaken", "A spot server is taken away.", of("aws.ec2", "EC2 Spot Instance Interruption Warning"));
        rule(
                "DiskChanged",
                "Something became of a disk or a copy of one.",
                of("aws.ec2", "EBS Volume Notification", "EBS Snapshot Notification"));
        rule("AnomalyDetected", "Something costs more than usual.", of("aws.ce", "Anomaly Detected"));
        // Our own alarms too: where Skylark fails is told where everything else is.
        rule("AlarmChanged", "An alarm changed its state.", of("aws.cloudwatch", "CloudWatch Alarm State Change"));
        rule(
                "TaskStopped",
                "A task of ECS stopped.",
                of("aws.ecs", "ECS Task State Change").detail(Map.of("lastStatus", List.of("STOPPED"))));
        rule("HealthTold", "AWS has trouble, or plans some.", of("aws.health", "AWS Health Event"));
        rule(
                "BackupFailed",
                "A backup was not made.",
                of("aws.backup", "Backup Job State Change")
                        .detail(Map.of("state", List.of("FAILED", "ABORTED", "EXPIRED"))));
        rule("LaunchFailed", "A group got no server.", of("aws.autoscaling", "EC2 Instance Launch Unsuccessful"));
        // Another account may be let into the bus to tell of its servers, but not to speak for us.
        rule(
                "OurOwn",
                "There is something to show about alerts, another system has told us something, or people have gathered.",
                of(OURS, "AlertsChanged", "Told", Crowd.FACT)
                        .account(List.of(Stack.of(this).getAccount())));
        notices = Topic.Builder.create(this, "Notices")
                .topicName("skylark-notices")
                .displayName("Skylark: what AWS Budgets notices")
                .masterKey(key)
                .enforceSsl(true)
                .build();
        notices.addToResourcePolicy(PolicyStatement.Builder.create()
                .sid("NoticesOfThisAccount")
                .principals(SPEAKERS.stream().map(ServicePrincipal::new).toList())
                .actions(List.of("sns:Publish"))
                .resources(List.of(notices.getTopicArn()))
                .conditions(Map.of(
                        "StringEquals",
                        Map.of("aws:SourceAccount", Stack.of(this).getAccount())))
                .build());
        Failures.told(notices, events.live(), parking);
    }

    private static EventPattern.Builder of(String source, String... detailTypes) {
        return EventPattern.builder().source(List.of(source)).detailType(List.of(detailTypes));
    }

    private void rule(String name, String sentence, EventPattern.Builder pattern) {
        var rule = Rule.Builder.create(this, name)
                .description("Skylark: " + sentence)
                .eventPattern(pattern.build())
                .build();
        rule.addTarget(LambdaFunction.Builder.create(events.live())
                .deadLetterQueue(parking)
                .maxEventAge(PATIENCE)
                .build());
    }

    Queue parking() {
        return parking;
    }

    String noticesArn() {
        return notices.getTopicArn();
    }

    /** Where we tell what we know, and where the events of other regions and accounts have to be forwarded to. */
    static String busArn(IConstruct here) {
        return Names.arn(here, "events", "event-bus/default");
    }
}
