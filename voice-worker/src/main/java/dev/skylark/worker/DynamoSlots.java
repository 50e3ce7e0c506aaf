package dev.skylark.worker;

import dev.skylark.data.Item;
import dev.skylark.data.Rows;
import dev.skylark.data.Rows.Write;
import dev.skylark.json.Json;
import dev.skylark.table.Table;
import dev.skylark.voice.SlotRows;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** {@link Slots} in the table of voice. */
public final class DynamoSlots implements Slots {

    /** What nobody has touched for so long is forgotten. */
    private static final Duration FORGOTTEN = Duration.ofDays(30);

    private final Rows rows;
    private final int count;
    private final Clock clock;

    public DynamoSlots(Rows rows, int count, Clock clock) {
        this.rows = rows;
        this.count = count;
        this.clock = clock;
    }

    @Override
    public List<Slot> slots() {
        var found = rows.all(SlotRows.SLOTS).stream()
                .collect(Collectors.toMap(it -> it.text(Table.SORT), it -> it, (one, _) -> one));
        return IntStream.range(0, count)
                .mapToObj(number -> slot(number, found.getOrDefault(SlotRows.slot(number), Item.NOTHING)))
                .toList();
    }

    private static Slot slot(int number, Item it) {
        var busy = it.instant(SlotRows.BUSY);
        var ordered = it.instant(SlotRows.ORDERED);
        return new Slot(
                number,
                it.text(SlotRows.HOLDER),
                it.whole("term"),
                it.instant(SlotRows.UNTIL),
                busy.isAfter(ordered) ? busy : ordered);
    }

    @Override
    public List<Worker> workers(Instant now) {
        return rows.all(SlotRows.WORKERS).stream()
                .filter(it -> now.isBefore(it.instant(SlotRows.UNTIL)))
                .map(DynamoSlots::worker)
                .toList();
    }

    private static Worker worker(Item it) {
        var resting = it.json(SlotRows.RESTING).members().entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, source -> source.getValue().text()));
        return new Worker(it.text(Table.SORT), it.instant("since"), (int) it.whole(SlotRows.GUILDS), resting);
    }

    @Override
    public void live(Worker me, Instant until) {
        var resting = Json.fields();
        for (var source : me.resting().entrySet()) {
            resting = resting.with(source.getKey(), source.getValue());
        }
        rows.put(Item.of(SlotRows.WORKERS, me.id())
                .with("since", me.since())
                .with(SlotRows.GUILDS, me.guilds())
                .with(SlotRows.RESTING, resting)
                .with(SlotRows.UNTIL, until)
                .expiring(until.plus(FORGOTTEN)));
    }

    @Override
    public void die(String me) {
        rows.remove(SlotRows.WORKERS, me);
    }

    /** The term is the time, so that it is higher than any before it, also of another slot or of one forgotten since. */
    @Override
    public long take(int slot, String me, Instant now, Instant until) {
        var before = rows.find(SlotRows.SLOTS, SlotRows.slot(slot))
                .map(it -> it.whole("term"))
                .orElse(0L);
        var write = rows.setIf(
                SlotRows.SLOTS,
                SlotRows.slot(slot),
                "#holder = :me, #term = :term, #until = :until, #expires = :expires",
                "attribute_not_exists(#holder) OR ((#holder = :nobody OR #until <= :now) AND #term = :before)",
                Item.values("me", me)
                        .with("nobody", "")
                        .with("before", before)
                        .with("term", Math.max(before + 1, now.toEpochMilli()))
                        .with("until", until)
                        .with("now", now)
                        .with("expires", until.plus(FORGOTTEN).getEpochSecond()));
        return write instanceof Write.Done(var taken) ? taken.whole("term") : 0;
    }

    @Override
    public boolean renew(int slot, String me, long term, Instant until, Optional<Instant> wanted) {
        var values = Item.values("me", me)
                .with("term", term)
                .with("until", until)
                .with("expires", until.plus(FORGOTTEN).getEpochSecond());
        return rows.setIf(
                        SlotRows.SLOTS,
                        SlotRows.slot(slot),
                        "#until = :until, #expires = :expires" + (wanted.isPresent() ? ", #busy = :busy" : ""),
                        "#holder = :me AND #term = :term",
                        wanted.map(it -> values.with("busy", it)).orElse(values))
                instanceof Write.Done;
    }

    @Override
    public void release(int slot, String me, long term) {
        rows.setIf(
                SlotRows.SLOTS,
                SlotRows.slot(slot),
                "#holder = :nobody",
                "#holder = :me AND #term = :term",
                Item.values("me", me).with("term", term).with("nobody", ""));
    }

    @Override
    public Set<String> guilds(int slot) {
        return rows.all(SlotRows.slot(slot)).stream()
                .map(it -> it.text(Table.SORT))
                .collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public void cares(int slot, String guild) {
        rows.put(Item.of(SlotRows.slot(slot), guild).expiring(clock.instant().plus(FORGOTTEN)));
    }

    @Override
    public void caresNoMore(int slot, String guild) {
        rows.remove(SlotRows.slot(slot), guild);
    }
}
