package dev.skylark.infra;

import software.amazon.awscdk.Acknowledgment;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.Validations;
import software.amazon.awscdk.services.lambda.Alias;
import software.amazon.awscdk.services.lambda.EventInvokeConfigOptions;
import software.amazon.awscdk.services.lambda.IDestination;
import software.amazon.awscdk.services.sns.Topic;
import software.amazon.awscdk.services.sns.subscriptions.LambdaSubscription;
import software.amazon.awscdk.services.sqs.Queue;
import software.amazon.awscdk.services.sqs.QueueEncryption;
import software.constructs.Construct;

/** What becomes of a call that fails: it is tried three times, then it goes where a person finds it. */
final class Failures {

    private static final int RETRIES = 2;

    private Failures() {}

    /** A queue in which failures wait; {@code because} says why it is where they end. */
    static Queue queue(Construct scope, String name, String because) {
        var queue = Queue.Builder.create(scope, name)
                .encryption(QueueEncryption.SQS_MANAGED)
                .enforceSsl(true)
                .retentionPeriod(Duration.days(14))
                .build();
        Explained.that(queue, "AwsSolutions-SQS3", because);
        return queue;
    }

    /** An alias whose calls nobody waits for. */
    static void of(Alias alias, Duration patience, IDestination destination) {
        alias.configureAsyncInvoke(EventInvokeConfigOptions.builder()
                .maxEventAge(patience)
                .retryAttempts(RETRIES)
                .onFailure(destination)
                .build());
    }

    /** Tells an alias what is said to a topic; what cannot be delivered goes to the queue. */
    static void told(Topic topic, Alias alias, Queue undelivered) {
        var telling = topic.addSubscription(LambdaSubscription.Builder.create(alias)
                .deadLetterQueue(undelivered)
                .build());
        Validations.of(telling)
                .acknowledge(Acknowledgment.builder()
                        .id("CloudFormation-Validate::W3694")
                        .reason("An alias of a function may be subscribed too, and only it has its own failure rules.")
                        .build());
    }
}
