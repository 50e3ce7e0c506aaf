package dev.skylark.worker;

import dev.skylark.data.Item;
import dev.skylark.data.Rows;
import dev.skylark.data.Rows.Range;
import dev.skylark.data.Rows.Write;
import dev.skylark.table.Table;
import dev.skylark.voice.SlotRows;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** {@link Slots} in the table of voice. */
public final class DynamoSlots implements Slots {

    private static final String WORKERS = "workers";

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
        var found = all(SlotRows.SLOTS).stream()
                .collect(Collectors.toMap(it -> it.text(Table.SORT), it -> it, (one, _) -> one));
        return IntStream.range(0, count)
                .mapToObj(number -> slot(number, found.getOrDefault(SlotRows.slot(number), Item.NOTHING)))
                .toList();
    }

    private static Slot slot(int number, Item it) {
        var busy = it.instant("busy");
        var ordered = it.instant(SlotRows.ORDERED);
        return new Slot(
                number,
                it.text("holder"),
                it.whole("term"),
                it.instant("until"),
                busy.isAfter(ordered) ? busy : ordered);
    }

    @Override
    public List<Worker> workers(Instant now) {
        return all(WORKERS).stream()
                .filter(it -> now.isBefore(it.instant("until")))
                .map(it -> new Worker(it.text(Table.SORT), (int) it.whole("guilds")))
                .toList();
    }

    @Override
    public void live(Worker me, Instant until) {
        rows.put(Item.of(WORKERS, me.id())
                .with("guilds", me.guilds())
                .with("until", until)
                .expiring(until.plus(FORGOTTEN)));
    }

    @Override
    public void die(String me) {
        rows.remove(WORKERS, me);
    }

    @Override
    public long take(int slot, String me, Instant now, Instant until) {
        var write = rows.setIf(
                SlotRows.SLOTS,
                SlotRows.slot(slot),
                "#holder = :me, #until = :until, #expires = :expires",
                "ADD #term :one",
                "attribute_not_exists(#holder) OR #holder = :nobody OR #until <= :now",
                Item.values("me", me)
                        .with("nobody", "")
                        .with("until", until)
                        .with("now", now)
                        .with("one", 1)
                        .with("expires", until.plus(FORGOTTEN).getEpochSecond()));
        return write instanceof Write.Done(var taken) ? taken.whole("term") : 0;
    }

    @Override
    public boolean renew(int slot, String me, long term, Instant until, Instant wanted) {
        var values = Item.values("me", me)
                .with("term", term)
                .with("until", until)
                .with("busy", wanted)
                .with("expires", until.plus(FORGOTTEN).getEpochSecond());
        return rows.setIf(
                        SlotRows.SLOTS,
                        SlotRows.slot(slot),
                        "#until = :until, #busy = :busy, #expires = :expires",
                        "#holder = :me AND #term = :term",
                        values)
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
        return all(SlotRows.slot(slot)).stream().map(it -> it.text(Table.SORT)).collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public void cares(int slot, String guild) {
        rows.put(Item.of(SlotRows.slot(slot), guild).expiring(clock.instant().plus(FORGOTTEN)));
    }

    @Override
    public void caresNoMore(int slot, String guild) {
        rows.remove(SlotRows.slot(slot), guild);
    }

    private List<Item> all(String partition) {
        var items = new ArrayList<Item>();
        Optional<Item> last = Optional.empty();
        do {
            var found = rows.range(new Range(null, partition, " ", false, 1000, last.orElse(null), "", Item.NOTHING));
            items.addAll(found.items());
            last = found.last();
        } while (last.isPresent());
        return items;
    }
}
