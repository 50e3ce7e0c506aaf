package dev.skylark.ec2;

import dev.skylark.data.Item;
import dev.skylark.data.Rows;
import dev.skylark.table.Table;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

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
    public List<Daily> copies(String guild) {
        return rows.all(guild).stream()
                .filter(it -> it.text(Table.SORT).startsWith(COPIES))
                .map(DynamoWishes::daily)
                .toList();
    }

    @Override
    public Optional<Daily> copies(String guild, String server) {
        return rows.find(guild, COPIES + server).map(DynamoWishes::daily);
    }

    private static Daily daily(Item it) {
        // whoever said so before the time was kept has it in the timer alone
        var isKept = !it.text("at").isEmpty();
        return new Daily(
                it.text(Table.SORT).substring(COPIES.length()),
                (int) it.whole("keep"),
                isKept ? LocalTime.parse(it.text("at")) : LocalTime.MIDNIGHT,
                isKept ? ZoneId.of(it.text("zone")) : ZoneOffset.UTC,
                it.text("channel"));
    }

    @Override
    public void copy(String guild, Daily it) {
        rows.put(Item.of(guild, COPIES + it.server())
                .with("keep", it.keep())
                .with("at", it.at().toString())
                .with("zone", it.zone().getId())
                .with("channel", it.channel()));
    }

    @Override
    public void copyNoMore(String guild, String server) {
        rows.remove(guild, COPIES + server);
    }
}
