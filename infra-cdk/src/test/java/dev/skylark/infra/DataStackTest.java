package dev.skylark.infra;

import static dev.skylark.infra.Stacks.at;
import static dev.skylark.infra.Stacks.properties;
import static org.assertj.core.api.Assertions.assertThat;

import dev.skylark.table.Table;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awscdk.assertions.Match;
import software.amazon.awscdk.assertions.Template;

final class DataStackTest {

    private static Stacks stacks;
    private static Template data;

    @BeforeAll
    static void synthesise() {
        stacks = Stacks.usual();
        data = stacks.data();
    }

    @Test
    void there_is_one_table_for_each_declared() {
        data.resourceCountIs("AWS::DynamoDB::Table", Table.values().length);
    }

    @ParameterizedTest
    @EnumSource
    void a_table_is_as_declared(Table table) {
        data.hasResourceProperties(
                "AWS::DynamoDB::Table",
                Map.of(
                        "BillingMode",
                        "PAY_PER_REQUEST",
                        "KeySchema",
                        keys(Table.PARTITION, Table.SORT),
                        "TimeToLiveSpecification",
                        Map.of("AttributeName", Table.EXPIRES, "Enabled", true),
                        "PointInTimeRecoverySpecification",
                        Map.of("PointInTimeRecoveryEnabled", table.pointInTimeRecovery()),
                        "GlobalSecondaryIndexes",
                        table.indexes().isEmpty() ? Match.absent() : indexes(table)));
    }

    private static List<Object> indexes(Table table) {
        return table.indexes().stream()
                .<Object>map(index -> Map.of(
                        "IndexName", index.name(),
                        "KeySchema", keys(index.partition(), index.sort()),
                        "Projection", Map.of("ProjectionType", "ALL")))
                .toList();
    }

    private static List<Object> keys(String partition, String sort) {
        return List.of(
                Map.of("AttributeName", partition, "KeyType", "HASH"),
                Map.of("AttributeName", sort, "KeyType", "RANGE"));
    }

    @Test
    void data_stays_when_its_stack_goes() {
        assertThat(kept(data)).isNotEmpty().allMatch("Retain"::equals);
        assertThat(properties(data, "AWS::DynamoDB::Table").values())
                .allSatisfy(table ->
                        assertThat(at(table, "DeletionProtectionEnabled")).isEqualTo(true));
        assertThat(stacks.assembly().getStackByName("SkylarkData").getTerminationProtection())
                .isTrue();
    }

    @Test
    void data_goes_only_when_told() {
        var told = Stacks.with(Map.of("skylark:destroyData", "true"));

        assertThat(kept(told.data())).isNotEmpty().allMatch("Delete"::equals);
        assertThat(properties(told.data(), "AWS::DynamoDB::Table").values())
                .allSatisfy(table ->
                        assertThat(at(table, "DeletionProtectionEnabled")).isEqualTo(false));
        assertThat(told.assembly().getStackByName("SkylarkData").getTerminationProtection())
                .isNotEqualTo(true);
    }

    @Test
    void music_is_private_encrypted_and_spoken_of_over_tls_only() {
        data.hasResourceProperties(
                "AWS::S3::Bucket",
                Map.of(
                        "PublicAccessBlockConfiguration",
                        Map.of(
                                "BlockPublicAcls", true,
                                "BlockPublicPolicy", true,
                                "IgnorePublicAcls", true,
                                "RestrictPublicBuckets", true),
                        "BucketEncryption",
                        Match.anyValue(),
                        "LifecycleConfiguration",
                        Map.of(
                                "Rules",
                                List.of(Map.of(
                                        "AbortIncompleteMultipartUpload",
                                        Map.of("DaysAfterInitiation", 1),
                                        "Status",
                                        "Enabled")))));
        data.hasResourceProperties(
                "AWS::S3::BucketPolicy",
                Match.objectLike(Map.of(
                        "PolicyDocument",
                        Match.objectLike(Map.of(
                                "Statement",
                                Match.arrayWith(List.of(Match.objectLike(Map.of(
                                        "Effect",
                                        "Deny",
                                        "Condition",
                                        Map.of("Bool", Map.of("aws:SecureTransport", "false")))))))))));
    }

    private static List<Object> kept(Template template) {
        return Stream.of("AWS::DynamoDB::Table", "AWS::S3::Bucket", "AWS::SecretsManager::Secret")
                .flatMap(type -> template.findResources(type).values().stream())
                .flatMap(resource -> Stream.of(at(resource, "DeletionPolicy"), at(resource, "UpdateReplacePolicy")))
                .toList();
    }

    @Test
    void the_key_of_people_s_tokens_rotates_and_stays() {
        data.hasResource(
                "AWS::KMS::Key",
                Map.of("DeletionPolicy", "Retain", "Properties", Match.objectLike(Map.of("EnableKeyRotation", true))));
    }

    /** If this fails, a deployment of the change writes placeholders over the real token of everybody. */
    @Test
    void what_the_secrets_hold_at_first_never_changes() {
        holds("skylark/webhooks", "{}", "key");
        holds("skylark/github", "{\"app\":\"to be filled in\",\"key\":\"to be filled in\"}", "webhook");
        data.hasResourceProperties(
                "AWS::SecretsManager::Secret", Map.of("Name", "skylark/accounts", "SecretString", "{}"));
        data.hasResourceProperties(
                "AWS::SecretsManager::Secret",
                Map.of(
                        "Name",
                        "skylark/discord",
                        "SecretString",
                        "{\"token\":\"to be filled in\",\"publicKey\":\"to be filled in\","
                                + "\"applicationId\":\"to be filled in\",\"ownerGuild\":\"to be filled in\","
                                + "\"ownerChannel\":\"to be filled in\"}"));
    }

    private static void holds(String name, String fields, String generated) {
        data.hasResourceProperties(
                "AWS::SecretsManager::Secret",
                Map.of(
                        "Name",
                        name,
                        "GenerateSecretString",
                        Map.of(
                                "SecretStringTemplate",
                                fields,
                                "GenerateStringKey",
                                generated,
                                "PasswordLength",
                                64,
                                "ExcludePunctuation",
                                true)));
    }
}
