package dev.skylark.fleet;

import dev.skylark.data.Item;
import dev.skylark.data.Rows;
import dev.skylark.data.Rows.Write;
import dev.skylark.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** {@link Sources} in the fleet table, one item a guild. */
public final class DynamoSources implements Sources {

    /** Each place costs a request for each look. */
    public static final int MOST = 20;

    private static final String ID = "sources";
    private static final int TRIES = 5;

    private final Rows rows;
    private final List<Place> home;

    public DynamoSources(Rows rows, List<Place> home) {
        this.rows = rows;
        this.home = List.copyOf(home);
    }

    @Override
    public List<Place> of(String guild) {
        return Stream.concat(home.stream(), own(guild).stream()).distinct().toList();
    }

    @Override
    public List<Place> own(String guild) {
        return places(rows.find(guild, ID).orElse(Item.NOTHING));
    }

    @Override
    public boolean add(String guild, Place place) {
        return change(guild, places -> {
            if (!places.contains(place) && !home.contains(place) && places.size() < MOST) {
                places.add(place);
            }
            return places;
        });
    }

    @Override
    public boolean remove(String guild, Place place) {
        return change(guild, places -> {
            places.remove(place);
            return places;
        });
    }

    private boolean change(String guild, UnaryOperator<List<Place>> how) {
        for (int attempt = 0; attempt < TRIES; attempt++) {
            var item = rows.find(guild, ID).orElse(Item.NOTHING);
            var before = places(item);
            var after = how.apply(new ArrayList<>(before));
            if (after.equals(before)) {
                return false;
            }
            var version = item.whole("version");
            var write = rows.putIf(
                    Item.of(guild, ID)
                            .with("places", Json.items(after.stream().map(ServerJson::write)))
                            .with("version", version + 1),
                    "attribute_not_exists(#version) OR #version = :version",
                    Item.values("version", version));
            if (write instanceof Write.Done) {
                return true;
            }
        }
        throw new IllegalStateException("the sources of guild " + guild + " are being changed by too many at once");
    }

    private static List<Place> places(Item item) {
        return item.json("places").items().stream().map(ServerJson::place).toList();
    }
}
