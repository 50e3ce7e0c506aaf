package dev.skylark.alert;

import dev.skylark.data.Item;
import dev.skylark.data.Rows;
import dev.skylark.data.Rows.Range;
import dev.skylark.table.Table;
import java.util.Comparator;
import java.util.List;

/** {@link Silences} in the table of alerts. */
final class DynamoSilences implements Silences {

    private static final String SILENCE = "silence#";
    private static final int MOST = 50;

    private final Rows rows;

    DynamoSilences(Rows rows) {
        this.rows = rows;
    }

    @Override
    public List<Silence> all(String guild) {
        return rows.range(new Range(null, guild, SILENCE, false, MOST + 1, null, "", Item.NOTHING)).items().stream()
                .filter(it -> it.text(Table.SORT).startsWith(SILENCE))
                .map(it -> new Silence(
                        guild,
                        it.text(Table.SORT).substring(SILENCE.length()),
                        it.text("alert"),
                        it.text("service"),
                        it.text("environment"),
                        it.text("word"),
                        it.instant("since"),
                        it.instant("until"),
                        it.text("by"),
                        it.text("reason"),
                        it.text("channel")))
                .sorted(Comparator.comparing(Silence::since))
                .toList();
    }

    @Override
    public boolean add(Silence it) {
        if (all(it.guild()).size() >= MOST) {
            return false;
        }
        rows.put(Item.of(it.guild(), SILENCE + it.id())
                .with("alert", it.alert())
                .with("service", it.service())
                .with("environment", it.environment())
                .with("word", it.word())
                .with("since", it.since())
                .with("until", it.until())
                .with("by", it.by())
                .with("reason", it.reason())
                .with("channel", it.channel()));
        return true;
    }

    @Override
    public boolean end(Silence it) {
        return rows.removeIfThere(it.guild(), SILENCE + it.id());
    }
}
