package dev.skylark.infra;

import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.kms.IKey;
import software.amazon.awscdk.services.lambda.destinations.SnsDestination;
import software.amazon.awscdk.services.lambda.destinations.SqsDestination;
import software.amazon.awscdk.services.sns.Topic;
import software.amazon.awscdk.services.sns.subscriptions.SqsSubscription;
import software.amazon.awscdk.services.sqs.Queue;
import software.constructs.Construct;

/**
 * What happens to work that could not be done: it is parked for us to look at, and the person is told.
 * Telling is a call of the same function under another alias, because under {@code live} a failure to tell would be
 * work that failed, and would come back for ever.
 */
final class HandOver extends Construct {

    // Discord takes no answer after 15 minutes, and telling so needs time too.
    private static final Duration PATIENCE = Duration.minutes(10);

    private final Queue parking;
    private final Queue undelivered;

    HandOver(Construct scope, LiveFunction work, IKey key) {
        super(scope, "HandOver");
        parking = Failures.queue(
                this,
                "Parking",
                "This queue is itself where failed work ends: no program takes from it, and a person is alarmed.");
        undelivered = Failures.queue(
                this,
                "Undelivered",
                "This queue is itself the dead-letter queue of the subscriptions, and a person is alarmed.");

        var failed = Topic.Builder.create(this, "Failed")
                .displayName("Skylark: work that failed")
                .masterKey(key)
                .enforceSsl(true)
                .build();
        var tells = work.alias("tells");
        Failures.of(work.live(), PATIENCE, new SnsDestination(failed));
        Failures.of(tells, PATIENCE, new SqsDestination(undelivered));
        failed.addSubscription(SqsSubscription.Builder.create(parking)
                .rawMessageDelivery(true)
                .deadLetterQueue(undelivered)
                .build());
        Failures.told(failed, tells, undelivered);
        Explained.that(
                work.role(),
                "AwsSolutions-IAM5",
                "Action::kms:GenerateDataKey*",
                "Publishing to an encrypted topic needs both forms of this one call, on this one key.");
    }

    Queue parking() {
        return parking;
    }

    Queue undelivered() {
        return undelivered;
    }
}
