package dev.skylark.data;

import dev.skylark.json.Json;
import dev.skylark.table.Table;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** One item of a table: texts, sets of texts and whole numbers by name. What has a structure is kept as JSON text. */
public record Item(Map<String, Object> values) {

    public static final Item NOTHING = new Item(Map.of());

    public Item {
        values = Map.copyOf(values);
    }

    public static Item of(String guild, String id) {
        return new Item(Map.of(Table.PARTITION, guild, Table.SORT, id));
    }

    /** Values alone, to compare with in a condition. */
    public static Item values(String name, Object value) {
        return new Item(Map.of(name, value));
    }

    public Item with(String name, String value) {
        return put(name, value);
    }

    public Item with(String name, long value) {
        return put(name, value);
    }

    public Item with(String name, Instant value) {
        return put(name, value.toEpochMilli());
    }

    public Item with(String name, Json value) {
        return put(name, value.toString());
    }

    public Item with(String name, Set<String> values) {
        return put(name, values);
    }

    public Item without(String name) {
        var fewer = new HashMap<>(values);
        fewer.remove(name);
        return new Item(fewer);
    }

    /** Whether the set of this name holds this text. */
    public boolean has(String name, String text) {
        return values.get(name) instanceof Set<?> set && set.contains(text);
    }

    /** When DynamoDB may delete it: never before, so the part of a second counts as a whole one. */
    public Item expiring(Instant when) {
        return put(Table.EXPIRES, when.plusNanos(999_999_999).getEpochSecond());
    }

    public String text(String name) {
        return values.get(name) instanceof String text ? text : "";
    }

    public long whole(String name) {
        return values.get(name) instanceof Long number ? number : 0;
    }

    public Instant instant(String name) {
        return Instant.ofEpochMilli(whole(name));
    }

    public Json json(String name) {
        var text = text(name);
        return text.isEmpty() ? new Json.Nothing() : Json.read(text);
    }

    /** DynamoDB deletes with a delay of up to days, so readers look themselves. */
    public boolean isExpired(Instant now) {
        var expires = whole(Table.EXPIRES);
        return expires > 0 && expires <= now.getEpochSecond();
    }

    private Item put(String name, Object value) {
        var more = new HashMap<>(values);
        more.put(name, value);
        return new Item(more);
    }
}
