package dev.skylark.entry;

import dev.skylark.advice.BedrockAdvisor;
import dev.skylark.data.Retries;
import dev.skylark.fleet.Place;
import dev.skylark.patience.Neighbour;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.bedrockruntime.BedrockRuntimeClient;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.costexplorer.CostExplorerClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.pricing.PricingClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.scheduler.SchedulerClient;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.auth.StsAssumeRoleCredentialsProvider;

/** The ways to AWS, each made once: by service, region and account. */
final class Clients {

    /** The bill and the price list live there, wherever the servers are. */
    private static final Region BILLING = Region.US_EAST_1;

    private final ClientOverrideConfiguration counting;
    private final Optional<URI> endpoint;
    private final Supplier<SdkHttpClient> http = new Lazy<>(UrlConnectionHttpClient::create);
    private final Supplier<StsClient> sts = new Lazy<>(() -> made(StsClient.builder(), null, null));
    private final Map<Object, Object> made = new ConcurrentHashMap<>();

    /** {@code endpoint} is another AWS than the real one, for the sandbox. */
    Clients(ClientOverrideConfiguration counting, Optional<URI> endpoint) {
        this.counting = counting;
        this.endpoint = endpoint;
    }

    private record Key(Class<?> service, String role, String guild, String region) {
        /** In our own account all guilds go the same way. */
        static Key of(Class<?> service, String role, String guild, String region) {
            return new Key(service, role, role.isEmpty() ? "" : guild, region);
        }
    }

    Ec2Client ec2(Place place, String guild) {
        return once(
                Key.of(Ec2Client.class, place.through(), guild, place.region()),
                Ec2Client.class,
                () -> made(Ec2Client.builder(), credentials(place.through(), guild), Region.of(place.region())));
    }

    CloudWatchClient cloudWatch(Place place, String guild) {
        return once(
                Key.of(CloudWatchClient.class, place.through(), guild, place.region()),
                CloudWatchClient.class,
                () -> made(CloudWatchClient.builder(), credentials(place.through(), guild), Region.of(place.region())));
    }

    CloudWatchLogsClient logs(Place place, String guild) {
        return once(
                Key.of(CloudWatchLogsClient.class, place.through(), guild, place.region()),
                CloudWatchLogsClient.class,
                () -> made(
                        CloudWatchLogsClient.builder(),
                        credentials(place.through(), guild),
                        Region.of(place.region())));
    }

    /** Each request costs a cent, so it is never tried again by itself. */
    CostExplorerClient costExplorer(String role, String guild) {
        return once(
                Key.of(CostExplorerClient.class, role, guild, ""),
                CostExplorerClient.class,
                () -> made(
                        CostExplorerClient.builder()
                                .overrideConfiguration(counting.toBuilder()
                                        .retryStrategy(Retries.of(Neighbour.COST_EXPLORER.patience()))
                                        .build()),
                        credentials(role, guild),
                        BILLING));
    }

    PricingClient pricing() {
        return once(
                Key.of(PricingClient.class, "", "", ""),
                PricingClient.class,
                () -> made(PricingClient.builder(), null, BILLING));
    }

    SchedulerClient scheduler() {
        return once(
                Key.of(SchedulerClient.class, "", "", ""),
                SchedulerClient.class,
                () -> made(SchedulerClient.builder(), null, null));
    }

    EventBridgeClient eventBridge() {
        return once(
                Key.of(EventBridgeClient.class, "", "", ""),
                EventBridgeClient.class,
                () -> made(EventBridgeClient.builder(), null, null));
    }

    SqsClient queues() {
        return once(Key.of(SqsClient.class, "", "", ""), SqsClient.class, () -> made(SqsClient.builder(), null, null));
    }

    EcsClient services() {
        return once(Key.of(EcsClient.class, "", "", ""), EcsClient.class, () -> made(EcsClient.builder(), null, null));
    }

    /** The one of our own region. */
    CloudWatchClient alarms() {
        return once(
                Key.of(CloudWatchClient.class, "", "", ""),
                CloudWatchClient.class,
                () -> made(CloudWatchClient.builder(), null, null));
    }

    DynamoDbClient tables() {
        return once(
                Key.of(DynamoDbClient.class, "", "", ""),
                DynamoDbClient.class,
                () -> made(DynamoDbClient.builder(), null, null));
    }

    SecretsManagerClient secrets() {
        return once(
                Key.of(SecretsManagerClient.class, "", "", ""),
                SecretsManagerClient.class,
                () -> made(SecretsManagerClient.builder(), null, null));
    }

    /** It has one address for all regions. */
    IamClient iam() {
        return once(
                Key.of(IamClient.class, "", "", ""),
                IamClient.class,
                () -> made(IamClient.builder(), null, Region.AWS_GLOBAL));
    }

    StsClient sts() {
        return sts.get();
    }

    KmsClient kms() {
        return once(Key.of(KmsClient.class, "", "", ""), KmsClient.class, () -> made(KmsClient.builder(), null, null));
    }

    S3Client objects() {
        return once(Key.of(S3Client.class, "", "", ""), S3Client.class, () -> made(S3Client.builder(), null, null));
    }

    BedrockRuntimeClient bedrock() {
        return once(Key.of(BedrockRuntimeClient.class, "", "", ""), BedrockRuntimeClient.class, () -> {
            var builder = BedrockAdvisor.patient(BedrockRuntimeClient.builder(), counting);
            endpoint.ifPresent(builder::endpointOverride);
            return builder.build();
        });
    }

    private <T> T once(Key key, Class<T> type, Supplier<T> make) {
        return type.cast(made.computeIfAbsent(key, _ -> make.get()));
    }

    /**
     * The guild is the external id: a role that demands it, as SECURITY.md says, can be taken for this guild and for no
     * other, whoever types its name.
     */
    private @Nullable AwsCredentialsProvider credentials(String role, String guild) {
        return role.isEmpty()
                ? null
                : StsAssumeRoleCredentialsProvider.builder()
                        .stsClient(sts.get())
                        .refreshRequest(it -> it.roleArn(role)
                                .roleSessionName("skylark-" + guild)
                                .externalId(guild))
                        .build();
    }

    private <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C made(
            B builder, @Nullable AwsCredentialsProvider credentials, @Nullable Region region) {
        if (builder.overrideConfiguration().retryStrategy().isEmpty()
                && builder.overrideConfiguration().retryStrategyConfigurator().isEmpty()) {
            builder.overrideConfiguration(counting);
        }
        builder.httpClient(http.get());
        builder.credentialsProvider(
                credentials == null ? DefaultCredentialsProvider.builder().build() : credentials);
        if (region != null) {
            builder.region(region);
        }
        endpoint.ifPresent(builder::endpointOverride);
        return builder.build();
    }
}
