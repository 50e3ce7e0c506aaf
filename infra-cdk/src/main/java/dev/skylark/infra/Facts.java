package dev.skylark.infra;

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

/**
 * What becomes true in the cloud, brought to the events function: by EventBridge, and by a topic for AWS Budgets, which
 * knows no EventBridge.
 */
final class Facts extends Construct {

    /** Who speaks to the topic. */
    static final List<String> SPEAKERS = List.of("budgets.amazonaws.com", "costalerts.amazonaws.com");

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
        rule("ServerChanged", "A server changed its state.", "aws.ec2", "EC2 Instance State-change Notification");
        rule("AnomalyDetected", "Something costs more than usual.", "aws.ce", "Anomaly Detected");
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

    private void rule(String name, String sentence, String source, String detailType) {
        var rule = Rule.Builder.create(this, name)
                .description("Skylark: " + sentence)
                .eventPattern(EventPattern.builder()
                        .source(List.of(source))
                        .detailType(List.of(detailType))
                        .build())
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

    /** Where the events of other regions and accounts have to be forwarded to. */
    String busArn() {
        return Names.arn(this, "events", "event-bus/default");
    }
}
