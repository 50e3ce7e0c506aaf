package dev.skylark.data;

import java.time.Duration;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.retries.StandardRetryStrategy;
import software.amazon.awssdk.retries.api.BackoffStrategy;
import software.amazon.awssdk.retries.api.RetryStrategy;

/** How patient we are with AWS. */
public final class Patience {

    private static final int TRIES = 4;

    private Patience() {}

    /**
     * Three more tries where AWS is too busy, fails or is not reached, after pauses of up to once, twice and four times
     * the first; by chance shorter, so that not everybody comes back at the same moment. What it refuses stays refused.
     */
    public static RetryStrategy retries(Duration first) {
        var pause = BackoffStrategy.exponentialDelay(first, first.multipliedBy(4));
        return AwsRetryStrategy.configure(StandardRetryStrategy.builder())
                .maxAttempts(TRIES)
                .backoffStrategy(pause)
                .throttlingBackoffStrategy(pause)
                .build();
    }
}
