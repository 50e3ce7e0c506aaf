package dev.skylark.access;

import static java.time.temporal.ChronoUnit.MICROS;

import dev.skylark.data.Item;
import dev.skylark.data.Rows;
import dev.skylark.data.Rows.Write;
import java.time.Duration;
import java.time.Instant;

/**
 * {@link Buckets} in the work table. A bucket is one moment: the time at which it will be full again. Taking a token
 * moves it on by what one token needs to refill. In the usual case, a full bucket, that is one conditional write and
 * no read.
 */
public final class DynamoBuckets implements Buckets {

    private final Rows rows;

    public DynamoBuckets(Rows rows) {
        this.rows = rows;
    }

    @Override
    public Duration take(String guild, String bucket, int capacity, Duration period, Instant now) {
        if (capacity < 1) {
            return period;
        }
        var moment = new Moment(guild, "bucket#" + bucket, capacity, period, MICROS.between(Instant.EPOCH, now));
        while (fromFull(moment) instanceof Write.Kept(var old)) {
            var wait = old.whole("full") - moment.latest();
            if (wait > 0) {
                return Duration.of(wait, MICROS);
            }
            if (fromStarted(moment) instanceof Write.Done) {
                break;
            }
            // others were faster, and the next look shows by how much
        }
        return Duration.ZERO;
    }

    /**
     * New, or refilled meanwhile. A moment further ahead than tokens can move it was written by a clock that stood far
     * ahead of ours, and must not lock anybody out until ours is there.
     */
    private Write fromFull(Moment it) {
        return rows.setIf(
                it.guild,
                it.id,
                "#full = :next, #expires = :expires",
                "attribute_not_exists(#full) OR #full <= :now OR #full > :absurd",
                Item.values("next", it.now + it.token())
                        .with("now", it.now)
                        .with("absurd", it.absurd())
                        .with("expires", it.expires()));
    }

    /** DynamoDB adds, so however many do this at once, each token is taken by one. */
    private Write fromStarted(Moment it) {
        return rows.setIf(
                it.guild,
                it.id,
                "#full = #full + :token, #expires = :expires",
                "#full <= :latest",
                Item.values("token", it.token()).with("latest", it.latest()).with("expires", it.expires()));
    }

    /** One bucket at one moment, in microseconds since 1970. */
    private record Moment(String guild, String id, int capacity, Duration period, long now) {

        long token() {
            return Math.max(1, period.dividedBy(MICROS.getDuration()) / capacity);
        }

        /** A bucket that is full again by then has a token now. */
        long latest() {
            return now + token() * (capacity - 1);
        }

        long absurd() {
            return now + 2 * token() * capacity;
        }

        long expires() {
            return absurd() / 1_000_000 + Duration.ofHours(1).toSeconds();
        }
    }
}
