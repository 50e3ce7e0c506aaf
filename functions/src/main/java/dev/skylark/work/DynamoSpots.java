package dev.skylark.work;

import dev.skylark.data.Item;
import dev.skylark.data.Rows;
import dev.skylark.discord.Spot;
import java.time.Instant;
import java.util.Optional;

/** {@link Spots} in the table of what is short-lived. */
public final class DynamoSpots implements Spots {

    private final Rows rows;

    public DynamoSpots(Rows rows) {
        this.rows = rows;
    }

    @Override
    public void keep(String guild, String name, Spot spot, Instant until) {
        rows.put(Item.of(guild, key(name)).with("spot", spot.json()).expiring(until));
    }

    @Override
    public Optional<Spot> find(String guild, String name, Instant now) {
        return rows.find(guild, key(name)).filter(it -> !it.isExpired(now)).map(it -> Spot.read(it.json("spot")));
    }

    private static String key(String name) {
        return "spot#" + name;
    }
}
