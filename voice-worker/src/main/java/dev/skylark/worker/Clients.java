package dev.skylark.worker;

import dev.skylark.data.Retries;
import dev.skylark.patience.Neighbour;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;
import software.amazon.awssdk.services.sqs.SqsClient;

/** The ways to AWS, each made once. */
record Clients(
        DynamoDbClient dynamo,
        SqsClient queues,
        EcsClient services,
        EventBridgeClient bus,
        S3Client files,
        S3Presigner presigner) {

    private static final Duration BRISK_ANSWER = Duration.ofSeconds(2);

    /** Longer than a queue lets us wait for orders. */
    private static final Duration CALM_ANSWER = Duration.ofSeconds(30);

    /** {@code endpoint} is another AWS than the real one, for tests. */
    static Clients at(Optional<URI> endpoint) {
        var files = S3Presigner.builder();
        endpoint.ifPresent(files::endpointOverride);
        return new Clients(
                made(DynamoDbClient.builder(), Neighbour.AWS_SOON, BRISK_ANSWER, endpoint),
                made(SqsClient.builder(), Neighbour.AWS, CALM_ANSWER, endpoint),
                made(EcsClient.builder(), Neighbour.AWS, CALM_ANSWER, endpoint),
                made(EventBridgeClient.builder(), Neighbour.AWS, CALM_ANSWER, endpoint),
                made(S3Client.builder(), Neighbour.AWS, CALM_ANSWER, endpoint),
                files.build());
    }

    private static <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C made(
            B builder, Neighbour neighbour, Duration answer, Optional<URI> endpoint) {
        endpoint.ifPresent(builder::endpointOverride);
        return builder.overrideConfiguration(it -> it.retryStrategy(Retries.of(neighbour.patience())))
                .httpClientBuilder(UrlConnectionHttpClient.builder()
                        .connectionTimeout(BRISK_ANSWER)
                        .socketTimeout(answer))
                .build();
    }
}
