package dev.skylark.backup;

import dev.skylark.data.Item;
import dev.skylark.data.Rows;
import dev.skylark.data.Rows.Range;
import dev.skylark.data.Rows.Write;
import dev.skylark.json.Json;
import dev.skylark.table.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What is written down about backups: what the last night held, the last proof, and what is being put back for whom. */
final class Records {

    /** The house itself stands where else a guild stands. */
    static final String HOUSE = "house";

    private static final String MOMENTS = "backup-moments";
    private static final String NIGHT = "backup-night";
    private static final String DRILL = "backup-drill";
    private static final String PROVEN = "backup-proven";
    private static final String RESTORE = "restore#";
    static final Duration RESTORES_WAIT = Duration.ofDays(2);

    private final Rows rows;

    Records(Rows rows) {
        this.rows = rows;
    }

    /** How many records each table had when it was copied last. */
    void night(Map<Table, Long> counts, Instant now) {
        rows.put(Item.of(HOUSE, NIGHT).with("at", now).with("counts", json(counts)));
    }

    Map<Table, Long> lastCounts() {
        return rows.find(HOUSE, NIGHT).map(it -> counts(it.json("counts"))).orElse(Map.of());
    }

    Optional<Instant> lastNight() {
        return rows.find(HOUSE, NIGHT).map(it -> it.instant("at"));
    }

    /** When copies were made, for those who only read this table. */
    void moments(List<Instant> moments) {
        rows.put(Item.of(HOUSE, MOMENTS)
                .with(
                        "moments",
                        Json.items(moments.stream().map(Instant::toString).toList())));
    }

    List<Instant> moments() {
        return rows.find(HOUSE, MOMENTS).stream()
                .flatMap(it -> it.json("moments").items().stream())
                .map(it -> Instant.parse(it.text()))
                .toList();
    }

    /** False where another has begun. */
    boolean drillBegins(Instant now) {
        return rows.putIf(
                        Item.of(HOUSE, DRILL).with("at", now).expiring(now.plus(Duration.ofHours(6))),
                        "attribute_not_exists(#id) OR #expires < :now",
                        Item.values("now", now.getEpochSecond()))
                instanceof Write.Done;
    }

    Optional<Instant> drill() {
        return rows.find(HOUSE, DRILL).map(it -> it.instant("at"));
    }

    void drillEnds() {
        rows.remove(HOUSE, DRILL);
    }

    void proven(Proof proof, Instant now) {
        rows.put(Item.of(HOUSE, PROVEN).with("at", now).with("records", proof.records()));
    }

    /** When backups were last unpacked and found whole. */
    Optional<Instant> lastProof() {
        return rows.find(HOUSE, PROVEN).map(it -> it.instant("at"));
    }

    void keep(Restore it, Instant now) {
        rows.put(Item.of(it.guild(), RESTORE + it.id())
                .with("table", it.backup().table().name())
                .with("backup", it.backup().id())
                .with("made", it.backup().made())
                .with("kind", it.backup().kind().name())
                .with("bytes", it.backup().bytes())
                .with("person", it.person())
                .with("channel", it.channel())
                .with("begun", it.begun())
                .expiring(now.plus(RESTORES_WAIT)));
    }

    Optional<Restore> find(String guild, String id, Instant now) {
        return rows.find(guild, RESTORE + id).filter(it -> !it.isExpired(now)).map(Records::restore);
    }

    List<Restore> restores(String guild, Instant now) {
        return rows.range(new Range(null, guild, RESTORE, false, 50, null, "", Item.NOTHING)).items().stream()
                .filter(it -> it.text(Table.SORT).startsWith(RESTORE) && !it.isExpired(now))
                .map(Records::restore)
                .toList();
    }

    /** True for the one who ended it. */
    boolean ends(Restore it) {
        return rows.removeIfThere(it.guild(), RESTORE + it.id());
    }

    private static Restore restore(Item it) {
        return new Restore(
                it.text(Table.PARTITION),
                it.text(Table.SORT).substring(RESTORE.length()),
                new Backup(
                        Table.valueOf(it.text("table")),
                        it.text("backup"),
                        it.instant("made"),
                        Backup.Kind.valueOf(it.text("kind")),
                        it.whole("bytes")),
                it.text("person"),
                it.text("channel"),
                it.instant("begun"));
    }

    private static Json json(Map<Table, Long> counts) {
        var json = Json.fields();
        for (var it : counts.entrySet()) {
            json = json.with(it.getKey().name(), it.getValue());
        }
        return json;
    }

    private static Map<Table, Long> counts(Json json) {
        var counts = new EnumMap<Table, Long>(Table.class);
        json.members().forEach((name, count) -> counts.put(Table.valueOf(name), count.whole(0)));
        return counts;
    }
}
