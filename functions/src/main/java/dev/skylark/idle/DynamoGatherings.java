package dev.skylark.idle;

import dev.skylark.data.Item;
import dev.skylark.data.Rows;
import dev.skylark.data.Rows.Range;
import dev.skylark.table.Table;
import dev.skylark.voice.GatherRows;
import java.util.List;
import java.util.Optional;

/** {@link Gatherings} in the fleet table, one item a server, where the voice worker finds them too. */
final class DynamoGatherings implements Gatherings {

    private static final int PAGE = 200;

    private final Rows rows;

    DynamoGatherings(Rows rows) {
        this.rows = rows;
    }

    @Override
    public void set(Gathering it) {
        rows.put(Item.of(it.guild(), key(it.server()))
                .with(GatherRows.INDEX.partition(), GatherRows.ALL)
                .with(GatherRows.SERVER, it.server())
                .with("name", it.name())
                .with(GatherRows.CHANNEL, it.channel())
                .with(GatherRows.PEOPLE, it.people())
                .with("person", it.person())
                .with("told", it.told())
                .with(GatherRows.SINCE, it.since()));
    }

    @Override
    public Optional<Gathering> find(String guild, String server) {
        return rows.find(guild, key(server)).map(DynamoGatherings::gathering);
    }

    @Override
    public List<Gathering> all(String guild) {
        return rows.range(new Range(null, guild, GatherRows.KIND, false, PAGE, null, "", Item.NOTHING)).items().stream()
                .filter(it -> it.text(Table.SORT).startsWith(GatherRows.KIND))
                .map(DynamoGatherings::gathering)
                .toList();
    }

    @Override
    public List<Gathering> everywhere() {
        return rows.all(GatherRows.INDEX, GatherRows.ALL).stream()
                .map(DynamoGatherings::gathering)
                .toList();
    }

    @Override
    public void remove(String guild, String server) {
        rows.remove(guild, key(server));
    }

    private static String key(String server) {
        return GatherRows.KIND + server;
    }

    private static Gathering gathering(Item it) {
        return new Gathering(
                it.text(Table.PARTITION),
                it.text(GatherRows.SERVER),
                it.text("name"),
                it.text(GatherRows.CHANNEL),
                (int) it.whole(GatherRows.PEOPLE),
                it.text("person"),
                it.text("told"),
                it.instant(GatherRows.SINCE));
    }
}
