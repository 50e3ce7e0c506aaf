package dev.skylark.care;

import dev.skylark.fleet.Answer;
import dev.skylark.fleet.Ec2Instances;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.TableStatus;

/** {@link TableSizes} of DynamoDB, which counts every six hours. */
public final class DynamoTables implements TableSizes {

    private final Supplier<DynamoDbClient> client;

    public DynamoTables(Supplier<DynamoDbClient> client) {
        this.client = client;
    }

    @Override
    public Answer<Size> of(String table) {
        return Ec2Instances.asked(() -> {
            var described =
                    client.get().describeTable(it -> it.tableName(table)).table();
            return Answer.got(new Size(
                    orNone(described.itemCount()),
                    orNone(described.tableSizeBytes()),
                    described.tableStatus() == TableStatus.ACTIVE || described.tableStatus() == TableStatus.UPDATING));
        });
    }

    /** The SDK leaves out what it does not know. */
    private static long orNone(@Nullable Long counted) {
        return counted == null ? 0 : counted;
    }
}
