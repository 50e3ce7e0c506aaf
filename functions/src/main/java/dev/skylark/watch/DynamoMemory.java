package dev.skylark.watch;

import dev.skylark.data.Item;
import dev.skylark.data.Rows;
import java.time.Instant;
import java.util.Optional;

/** {@link Watchman.Memory} in a table of the watch's own. */
public final class DynamoMemory implements Watchman.Memory {

    private static final String WATCH = "watch";

    private final Rows rows;

    public DynamoMemory(Rows rows) {
        this.rows = rows;
    }

    @Override
    public Optional<Seen> seen() {
        return rows.find(WATCH, WATCH)
                .map(it -> new Seen(
                        it.instant("beat"),
                        Optional.of(it.instant("told")).filter(told -> told.isAfter(Instant.EPOCH))));
    }

    @Override
    public void remember(Seen seen) {
        rows.put(Item.of(WATCH, WATCH)
                .with("beat", seen.beat())
                .with("told", seen.told().orElse(Instant.EPOCH)));
    }
}
