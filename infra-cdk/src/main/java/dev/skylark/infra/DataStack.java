package dev.skylark.infra;

import dev.skylark.table.Table;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
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
import software.amazon.awscdk.services.secretsmanager.Secret;
import software.constructs.Construct;

/** What must not be lost: the tables, and the secret that Discord knows us by. */
final class DataStack extends Stack {

    /** The secret's name: the deployment script and people speak of it. */
    static final String SECRET = "skylark/discord";

    // CloudFormation writes this over the real values as soon as one letter of it changes: so none ever does.
    private static final String UNFILLED = """
            {"token":"to be filled in","publicKey":"to be filled in","applicationId":"to be filled in",\
            "ownerGuild":"to be filled in","ownerChannel":"to be filled in"}""";

    private final Map<Table, software.amazon.awscdk.services.dynamodb.Table> tables = new EnumMap<>(Table.class);
    private final RemovalPolicy removal;
    private final Optional<String> secretVersion;
    private final Secret secret;

    DataStack(Construct scope, Choices choices) {
        super(
                scope,
                "SkylarkData",
                StackProps.builder()
                        .description("Skylark: tables and secret. Outlives every deployment.")
                        .terminationProtection(!choices.destroyData())
                        .build());
        removal = choices.destroyData() ? RemovalPolicy.DESTROY : RemovalPolicy.RETAIN;
        secretVersion = choices.secretVersion();
        for (var table : Table.values()) {
            tables.put(table, create(table));
        }
        secret = Secret.Builder.create(this, "Discord")
                .secretName(SECRET)
                .description("How Discord and Skylark know each other, and whose Skylark this is.")
                .secretStringValue(SecretValue.unsafePlainText(UNFILLED))
                .removalPolicy(removal)
                .build();
        Explained.that(
                secret,
                "AwsSolutions-SMG4",
                "Discord has no call that makes a new bot token: a person resets it in the developer portal and stores"
                        + " it here, and the functions read it again without a deployment.");
    }

    private software.amazon.awscdk.services.dynamodb.Table create(Table declared) {
        var table = software.amazon.awscdk.services.dynamodb.Table.Builder.create(this, Names.pascal(declared))
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
                    "Everything in this table expires within days by design, so there is no past point worth restoring.");
        }
        return table;
    }

    private static Attribute text(String name) {
        return Attribute.builder().name(name).type(AttributeType.STRING).build();
    }

    software.amazon.awscdk.services.dynamodb.Table table(Table table) {
        return Objects.requireNonNull(tables.get(table));
    }

    String secretArn() {
        return secret.getSecretArn();
    }

    /**
     * A field of the secret that is itself no secret, written into the environment when the stack is deployed. With
     * the version in it a new value changes the template; without, CloudFormation would never look again.
     */
    String published(String field) {
        var options = SecretsManagerSecretOptions.builder().jsonField(field);
        secretVersion.ifPresent(options::versionId);
        return SecretValue.secretsManager(secret.getSecretArn(), options.build())
                .unsafeUnwrap();
    }
}
