package dev.skylark.data;

import dev.skylark.table.Table;
import dev.skylark.table.Table.Index;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.ScanResponse;
import software.amazon.awssdk.services.dynamodb.model.Select;

/** The items of one table. In conditions, {@code #name} is an attribute and {@code :name} a value beside it. */
public final class Rows {

    /**
     * Marks each conditional write. When its answer is lost, the SDK sends it again and the condition fails on our own
     * first try; the mark shows that it was ours.
     */
    private static final String WRITE = "write";

    private final Supplier<DynamoDbClient> client;
    private final Supplier<String> table;

    public Rows(Supplier<DynamoDbClient> client, Supplier<String> table) {
        this.client = client;
        this.table = table;
    }

    /** What became of a conditional write. */
    public sealed interface Write {
        /** It is written; this is the item now. */
        record Done(Item now) implements Write {}

        /** The condition did not hold; this was there and still is, or {@link Item#NOTHING}. */
        record Kept(Item old) implements Write {}
    }

    /** A range of one partition, or of one partition of an index. */
    public record Range(
            @Nullable Index index,
            String partition,
            String firstId,
            boolean newestFirst,
            int limit,
            @Nullable Item after,
            String filter,
            Item filterValues) {}

    /** What a range held, and the item after which it goes on. */
    public record Found(List<Item> items, Optional<Item> last) {}

    /** The item as it is now, not as it was a moment ago: rights and locks hang on it. */
    public Optional<Item> find(String guild, String id) {
        var answer = client.get()
                .getItem(it -> it.tableName(table.get()).key(key(guild, id)).consistentRead(true));
        return answer.hasItem() ? Optional.of(item(answer.item())) : Optional.empty();
    }

    public void put(Item item) {
        client.get().putItem(it -> it.tableName(table.get()).item(attributes(item.values())));
    }

    /** One write, done only if the condition holds at that moment. */
    public Write putIf(Item item, String condition, Item values) {
        var marked = item.with(WRITE, UUID.randomUUID().toString());
        try {
            client.get()
                    .putItem(it -> it.tableName(table.get())
                            .item(attributes(marked.values()))
                            .conditionExpression(condition)
                            .expressionAttributeNames(names(condition))
                            // DynamoDB takes no empty map of them
                            .expressionAttributeValues(values.values().isEmpty() ? null : placeholders(values))
                            .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD));
            return new Write.Done(marked);
        } catch (ConditionalCheckFailedException failed) {
            return unlessOurs(failed, marked.text(WRITE));
        }
    }

    /** Sets attributes ({@code #name = :value, …}) of an item or of a new one, if the condition holds at that moment. */
    public Write setIf(String guild, String id, String assignments, String condition, Item values) {
        return setIf(guild, id, assignments, "", condition, values);
    }

    /** The same, and what DynamoDB can do besides: {@code ADD #count :more REMOVE #old}. */
    public Write setIf(String guild, String id, String assignments, String besides, String condition, Item values) {
        var mark = UUID.randomUUID().toString();
        var set = assignments + ", #write = :write " + besides;
        try {
            var answer = client.get()
                    .updateItem(it -> it.tableName(table.get())
                            .key(key(guild, id))
                            .updateExpression("SET " + set)
                            .conditionExpression(condition)
                            .expressionAttributeNames(names(set + " " + condition))
                            .expressionAttributeValues(placeholders(values.with(WRITE, mark)))
                            .returnValues(ReturnValue.ALL_NEW)
                            .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD));
            return new Write.Done(item(answer.attributes()));
        } catch (ConditionalCheckFailedException failed) {
            return unlessOurs(failed, mark);
        }
    }

    /** Adds to numbers of an item or of a new one, which may go after that. Counted twice when an answer is lost. */
    public Item add(String guild, String id, Map<String, Long> more, Instant expires) {
        var values = Item.values("expires", expires.getEpochSecond());
        var sums = new ArrayList<String>();
        for (var one : more.entrySet()) {
            values = values.with(one.getKey(), one.getValue());
            sums.add("#" + one.getKey() + " :" + one.getKey());
        }
        var update = "SET #expires = :expires ADD " + String.join(", ", sums);
        var placeholders = placeholders(values);
        var answer = client.get()
                .updateItem(it -> it.tableName(table.get())
                        .key(key(guild, id))
                        .updateExpression(update)
                        .expressionAttributeNames(names(update))
                        .expressionAttributeValues(placeholders)
                        .returnValues(ReturnValue.ALL_NEW));
        return item(answer.attributes());
    }

    private static Write unlessOurs(ConditionalCheckFailedException failed, String mark) {
        var there = failed.hasItem() ? item(failed.item()) : Item.NOTHING;
        return there.text(WRITE).equals(mark) ? new Write.Done(there) : new Write.Kept(there);
    }

    public void remove(String guild, String id) {
        client.get().deleteItem(it -> it.tableName(table.get()).key(key(guild, id)));
    }

    /** True for the one who removed it. */
    public boolean removeIfThere(String guild, String id) {
        return client.get()
                .deleteItem(it -> it.tableName(table.get()).key(key(guild, id)).returnValues(ReturnValue.ALL_OLD))
                .hasAttributes();
    }

    /** Unless it was written anew meanwhile, and lasts longer. */
    public void removeExpired(String guild, String id, Instant before) {
        try {
            client.get()
                    .deleteItem(it -> it.tableName(table.get())
                            .key(key(guild, id))
                            .conditionExpression("#expires <= :before")
                            .expressionAttributeNames(Map.of("#expires", Table.EXPIRES))
                            .expressionAttributeValues(placeholders(Item.values("before", before.getEpochSecond()))));
        } catch (ConditionalCheckFailedException lastsLonger) {
            // as wanted
        }
    }

    /** All of one partition as it is now, for partitions that stay small. */
    public List<Item> all(String partition) {
        return client
                .get()
                .queryPaginator(it -> it.tableName(table.get())
                        .keyConditionExpression("#partition = :partition")
                        .expressionAttributeNames(Map.of("#partition", Table.PARTITION))
                        .expressionAttributeValues(placeholders(Item.values("partition", partition)))
                        .consistentRead(true))
                .items()
                .stream()
                .map(Rows::item)
                .toList();
    }

    /** All that an index has under one name, as it was a moment ago. */
    public List<Item> all(Index index, String partition) {
        return client
                .get()
                .queryPaginator(it -> it.tableName(table.get())
                        .indexName(index.name())
                        .keyConditionExpression("#partition = :partition")
                        .expressionAttributeNames(Map.of("#partition", index.partition()))
                        .expressionAttributeValues(placeholders(Item.values("partition", partition))))
                .items()
                .stream()
                .map(Rows::item)
                .toList();
    }

    /** How many items there are, of all guilds. It reads every one of them, so nobody may be waiting for it. */
    public long count() {
        return client.get().scanPaginator(it -> it.tableName(table.get()).select(Select.COUNT)).stream()
                .mapToLong(ScanResponse::count)
                .sum();
    }

    /** Every item of every guild, piece by piece: as with {@link #count()}, nobody may be waiting for it. */
    public Iterable<Item> everything() {
        return () -> client.get().scanPaginator(it -> it.tableName(table.get())).items().stream()
                .map(Rows::item)
                .iterator();
    }

    public Found range(Range range) {
        var index = range.index();
        var partition = index == null ? Table.PARTITION : index.partition();
        var values = new HashMap<String, Object>(range.filterValues().values());
        values.put("partition", range.partition());
        values.put("first", range.firstId());
        var request = QueryRequest.builder()
                .tableName(table.get())
                .keyConditionExpression("#" + partition + " = :partition AND #id >= :first")
                .expressionAttributeValues(placeholders(new Item(values)))
                .scanIndexForward(!range.newestFirst())
                .limit(range.limit());
        var names = new HashMap<>(names(range.filter()));
        names.put("#" + partition, partition);
        names.put("#id", Table.SORT);
        request.expressionAttributeNames(names);
        if (index != null) {
            request.indexName(index.name());
        }
        if (!range.filter().isEmpty()) {
            request.filterExpression(range.filter());
        }
        var after = range.after();
        if (after != null) {
            request.exclusiveStartKey(attributes(after.values()));
        }
        var answer = client.get().query(request.build());
        return new Found(
                answer.items().stream().map(Rows::item).toList(),
                answer.hasLastEvaluatedKey() ? Optional.of(item(answer.lastEvaluatedKey())) : Optional.empty());
    }

    private static Map<String, AttributeValue> key(String guild, String id) {
        return attributes(Item.of(guild, id).values());
    }

    private static Map<String, AttributeValue> attributes(Map<String, Object> values) {
        var attributes = new HashMap<String, AttributeValue>();
        values.forEach((name, value) -> attributes.put(name, attribute(value)));
        return attributes;
    }

    private static Map<String, AttributeValue> placeholders(Item values) {
        var placeholders = new HashMap<String, AttributeValue>();
        values.values().forEach((name, value) -> placeholders.put(":" + name, attribute(value)));
        return placeholders;
    }

    /** Every {@code #name} that an expression uses, so that no attribute needs to avoid DynamoDB's reserved words. */
    private static Map<String, String> names(String expression) {
        var names = new HashMap<String, String>();
        for (var word : expression.split("[^#\\w]+", -1)) {
            if (word.startsWith("#")) {
                names.put(word, word.substring(1));
            }
        }
        return names;
    }

    private static AttributeValue attribute(Object value) {
        return switch (value) {
            case Long number -> AttributeValue.fromN(number.toString());
            case Set<?> texts ->
                AttributeValue.fromSs(texts.stream().map(String::valueOf).toList());
            default -> AttributeValue.fromS(value.toString());
        };
    }

    private static Item item(Map<String, AttributeValue> attributes) {
        var values = new HashMap<String, Object>();
        attributes.forEach((name, it) -> values.put(name, value(it)));
        return new Item(values);
    }

    private static Object value(AttributeValue it) {
        if (it.hasSs()) {
            return Set.copyOf(it.ss());
        }
        return it.n() == null ? it.s() : (Object) Long.valueOf(it.n());
    }
}
