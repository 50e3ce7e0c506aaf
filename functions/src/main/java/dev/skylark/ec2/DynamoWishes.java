package dev.skylark.ec2;

import dev.skylark.data.Item;
import dev.skylark.data.Rows;
import java.time.Duration;

/** {@link Wishes} in the fleet table: an item for reminders, and one for each server that is copied. */
public final class DynamoWishes implements Wishes {

    private static final Duration USUAL = Duration.ofHours(1);
    private static final String REMINDER = "reminder";
    private static final String COPIES = "copies#";

    private final Rows rows;

    public DynamoWishes(Rows rows) {
        this.rows = rows;
    }

    @Override
    public Duration reminder(String guild) {
        return rows.find(guild, REMINDER)
                .map(it -> Duration.ofSeconds(it.whole("every")))
                .orElse(USUAL);
    }

    @Override
    public void remind(String guild, Duration every) {
        rows.put(Item.of(guild, REMINDER).with("every", every.toSeconds()));
    }

    @Override
    public int copies(String guild, String server) {
        return (int) rows.find(guild, COPIES + server).orElse(Item.NOTHING).whole("keep");
    }

    @Override
    public void copy(String guild, String server, int keep) {
        rows.put(Item.of(guild, COPIES + server).with("keep", keep));
    }
}
