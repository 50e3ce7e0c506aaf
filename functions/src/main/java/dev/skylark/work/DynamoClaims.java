package dev.skylark.work;

import dev.skylark.data.Item;
import dev.skylark.data.Rows;
import dev.skylark.data.Rows.Write;
import java.time.Duration;
import java.time.Instant;

/** {@link Claims} in the work table. */
public final class DynamoClaims implements Claims {

    private static final String FINISHED = "finished";

    private final Rows rows;

    public DynamoClaims(Rows rows) {
        this.rows = rows;
    }

    @Override
    public Claim take(String guild, String key, Instant now, Instant leaseEnds) {
        var claim = item(guild, key)
                .with("state", "held")
                .with("until", leaseEnds)
                .expiring(leaseEnds.plus(Duration.ofDays(1)));
        var free = "attribute_not_exists(#id) OR (#state <> :finished AND #until <= :now) OR #expires <= :seconds";
        var values = Item.values("finished", FINISHED).with("now", now).with("seconds", now.getEpochSecond());
        return switch (rows.putIf(claim, free, values)) {
            case Write.Done(var _) -> Claim.TAKEN;
            case Write.Kept(var old) -> old.text("state").equals(FINISHED) ? Claim.FINISHED : Claim.HELD;
        };
    }

    @Override
    public void finish(String guild, String key, Instant remembered) {
        rows.put(item(guild, key)
                .with("state", FINISHED)
                .with("until", remembered)
                .expiring(remembered));
    }

    @Override
    public void release(String guild, String key) {
        rows.remove(guild, id(key));
    }

    private static Item item(String guild, String key) {
        return Item.of(guild, id(key));
    }

    private static String id(String key) {
        return "claim#" + key;
    }
}
