package dev.skylark.infra;

import java.util.List;
import software.amazon.awscdk.Acknowledgment;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.Validations;
import software.amazon.awscdk.services.kms.IKey;
import software.amazon.awscdk.services.lambda.EventInvokeConfigOptions;
import software.amazon.awscdk.services.lambda.IDestination;
import software.amazon.awscdk.services.lambda.destinations.SnsDestination;
import software.amazon.awscdk.services.lambda.destinations.SqsDestination;
import software.amazon.awscdk.services.sns.Topic;
import software.amazon.awscdk.services.sns.subscriptions.LambdaSubscription;
import software.amazon.awscdk.services.sns.subscriptions.SqsSubscription;
import software.amazon.awscdk.services.sqs.Queue;
import software.amazon.awscdk.services.sqs.QueueEncryption;
import software.constructs.Construct;

/**
 * What happens to work that could not be done: it is parked for us to look at, and the person is told.
 * Telling is a call of the same function under another alias, because under {@code live} a failure to tell would be
 * work that failed, and would come back for ever.
 */
final class HandOver extends Construct {

    // Discord takes no answer after 15 minutes, and telling so needs time too.
    private static final Duration PATIENCE = Duration.minutes(10);
    private static final int RETRIES = 2;

    private final Queue parking;
    private final Queue undelivered;

    HandOver(Construct scope, LiveFunction work, IKey key) {
        super(scope, "HandOver");
        parking = queue("Parking");
        undelivered = queue("Undelivered");
        Explained.that(
                parking,
                "AwsSolutions-SQS3",
                "This queue is itself where failed work ends: no program takes from it, and a person is alarmed.");
        Explained.that(
                undelivered,
                "AwsSolutions-SQS3",
                "This queue is itself the dead-letter queue of the subscriptions, and a person is alarmed.");

        var failed = Topic.Builder.create(this, "Failed")
                .displayName("Skylark: work that failed")
                .masterKey(key)
                .enforceSsl(true)
                .build();
        var tells = work.alias("tells");
        work.live().configureAsyncInvoke(onFailure(new SnsDestination(failed)));
        tells.configureAsyncInvoke(onFailure(new SqsDestination(undelivered)));
        failed.addSubscription(SqsSubscription.Builder.create(parking)
                .rawMessageDelivery(true)
                .deadLetterQueue(undelivered)
                .build());
        var telling = failed.addSubscription(LambdaSubscription.Builder.create(tells)
                .deadLetterQueue(undelivered)
                .build());
        Validations.of(telling)
                .acknowledge(Acknowledgment.builder()
                        .id("CloudFormation-Validate::W3694")
                        .reason("An alias of a function may be subscribed too, and only it has its own failure rules.")
                        .build());
        Explained.that(
                work.role(),
                "AwsSolutions-IAM5",
                "Action::kms:GenerateDataKey*",
                "Publishing to an encrypted topic needs both forms of this one call, on this one key.");
    }

    private Queue queue(String name) {
        return Queue.Builder.create(this, name)
                .encryption(QueueEncryption.SQS_MANAGED)
                .enforceSsl(true)
                .retentionPeriod(Duration.days(14))
                .build();
    }

    private static EventInvokeConfigOptions onFailure(IDestination destination) {
        return EventInvokeConfigOptions.builder()
                .maxEventAge(PATIENCE)
                .retryAttempts(RETRIES)
                .onFailure(destination)
                .build();
    }

    Queue parking() {
        return parking;
    }

    Queue undelivered() {
        return undelivered;
    }

    List<Queue> queues() {
        return List.of(parking, undelivered);
    }
}
