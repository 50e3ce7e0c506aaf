package dev.skylark.infra;

import dev.skylark.table.Table;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import software.amazon.awscdk.CfnElement;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.SecretValue;
import software.amazon.awscdk.SecretsManagerSecretOptions;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.amazon.awscdk.services.dynamodb.Attribute;
import software.amazon.awscdk.services.dynamodb.AttributeType;
import software.amazon.awscdk.services.dynamodb.BillingMode;
import software.amazon.awscdk.services.dynamodb.GlobalSecondaryIndexProps;
import software.amazon.awscdk.services.dynamodb.PointInTimeRecoverySpecification;
import software.amazon.awscdk.services.dynamodb.ProjectionType;
import software.amazon.awscdk.services.kms.Key;
import software.amazon.awscdk.services.s3.BlockPublicAccess;
import software.amazon.awscdk.services.s3.Bucket;
import software.amazon.awscdk.services.s3.BucketEncryption;
import software.amazon.awscdk.services.s3.LifecycleRule;
import software.amazon.awscdk.services.s3.ObjectOwnership;
import software.amazon.awscdk.services.secretsmanager.Secret;
import software.amazon.awscdk.services.secretsmanager.SecretStringGenerator;
import software.constructs.Construct;

/**
 * What must not be lost: the tables, the guilds' own music, and the secrets that Discord, alert sources and GitHub know us
 * by.
 */
final class DataStack extends Stack {

    /** The name of Discord's secret: the deployment script and people speak of it. */
    static final String DISCORD = "skylark/discord";

    /** The name of the secret that the keys of alert sources are made of. */
    static final String WEBHOOKS = "skylark/webhooks";

    /** The name of the table of health: spelled, because the watch reads it from another region. */
    static final String HEALTH = "skylark-health";

    /** The name of the secret of our GitHub App. */
    static final String GITHUB = "skylark/github";

    /** The name of the secret that music services know us by. */
    static final String ACCOUNTS = "skylark/accounts";

    // CloudFormation writes these over the real values as soon as one letter of them changes: so none ever does.
    private static final String UNFILLED = """
            {"token":"to be filled in","publicKey":"to be filled in","applicationId":"to be filled in",\
            "ownerGuild":"to be filled in","ownerChannel":"to be filled in"}""";

    private static final String GITHUB_UNFILLED = """
            {"app":"to be filled in","key":"to be filled in"}""";

    private final Map<Table, software.amazon.awscdk.services.dynamodb.Table> tables = new EnumMap<>(Table.class);
    private final RemovalPolicy removal;
    private final Optional<String> secretVersion;
    private final Secret discord;
    private final Secret webhooks;
    private final Secret github;
    private final Bucket library;
    private final Bucket archive;
    private final Secret accounts;
    private final Key accountsKey;

    DataStack(Construct scope, Choices choices) {
        super(
                scope,
                "SkylarkData",
                StackProps.builder()
                        .description("Skylark: tables and secrets. Outlives every deployment.")
                        .terminationProtection(!choices.destroyData())
                        .build());
        removal = choices.destroyData() ? RemovalPolicy.DESTROY : RemovalPolicy.RETAIN;
        secretVersion = choices.secretVersion();
        for (var table : Table.values()) {
            tables.put(table, create(table));
        }
        discord = secret(
                DISCORD,
                "Discord has no call that makes a new bot token: a person resets it in the developer portal and stores"
                        + " it here, and the functions read it again without a deployment.",
                Secret.Builder.create(this, "Discord")
                        .description("How Discord and Skylark know each other, and whose Skylark this is.")
                        .secretStringValue(SecretValue.unsafePlainText(UNFILLED)));
        library = bucket(
                "Library",
                false,
                "Who adds or removes a track is in the audit table, and a log of each read would cost more than the music.");
        archive = bucket(
                "Archive", true, "Skylark alone writes here, once a night, and whoever reads here is in CloudTrail.");
        webhooks = secret(
                WEBHOOKS,
                "The key of every alert source is made of this one, so a new one turns all of them away until people"
                        + " have changed it in each: they do that when they must, not by the calendar.",
                Secret.Builder.create(this, "WebhookKey")
                        .description("What the keys of alert sources are made of.")
                        .generateSecretString(generated("{}", "key")));
        github = secret(
                GITHUB,
                "GitHub has no call that makes a new private key of an App: a person makes it in the App's settings and"
                        + " stores it here, and the functions read it again without a deployment.",
                Secret.Builder.create(this, "GithubApp")
                        .description("How GitHub and Skylark know each other: the App, its private key, its webhook.")
                        .generateSecretString(generated(GITHUB_UNFILLED, "webhook")));
        accounts = secret(
                ACCOUNTS,
                "Music services have no call that makes a new secret of an app: a person makes it in their developer"
                        + " portal and stores it here, and the functions read it again without a deployment.",
                Secret.Builder.create(this, "Accounts")
                        .description("How music services and Skylark know each other: spotify.id, spotify.secret, ...")
                        .secretStringValue(SecretValue.unsafePlainText("{}")));
        accountsKey = Key.Builder.create(this, "AccountsKey")
                .description("Skylark: the tokens of people's accounts at music services.")
                .enableKeyRotation(true)
                .removalPolicy(removal)
                .build();
    }

    /** With {@code versions}, all that a file was is kept for three months. */
    private Bucket bucket(String name, boolean versions, String whyNoLog) {
        var bucket = Bucket.Builder.create(this, name)
                .versioned(versions)
                .blockPublicAccess(BlockPublicAccess.BLOCK_ALL)
                .objectOwnership(ObjectOwnership.BUCKET_OWNER_ENFORCED)
                .encryption(BucketEncryption.S3_MANAGED)
                .enforceSsl(true)
                .minimumTlsVersion(1.2)
                .lifecycleRules(List.of(LifecycleRule.builder()
                        .abortIncompleteMultipartUploadAfter(Duration.days(1))
                        .noncurrentVersionExpiration(versions ? Duration.days(90) : null)
                        .build()))
                .removalPolicy(removal)
                .build();
        Explained.that(bucket, "AwsSolutions-S1", whyNoLog);
        return bucket;
    }

    private Secret secret(String name, String unrotated, Secret.Builder described) {
        var secret = described.secretName(name).removalPolicy(removal).build();
        Explained.that(secret, "AwsSolutions-SMG4", unrotated);
        return secret;
    }

    /** JSON that already has some fields, and gets one that nobody knows. */
    private static SecretStringGenerator generated(String fields, String generated) {
        return SecretStringGenerator.builder()
                .secretStringTemplate(fields)
                .generateStringKey(generated)
                .passwordLength(64)
                .excludePunctuation(true)
                .build();
    }

    private software.amazon.awscdk.services.dynamodb.Table create(Table declared) {
        var table = software.amazon.awscdk.services.dynamodb.Table.Builder.create(this, Names.pascal(declared))
                .tableName(declared == Table.HEALTH ? HEALTH : null)
                .partitionKey(text(Table.PARTITION))
                .sortKey(text(Table.SORT))
                .timeToLiveAttribute(Table.EXPIRES)
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .pointInTimeRecoverySpecification(PointInTimeRecoverySpecification.builder()
                        .pointInTimeRecoveryEnabled(declared.pointInTimeRecovery())
                        .build())
                .removalPolicy(removal)
                .deletionProtection(removal == RemovalPolicy.RETAIN)
                .build();
        for (var index : declared.indexes()) {
            table.addGlobalSecondaryIndex(GlobalSecondaryIndexProps.builder()
                    .indexName(index.name())
                    .partitionKey(text(index.partition()))
                    .sortKey(text(index.sort()))
                    .projectionType(ProjectionType.ALL)
                    .build());
        }
        if (!declared.pointInTimeRecovery()) {
            Explained.that(
                    table,
                    "AwsSolutions-DDB3",
                    declared == Table.PEOPLE
                            ? "What somebody takes back must be gone, in backups too; whoever loses a link makes it again."
                            : "Everything in this table expires within days by design, so there is no past point worth"
                                    + " restoring.");
        }
        return table;
    }

    private static Attribute text(String name) {
        return Attribute.builder().name(name).type(AttributeType.STRING).build();
    }

    software.amazon.awscdk.services.dynamodb.Table table(Table table) {
        return Objects.requireNonNull(tables.get(table));
    }

    /** Where the guilds' own music is. */
    Bucket library() {
        return library;
    }

    /** Where settings and lists of music are kept as text. */
    Bucket archive() {
        return archive;
    }

    /** Every track in it, as cdk-nag names that where another stack speaks of it. */
    String anyTrack() {
        return any(library, "/*");
    }

    /** Every file of the archive, in the same way. */
    String anyExport() {
        return any(archive, "/*");
    }

    /** Every backup of a table, in the same way. */
    String anyBackup(Table table) {
        return any(table(table), "/backup/*");
    }

    private String any(Construct construct, String below) {
        var template = (CfnElement) Objects.requireNonNull(construct.getNode().getDefaultChild());
        return "Resource::<%s.Arn>%s".formatted(getLogicalId(template), below);
    }

    Secret discord() {
        return discord;
    }

    String discordArn() {
        return discord.getSecretArn();
    }

    String webhooksArn() {
        return webhooks.getSecretArn();
    }

    String githubArn() {
        return github.getSecretArn();
    }

    String accountsArn() {
        return accounts.getSecretArn();
    }

    String accountsKeyArn() {
        return accountsKey.getKeyArn();
    }

    /**
     * A field of Discord's secret that is itself no secret, written into the environment when the stack is deployed. With
     * the version in it a new value changes the template; without, CloudFormation would never look again.
     */
    String published(String field) {
        var options = SecretsManagerSecretOptions.builder().jsonField(field);
        secretVersion.ifPresent(options::versionId);
        return SecretValue.secretsManager(discord.getSecretArn(), options.build())
                .unsafeUnwrap();
    }
}
