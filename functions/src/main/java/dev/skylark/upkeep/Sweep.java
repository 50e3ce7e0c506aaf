package dev.skylark.upkeep;

import dev.skylark.data.Item;
import dev.skylark.table.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * What a look at every record of a table found. {@code expired} should have gone by itself and is gone now, silences and
 * overrides among it; {@code strangers} are guilds that have records and that nobody knows.
 */
record Sweep(Table table, long records, long expired, Set<String> strangers) {

    /** DynamoDB takes up to two days to delete what has expired. */
    static final Duration LATE = Duration.ofDays(2);

    private static final Pattern GUILD = Pattern.compile("\\d{17,20}");

    Sweep {
        strangers = Set.copyOf(strangers);
    }

    /** Each record once; what has expired is handed to {@code broom}. */
    static Sweep of(Table table, Iterable<Item> items, Set<String> guilds, Instant now, Consumer<Item> broom) {
        var records = 0L;
        var expired = 0L;
        var strangers = new HashSet<String>();
        for (var item : items) {
            records++;
            if (item.isExpired(now.minus(LATE))) {
                expired++;
                broom.accept(item);
            }
            var guild = item.text(Table.PARTITION);
            if (GUILD.matcher(guild).matches() && !guilds.contains(guild)) {
                strangers.add(guild);
            }
        }
        return new Sweep(table, records, expired, strangers);
    }

    static long expired(List<Sweep> all) {
        return all.stream().mapToLong(Sweep::expired).sum();
    }
}
