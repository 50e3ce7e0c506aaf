package dev.skylark.data;

import dev.skylark.table.Table;
import dev.skylark.table.Table.Index;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;
import software.amazon.awssdk.services.dynamodb.model.ResourceInUseException;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.dynamodb.services.local.embedded.DynamoDBEmbedded;
import software.amazon.dynamodb.services.local.shared.access.AmazonDynamoDBLocal;

/** DynamoDB in this process, with every table of the house: in memory for tests, in a folder for the sandbox. */
public final class EmbeddedDynamo implements AutoCloseable {

    private static @Nullable EmbeddedDynamo shared;

    private final AmazonDynamoDBLocal local;
    private final DynamoDbClient client;

    private EmbeddedDynamo(AmazonDynamoDBLocal local) {
        this.local = local;
        this.client = local.dynamoDbClient();
        createTables(client);
    }

    public static EmbeddedDynamo inMemory() {
        return new EmbeddedDynamo(DynamoDBEmbedded.create(true));
    }

    /** The one that all tests of a process share, since starting it is most of their time. Nobody closes it. */
    public static synchronized EmbeddedDynamo shared() {
        var started = shared;
        if (started == null) {
            started = inMemory();
            shared = started;
        }
        return started;
    }

    public static EmbeddedDynamo in(Path folder) {
        try {
            // it takes a file; given a folder it tries for ever to open it
            var file = Files.createDirectories(folder).resolve("dynamo.db").toFile();
            return new EmbeddedDynamo(DynamoDBEmbedded.create(file, true));
        } catch (IOException unusable) {
            throw new UncheckedIOException("The state folder cannot be used: " + folder, unusable);
        }
    }

    public DynamoDbClient client() {
        return client;
    }

    /** What a table is called here. */
    public static String name(Table table) {
        return "skylark-" + table.name().toLowerCase(Locale.ROOT);
    }

    @Override
    public void close() {
        client.close();
        local.shutdown();
    }

    /** Every table that is not there yet, exactly as declared. */
    public static void createTables(DynamoDbClient client) {
        for (var table : Table.values()) {
            try {
                client.createTable(request(table));
                client.updateTimeToLive(it -> it.tableName(name(table))
                        .timeToLiveSpecification(ttl -> ttl.enabled(true).attributeName(Table.EXPIRES)));
            } catch (ResourceInUseException alreadyThere) {
                // it survived a restart
            }
        }
    }

    /** One more table like another, under a name of its own. */
    public static String createLike(DynamoDbClient client, Table table, String suffix) {
        var name = name(table) + "-" + suffix;
        client.createTable(request(table).toBuilder().tableName(name).build());
        return name;
    }

    private static CreateTableRequest request(Table table) {
        var request = CreateTableRequest.builder()
                .tableName(name(table))
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .keySchema(keys(Table.PARTITION, Table.SORT))
                .attributeDefinitions(Stream.concat(
                                Stream.of(Table.PARTITION, Table.SORT),
                                table.indexes().stream().flatMap(it -> Stream.of(it.partition(), it.sort())))
                        .distinct()
                        .map(it -> AttributeDefinition.builder()
                                .attributeName(it)
                                .attributeType(ScalarAttributeType.S)
                                .build())
                        .toList());
        var indexes = new ArrayList<GlobalSecondaryIndex>();
        for (Index index : table.indexes()) {
            indexes.add(GlobalSecondaryIndex.builder()
                    .indexName(index.name())
                    .keySchema(keys(index.partition(), index.sort()))
                    .projection(it -> it.projectionType(ProjectionType.ALL))
                    .build());
        }
        return indexes.isEmpty()
                ? request.build()
                : request.globalSecondaryIndexes(indexes).build();
    }

    private static List<KeySchemaElement> keys(String partition, String sort) {
        return List.of(
                KeySchemaElement.builder()
                        .attributeName(partition)
                        .keyType(KeyType.HASH)
                        .build(),
                KeySchemaElement.builder()
                        .attributeName(sort)
                        .keyType(KeyType.RANGE)
                        .build());
    }
}
