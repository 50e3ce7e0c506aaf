package dev.skylark.health;

import dev.skylark.data.Item;
import dev.skylark.data.Rows;
import dev.skylark.data.Rows.Write;
import dev.skylark.health.Breaker.Phase;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** The breakers of all features, in the table, so that all containers agree. */
public final class Breakers {

    private static final String PARTITION = "house#breakers";
    private static final Duration KEPT = Duration.ofDays(2);
    private static final int TRIES = 5;

    private final Rows rows;

    public Breakers(Rows rows) {
        this.rows = rows;
    }

    /** A breaker before and after something has happened to it. */
    record Change(Breaker before, Breaker after) {}

    /** By feature; those that never failed are not there. */
    Map<String, Breaker> all() {
        return rows.all(PARTITION).stream().collect(Collectors.toUnmodifiableMap(it -> it.text("id"), Breakers::read));
    }

    /** What is done to it once, whoever else is at it too. */
    Change change(String feature, Instant now, UnaryOperator<Breaker> how) {
        for (int attempt = 0; attempt < TRIES; attempt++) {
            var item = rows.find(PARTITION, feature).orElse(Item.NOTHING);
            var before = item.values().isEmpty() ? Breaker.NEW : read(item);
            var after = how.apply(before);
            if (after.equals(before)
                    || rows.putIf(
                                    write(feature, after, item.whole("version") + 1, now),
                                    "attribute_not_exists(#version) OR #version = :version",
                                    Item.NOTHING.with("version", item.whole("version")))
                            instanceof Write.Done) {
                return new Change(before, after);
            }
        }
        throw new IllegalStateException("too many are at the breaker of " + feature);
    }

    private static Item write(String feature, Breaker it, long version, Instant now) {
        return Item.of(PARTITION, feature)
                .with("phase", it.phase().name())
                .with("failures", it.failures())
                .with("until", it.until())
                .with("times", it.times())
                .with("version", version)
                .expiring(now.plus(KEPT));
    }

    private static Breaker read(Item item) {
        return new Breaker(
                Phase.valueOf(item.text("phase")), item.whole("failures"), item.instant("until"), item.whole("times"));
    }
}
