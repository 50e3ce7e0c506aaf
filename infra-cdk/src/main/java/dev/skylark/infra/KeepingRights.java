package dev.skylark.infra;

import dev.skylark.table.Table;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import software.amazon.awscdk.services.iam.ManagedPolicy;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.constructs.Construct;

/**
 * What those may do who keep the records safe and tidy: copy tables, unpack the copies beside them, count what came out, and
 * throw those away. A policy of its own, since one role's own would be too long.
 */
final class KeepingRights extends Construct {

    /** Tables into which backups are unpacked. */
    private static final String COPIES = "skylark-copy-*";

    private final DataStack data;
    private final ManagedPolicy policy;

    KeepingRights(Construct scope, DataStack data) {
        super(scope, "Keeping");
        this.data = data;
        policy = ManagedPolicy.Builder.create(this, "Policy")
                .description("What those may do who keep records safe and tidy, and nothing else.")
                .statements(all())
                .build();
        explain("Resource::*", "Backups are listed for all tables at once, and this one call knows no resource.");
        explain(
                "Resource::arn:<AWS::Partition>:dynamodb:<AWS::Region>:<AWS::AccountId>:table/" + COPIES,
                "A backup is unpacked into a table that is named when it is wanted, and thrown away after.");
        tables(Table::pointInTimeRecovery)
                .forEach(it -> explain(
                        data.anyBackup(it),
                        "DynamoDB names a backup when it is made, so it is known only by its table."));
    }

    private void explain(String finding, String reason) {
        Explained.that(policy, "AwsSolutions-IAM5", finding, reason);
    }

    void give(LiveFunction function) {
        policy.attachToRole(function.role());
    }

    private List<PolicyStatement> all() {
        return List.of(
                Rights.allow(List.of("dynamodb:ListBackups"), "*"),
                Rights.allow(List.of("dynamodb:CreateBackup"), arns(Table::pointInTimeRecovery, "")),
                Rights.allow(
                        List.of("dynamodb:DescribeBackup", "dynamodb:DeleteBackup", "dynamodb:RestoreTableFromBackup"),
                        arns(Table::pointInTimeRecovery, "/backup/*")),
                // every record is looked at, but for what people brought, which is nobody's to look at
                Rights.allow(List.of("dynamodb:Scan"), arns(it -> it != Table.PEOPLE, "")),
                Rights.allow(List.of("dynamodb:DescribeTable", "dynamodb:DescribeTimeToLive"), arns(_ -> true, "")),
                Rights.allow(
                        List.of(
                                "dynamodb:RestoreTableFromBackup",
                                "dynamodb:DescribeTable",
                                "dynamodb:DeleteTable",
                                "dynamodb:GetItem",
                                "dynamodb:Query",
                                "dynamodb:Scan",
                                "dynamodb:PutItem",
                                "dynamodb:UpdateItem",
                                "dynamodb:DeleteItem",
                                "dynamodb:BatchWriteItem"),
                        Names.arn(this, "dynamodb", "table/" + COPIES)));
    }

    private String[] arns(Predicate<Table> wanted, String below) {
        return tables(wanted).map(it -> data.table(it).getTableArn() + below).toArray(String[]::new);
    }

    private static Stream<Table> tables(Predicate<Table> wanted) {
        return Arrays.stream(Table.values()).filter(wanted);
    }
}
