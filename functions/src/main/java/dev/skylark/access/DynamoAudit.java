package dev.skylark.access;

import dev.skylark.access.AuditEntry.Result;
import dev.skylark.data.Item;
import dev.skylark.data.Rows;
import dev.skylark.data.Rows.Range;
import dev.skylark.json.Json;
import dev.skylark.table.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** {@link Audit} in the audit table, sorted by time, and by person through the index. */
public final class DynamoAudit implements Audit {

    private static final Duration KEPT = Duration.ofDays(400);

    /** A page may have to look past entries that the filter hides, but not for ever: then it says where it stopped. */
    private static final int MOST_QUERIES = 10;

    /** What we hand out as the place where a page ends. Anything else begins at the newest. */
    private static final Pattern PLACE = Pattern.compile("\\d{13}#.{1,100}");

    private final Rows rows;

    public DynamoAudit(Rows rows) {
        this.rows = rows;
    }

    @Override
    public void add(AuditEntry it) {
        var options = Json.fields();
        for (var option : it.options().entrySet()) {
            options = options.with(option.getKey(), option.getValue());
        }
        rows.put(Item.of(it.guild(), id(it.at(), it.id()))
                .with("person", it.guild() + "#" + it.person())
                .with("personName", it.personName())
                .with("channel", it.channel())
                .with("command", it.command())
                .with("options", options)
                .with("target", it.target())
                .with("result", it.result().name())
                .with("detail", it.detail())
                .with("millis", it.took().toMillis())
                .expiring(it.at().plus(KEPT)));
    }

    @Override
    public Page page(String guild, Filter filter, int most, Optional<String> from) {
        var index = filter.person().isPresent() ? Table.AUDIT.indexes().getFirst() : null;
        var partition = filter.person().map(it -> guild + "#" + it).orElse(guild);
        var conditions = new ArrayList<String>();
        var values = new Item(new HashMap<>());
        if (filter.command().isPresent()) {
            conditions.add("#command = :command");
            values = values.with("command", filter.command().get());
        }
        if (filter.result().isPresent()) {
            conditions.add("#result = :result");
            values = values.with("result", filter.result().get().name());
        }
        var entries = new ArrayList<AuditEntry>();
        var first = id(filter.since(), "");
        var place = from.filter(it -> PLACE.matcher(it).matches());
        if (place.isPresent() && place.get().compareTo(first) < 0) {
            return new Page(List.of(), Optional.empty());
        }
        @Nullable
        Item after = place.map(it -> start(guild, partition, index != null, it)).orElse(null);
        for (int query = 0; query < MOST_QUERIES; query++) {
            var found = rows.range(new Range(
                    index,
                    partition,
                    first,
                    true,
                    conditions.isEmpty() ? most + 1 - entries.size() : 100,
                    after,
                    String.join(" AND ", conditions),
                    values));
            for (var item : found.items()) {
                if (entries.size() == most) {
                    return new Page(
                            entries,
                            Optional.of(
                                    id(entries.getLast().at(), entries.getLast().id())));
                }
                entries.add(entry(item));
            }
            if (found.last().isEmpty()) {
                return new Page(entries, Optional.empty());
            }
            after = found.last().get();
        }
        return new Page(entries, Optional.ofNullable(after).map(it -> it.text(Table.SORT)));
    }

    /** A place in this guild's partition and no other, whatever the text says. */
    private static Item start(String guild, String partition, boolean byPerson, String id) {
        var start = Item.of(guild, id);
        return byPerson ? start.with("person", partition) : start;
    }

    private static String id(Instant at, String interaction) {
        return "%013d#%s".formatted(at.toEpochMilli(), interaction);
    }

    private static AuditEntry entry(Item it) {
        var id = it.text(Table.SORT).split("#", 2);
        var options = new HashMap<String, String>();
        it.json("options").members().forEach((name, value) -> options.put(name, value.text()));
        return new AuditEntry(
                it.text(Table.PARTITION),
                Instant.ofEpochMilli(Long.parseLong(id[0])),
                id[1],
                it.text("person").substring(it.text("person").indexOf('#') + 1),
                it.text("personName"),
                it.text("channel"),
                it.text("command"),
                options,
                it.text("target"),
                Result.valueOf(it.text("result")),
                it.text("detail"),
                Duration.ofMillis(it.whole("millis")));
    }
}
