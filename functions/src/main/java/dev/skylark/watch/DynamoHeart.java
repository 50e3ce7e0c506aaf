package dev.skylark.watch;

import dev.skylark.data.Rows;
import java.time.Instant;
import java.util.Optional;

/** {@link Watchman.Heart} in the table of the house. */
public final class DynamoHeart implements Watchman.Heart {

    private final Rows rows;
    private final String partition;
    private final String id;

    public DynamoHeart(Rows rows, String partition, String id) {
        this.rows = rows;
        this.partition = partition;
        this.id = id;
    }

    @Override
    public Optional<Instant> lastBeat() {
        return rows.find(partition, id).map(it -> it.instant("at"));
    }
}
