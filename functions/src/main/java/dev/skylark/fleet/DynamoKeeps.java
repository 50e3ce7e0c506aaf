package dev.skylark.fleet;

import dev.skylark.data.Item;
import dev.skylark.data.Rows;
import dev.skylark.table.Table;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** {@link Keeps} in the fleet table, one item a server. */
public final class DynamoKeeps implements Keeps {

    private static final String KIND = "keep#";

    /** Longer than the job that ends it can be late. */
    private static final Duration AFTERWARDS = Duration.ofDays(1);

    private final Rows rows;

    public DynamoKeeps(Rows rows) {
        this.rows = rows;
    }

    @Override
    public void set(Keep it) {
        rows.put(Item.of(it.guild(), key(it.server()))
                .with("server", it.server())
                .with("wanted", it.wanted().name())
                .with("until", it.until())
                .with("person", it.person())
                .with("channel", it.channel())
                .with("before", it.before().name())
                .expiring(it.until().plus(AFTERWARDS)));
    }

    @Override
    public List<Keep> all(String guild) {
        return rows.all(guild).stream()
                .filter(it -> it.text(Table.SORT).startsWith(KIND))
                .map(DynamoKeeps::keep)
                .toList();
    }

    @Override
    public Optional<Keep> find(String guild, String server) {
        return rows.find(guild, key(server)).map(DynamoKeeps::keep);
    }

    private static Keep keep(Item it) {
        return new Keep(
                it.text(Table.PARTITION),
                it.text("server"),
                State.valueOf(it.text("wanted")),
                it.instant("until"),
                it.text("person"),
                it.text("channel"),
                State.valueOf(it.text("before")));
    }

    @Override
    public void remove(String guild, String server) {
        rows.remove(guild, key(server));
    }

    private static String key(String server) {
        return KIND + server;
    }
}
