package dev.skylark.backup;

import dev.skylark.backup.Backup.Kind;
import dev.skylark.data.EmbeddedDynamo;
import dev.skylark.fleet.Answer;
import dev.skylark.table.Table;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ResourceInUseException;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

/** {@link Backups} as tables beside the tables, for DynamoDB Local, which has none. */
public final class TableBackups implements Backups {

    private static final String START = "backup-";

    private final DynamoDbClient client;
    private final Clock clock;
    private final Set<String> lost = new HashSet<>();

    public TableBackups(DynamoDbClient client, Clock clock) {
        this.client = client;
        this.clock = clock;
    }

    @Override
    public Answer<Backup> make(Table table, Kind kind) {
        var made = clock.instant().toEpochMilli();
        while (isThere(id(made, kind, table))) {
            made++;
        }
        copy(EmbeddedDynamo.name(table), id(made, kind, table));
        return Answer.got(backup(id(made, kind, table)));
    }

    @Override
    public Answer<List<Backup>> all() {
        return Answer.got(client.listTablesPaginator().tableNames().stream()
                .filter(it -> it.startsWith(START))
                .map(this::backup)
                .toList());
    }

    private static String id(long made, Kind kind, Table table) {
        return START + made + "-" + kind.name() + "-" + table.name();
    }

    private Backup backup(String id) {
        var parts = id.split("-", 4);
        return new Backup(
                Table.valueOf(parts[3]),
                id,
                Instant.ofEpochMilli(Long.parseLong(parts[1])),
                Kind.valueOf(parts[2]),
                items(id).mapToLong(TableBackups::bytes).sum());
    }

    private static long bytes(Map<String, AttributeValue> item) {
        return item.toString().length();
    }

    @Override
    public Answer<Backup> remove(Backup backup) {
        client.deleteTable(it -> it.tableName(backup.id()));
        return Answer.got(backup);
    }

    /** It is listed, and cannot be unpacked. */
    public void loses(String id) {
        lost.add(id);
    }

    @Override
    public Answer<String> unpack(Backup backup, String copy) {
        if (lost.contains(backup.id()) || !isThere(backup.id())) {
            return Answer.failed(Answer.Trouble.GONE, "There is no such backup.");
        }
        copy(backup.id(), copy);
        return Answer.got(copy);
    }

    @Override
    public Answer<Unpacking> look(String copy) {
        return Answer.got(isThere(copy) ? Unpacking.DONE : Unpacking.NOTHING);
    }

    @Override
    public Answer<String> discard(String copy) {
        if (!copy.startsWith(COPY)) {
            throw new IllegalArgumentException(copy + " is no copy, and may not be thrown away.");
        }
        try {
            client.deleteTable(it -> it.tableName(copy));
        } catch (ResourceNotFoundException none) {
            // as wanted
        }
        return Answer.got(copy);
    }

    private boolean isThere(String table) {
        try {
            return Optional.ofNullable(
                            client.describeTable(it -> it.tableName(table)).table())
                    .isPresent();
        } catch (ResourceNotFoundException none) {
            return false;
        }
    }

    private void copy(String from, String to) {
        try {
            client.createTable(it -> it.tableName(to)
                    .billingMode(BillingMode.PAY_PER_REQUEST)
                    .keySchema(key(Table.PARTITION, KeyType.HASH), key(Table.SORT, KeyType.RANGE))
                    .attributeDefinitions(text(Table.PARTITION), text(Table.SORT)));
        } catch (ResourceInUseException begunBefore) {
            return;
        }
        items(from).forEach(item -> client.putItem(it -> it.tableName(to).item(item)));
    }

    private static KeySchemaElement key(String name, KeyType type) {
        return KeySchemaElement.builder().attributeName(name).keyType(type).build();
    }

    private static AttributeDefinition text(String name) {
        return AttributeDefinition.builder()
                .attributeName(name)
                .attributeType(ScalarAttributeType.S)
                .build();
    }

    private Stream<Map<String, AttributeValue>> items(String table) {
        return client.scanPaginator(it -> it.tableName(table)).stream()
                .map(page -> page.items())
                .flatMap(Collection::stream);
    }
}
