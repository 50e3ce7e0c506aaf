package dev.skylark.upkeep;

import dev.skylark.fleet.Answer;
import dev.skylark.fleet.Ec2Instances;
import dev.skylark.table.Table;
import java.util.function.Function;
import java.util.function.Supplier;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.TimeToLiveStatus;

/** {@link Lifetimes} as DynamoDB's time to live. */
public final class DynamoLifetimes implements Lifetimes {

    private final Supplier<DynamoDbClient> client;
    private final Function<Table, String> names;

    public DynamoLifetimes(Supplier<DynamoDbClient> client, Function<Table, String> names) {
        this.client = client;
        this.names = names;
    }

    @Override
    public Answer<Boolean> end(Table table) {
        return Ec2Instances.asked(() -> {
            var how = client.get()
                    .describeTimeToLive(it -> it.tableName(names.apply(table)))
                    .timeToLiveDescription();
            return Answer.got(
                    how.timeToLiveStatus() == TimeToLiveStatus.ENABLED && Table.EXPIRES.equals(how.attributeName()));
        });
    }
}
