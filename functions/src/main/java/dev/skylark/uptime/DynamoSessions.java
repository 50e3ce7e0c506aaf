package dev.skylark.uptime;

import dev.skylark.data.Item;
import dev.skylark.data.Rows;
import dev.skylark.data.Rows.Range;
import dev.skylark.data.Rows.Write;
import dev.skylark.fleet.ServerJson;
import dev.skylark.table.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** {@link Sessions} in the uptime table: an item a meter, and one a session, in the order in which they ended. */
public final class DynamoSessions implements Sessions {

    private static final String METER = "meter#";
    private static final String SESSION = "session#";

    /** Two years to compare with, and a bit. */
    private static final Duration KEPT = Duration.ofDays(800);

    private static final int AT_ONCE = 1000;

    private final Rows rows;

    public DynamoSessions(Rows rows) {
        this.rows = rows;
    }

    @Override
    public Optional<Reading> find(String guild, String server) {
        return rows.find(guild, METER + server).map(DynamoSessions::reading);
    }

    @Override
    public Optional<Reading> findAnywhere(String server) {
        var index = Table.UPTIME.indexes().getFirst();
        var range = new Range(index, server, METER, false, 1, null, "", Item.NOTHING);
        return rows.range(range).items().stream()
                .filter(it -> it.text(Table.SORT).startsWith(METER))
                .findFirst()
                .map(DynamoSessions::reading);
    }

    @Override
    public List<Reading> readings(String guild) {
        return all(guild, METER, METER).map(DynamoSessions::reading).toList();
    }

    @Override
    public boolean save(Reading it) {
        var item = Item.of(it.server().guild(), METER + it.server().id())
                .with("server", it.server().id())
                .with("about", ServerJson.write(it.server()))
                .with("changed", it.changed())
                .with("since", it.since().orElse(Instant.EPOCH))
                .with("seen", it.seen())
                .with("version", it.version() + 1);
        return rows.putIf(
                        item,
                        it.version() == 0 ? "attribute_not_exists(#id)" : "#version = :read",
                        it.version() == 0 ? Item.NOTHING : Item.values("read", it.version()))
                instanceof Write.Done;
    }

    @Override
    public void add(Session it) {
        rows.put(Item.of(it.server().guild(), at(it.end()) + "#" + it.server().id())
                .with("server", it.server().id())
                .with("about", ServerJson.write(it.server()))
                .with("start", it.start())
                .with("end", it.end())
                .expiring(it.end().plus(KEPT)));
    }

    @Override
    public List<Session> endedSince(String guild, Instant from) {
        return all(guild, at(from), SESSION)
                .map(it ->
                        new Session(ServerJson.read(it.json("about")), it.instant("start"), it.instant("end"), false))
                .toList();
    }

    private Stream<Item> all(String guild, String first, String kind) {
        var found = new ArrayList<Item>();
        @Nullable Item after = null;
        do {
            var page = rows.range(new Range(null, guild, first, false, AT_ONCE, after, "", Item.NOTHING));
            found.addAll(page.items());
            after = page.last()
                    .filter(it -> it.text(Table.SORT).startsWith(kind))
                    .orElse(null);
        } while (after != null);
        return found.stream().filter(it -> it.text(Table.SORT).startsWith(kind));
    }

    private static Reading reading(Item it) {
        return new Reading(
                ServerJson.read(it.json("about")),
                it.instant("changed"),
                Optional.of(it.instant("since")).filter(since -> since.isAfter(Instant.EPOCH)),
                it.instant("seen"),
                it.whole("version"));
    }

    /** Thirteen digits, so that the order of texts is that of times. */
    private static String at(Instant moment) {
        return SESSION + "%013d".formatted(Math.max(0, moment.toEpochMilli()));
    }
}
