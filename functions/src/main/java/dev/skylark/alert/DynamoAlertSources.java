package dev.skylark.alert;

import dev.skylark.data.Item;
import dev.skylark.data.Rows;
import dev.skylark.data.Rows.Range;
import dev.skylark.table.Table;
import dev.skylark.webhook.Format;
import java.util.List;
import java.util.Optional;

/** {@link AlertSources} in the table of alerts. */
final class DynamoAlertSources implements AlertSources {

    private static final String SOURCE = "source#";
    private static final int MOST = 50;

    private final Rows rows;

    DynamoAlertSources(Rows rows) {
        this.rows = rows;
    }

    @Override
    public List<AlertSource> all(String guild) {
        return rows.range(new Range(null, guild, SOURCE, false, MOST + 1, null, "", Item.NOTHING)).items().stream()
                .filter(it -> it.text(Table.SORT).startsWith(SOURCE))
                .map(DynamoAlertSources::source)
                .toList();
    }

    @Override
    public Optional<AlertSource> find(String guild, String name) {
        return rows.find(guild, SOURCE + name).map(DynamoAlertSources::source);
    }

    @Override
    public boolean set(AlertSource it) {
        if (find(it.guild(), it.name()).isEmpty() && all(it.guild()).size() >= MOST) {
            return false;
        }
        var item = Item.of(it.guild(), SOURCE + it.name())
                .with("format", it.format().name())
                .with("service", it.service())
                .with("environment", it.environment())
                .with("generation", it.generation());
        // an index takes no empty key
        rows.put(it.topic().isEmpty() ? item : item.with("topic", it.topic()));
        return true;
    }

    @Override
    public boolean remove(String guild, String name) {
        return rows.removeIfThere(guild, SOURCE + name);
    }

    @Override
    public List<AlertSource> of(String topic) {
        return rows
                .range(new Range(Table.ALERTS.indexes().getLast(), topic, SOURCE, false, MOST, null, "", Item.NOTHING))
                .items()
                .stream()
                .map(DynamoAlertSources::source)
                .toList();
    }

    private static AlertSource source(Item it) {
        return new AlertSource(
                it.text(Table.PARTITION),
                it.text(Table.SORT).substring(SOURCE.length()),
                Format.valueOf(it.text("format")),
                it.text("service"),
                it.text("environment"),
                it.text("topic"),
                it.whole("generation"));
    }
}
