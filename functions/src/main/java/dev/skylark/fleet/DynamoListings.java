package dev.skylark.fleet;

import dev.skylark.data.Item;
import dev.skylark.data.Packed;
import dev.skylark.data.Rows;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** {@link Listings} in the fleet table. What this copy has unpacked once it does not unpack again. */
public final class DynamoListings implements Listings {

    private static final String ID = "listing";
    private static final Duration COUNTS_LAST = Duration.ofDays(35);

    private final Rows rows;
    private final Map<String, Listing> unpacked = new ConcurrentHashMap<>();

    public DynamoListings(Rows rows) {
        this.rows = rows;
    }

    @Override
    public Optional<Listing> find(String guild) {
        return rows.find(guild, ID)
                .filter(it -> !it.text("packed").isEmpty())
                .map(it -> read(guild, it.instant("asked"), it.text("packed")));
    }

    private Listing read(String guild, Instant asked, String packed) {
        var memo = unpacked.get(guild);
        if (memo != null && memo.asked().equals(asked)) {
            return memo;
        }
        var listing = ServerJson.listing(asked, Packed.open(packed));
        unpacked.put(guild, listing);
        return listing;
    }

    @Override
    public void keep(String guild, Listing listing) {
        var item = Item.of(guild, ID)
                .with("asked", listing.asked())
                .with("packed", Packed.close(ServerJson.write(listing)));
        rows.putIf(
                item,
                "attribute_not_exists(#asked) OR #asked <= :began",
                Item.values("began", listing.asked().toEpochMilli()));
    }

    @Override
    public void forget(String guild, Instant now) {
        rows.putIf(
                Item.of(guild, ID).with("asked", now),
                "attribute_not_exists(#asked) OR #asked <= :now",
                Item.values("now", now.toEpochMilli()));
    }

    @Override
    public void count(String guild, LocalDate day, boolean hit) {
        rows.add(
                guild,
                counts(day),
                Map.of(hit ? "hits" : "misses", 1L),
                day.atStartOfDay(ZoneOffset.UTC).toInstant().plus(COUNTS_LAST));
    }

    @Override
    public Counts counts(String guild, LocalDate day) {
        var item = rows.find(guild, counts(day)).orElse(Item.NOTHING);
        return new Counts(item.whole("hits"), item.whole("misses"));
    }

    private static String counts(LocalDate day) {
        return "counts#" + day;
    }
}
