package dev.skylark.idle;

import dev.skylark.data.Item;
import dev.skylark.data.Rows;
import java.util.Optional;

/** {@link Wakes} in the fleet table, one item a server. */
final class DynamoWakes implements Wakes {

    private final Rows rows;

    DynamoWakes(Rows rows) {
        this.rows = rows;
    }

    @Override
    public void set(String guild, String server, Who who) {
        rows.put(Item.of(guild, key(server)).with("who", who.name()));
    }

    @Override
    public Optional<Who> find(String guild, String server) {
        return rows.find(guild, key(server)).map(it -> Who.valueOf(it.text("who")));
    }

    private static String key(String server) {
        return "wake#" + server;
    }
}
