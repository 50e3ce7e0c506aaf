package dev.skylark.fleet;

import dev.skylark.data.Item;
import dev.skylark.data.Rows;
import java.time.Duration;
import java.util.Optional;

/** {@link Keeps} in the fleet table, one item a server. */
public final class DynamoKeeps implements Keeps {

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
    public Optional<Keep> find(String guild, String server) {
        return rows.find(guild, key(server))
                .map(it -> new Keep(
                        guild,
                        server,
                        State.valueOf(it.text("wanted")),
                        it.instant("until"),
                        it.text("person"),
                        it.text("channel"),
                        State.valueOf(it.text("before"))));
    }

    @Override
    public void remove(String guild, String server) {
        rows.remove(guild, key(server));
    }

    private static String key(String server) {
        return "keep#" + server;
    }
}
