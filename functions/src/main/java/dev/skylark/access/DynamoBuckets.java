package dev.skylark.access;

import dev.skylark.data.Item;
import dev.skylark.data.Rows;
import dev.skylark.data.Rows.Write;
import java.time.Duration;
import java.time.Instant;

/**
 * {@link Buckets} in the work table. A bucket is one moment: the time at which it will be full again. In the usual case,
 * a full bucket, that is one conditional write and no read.
 */
public final class DynamoBuckets implements Buckets {

    private static final int TRIES = 20;

    private final Rows rows;

    public DynamoBuckets(Rows rows) {
        this.rows = rows;
    }

    @Override
    public Duration take(String guild, String bucket, int capacity, Duration period, Instant now) {
        var time = micros(now);
        var one = Math.max(1, period.toNanos() / 1000 / capacity);
        var write = rows.putIf(
                item(guild, bucket, time + one, period, now),
                "attribute_not_exists(#id) OR #full <= :now",
                Item.values("now", time));
        for (int attempt = 0; attempt < TRIES; attempt++) {
            if (!(write instanceof Write.Kept(var old))) {
                return Duration.ZERO;
            }
            var full = Math.max(old.whole("full"), time);
            var over = full + one - time - period.toNanos() / 1000;
            if (over > 0) {
                return Duration.ofNanos(over * 1000);
            }
            write = rows.putIf(
                    item(guild, bucket, full + one, period, now),
                    "#full = :old",
                    Item.values("old", old.whole("full")));
        }
        return Duration.ofNanos(one * 1000);
    }

    private static Item item(String guild, String bucket, long full, Duration period, Instant now) {
        return Item.of(guild, "bucket#" + bucket)
                .with("full", full)
                .expiring(now.plus(period).plus(Duration.ofHours(1)));
    }

    private static long micros(Instant now) {
        return now.getEpochSecond() * 1_000_000 + now.getNano() / 1000;
    }
}
