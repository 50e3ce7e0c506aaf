package dev.skylark.infra;

import dev.skylark.settings.Lambda;
import dev.skylark.table.Table;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.lambda.Alias;

/** What each function may do. */
final class Rights {

    private static final List<String> READ = List.of("dynamodb:GetItem", "dynamodb:Query");
    private static final List<String> ITEMS = List.of(
            "dynamodb:GetItem",
            "dynamodb:Query",
            "dynamodb:PutItem",
            "dynamodb:UpdateItem",
            "dynamodb:DeleteItem",
            "dynamodb:ConditionCheckItem");

    private final DataStack data;
    private final Alias work;

    Rights(DataStack data, Alias work) {
        this.data = data;
        this.work = work;
    }

    List<PolicyStatement> of(Lambda lambda) {
        return switch (lambda) {
            // It may be reached by anybody, so it may change nothing: it reads for autocomplete and hands over.
            case INTERACTIONS ->
                List.of(allow(List.of("lambda:InvokeFunction"), work.getFunctionArn()), on(READ, Table.GUILDS));
            case WORK ->
                List.of(
                        on(ITEMS, Table.GUILDS, Table.WORK, Table.AUDIT),
                        allow(List.of("secretsmanager:GetSecretValue"), data.secretArn()));
        };
    }

    private PolicyStatement on(List<String> actions, Table... tables) {
        return allow(actions, Arrays.stream(tables).flatMap(this::arns).toArray(String[]::new));
    }

    /** The table and its indexes, each by name: an index added by hand is not ours to read. */
    private Stream<String> arns(Table table) {
        var arn = data.table(table).getTableArn();
        return Stream.concat(Stream.of(arn), table.indexes().stream().map(index -> arn + "/index/" + index.name()));
    }

    private static PolicyStatement allow(List<String> actions, String... resources) {
        return PolicyStatement.Builder.create()
                .actions(actions)
                .resources(List.of(resources))
                .build();
    }
}
