package dev.skylark.data;

import dev.skylark.patience.Patience;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.retries.StandardRetryStrategy;
import software.amazon.awssdk.retries.api.BackoffStrategy;
import software.amazon.awssdk.retries.api.RetryStrategy;

/** Our patience in the words of the SDK. */
public final class Retries {

    private Retries() {}

    /** More tries where AWS is too busy, fails or is not reached. What it refuses stays refused. */
    public static RetryStrategy of(Patience patience) {
        BackoffStrategy pause = tried -> patience.pause(tried, Math.random());
        return AwsRetryStrategy.configure(StandardRetryStrategy.builder())
                .maxAttempts(patience.tries())
                .backoffStrategy(pause)
                .throttlingBackoffStrategy(pause)
                .build();
    }
}
