package dev.skylark.worker;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** {@link Slots} in memory; the twin for tests. */
final class InMemorySlots implements Slots {

    private record Living(Worker worker, Instant until) {}

    private final List<Slot> slots = new ArrayList<>();
    private final Map<String, Living> workers = new TreeMap<>();
    private final Map<Integer, Set<String>> guilds = new TreeMap<>();
    private volatile boolean broken;

    InMemorySlots(int count) {
        for (int number = 0; number < count; number++) {
            slots.add(new Slot(number, "", 0, Instant.EPOCH, Instant.EPOCH));
        }
    }

    /** From now on nothing can be asked. */
    void breakDown(boolean now) {
        broken = now;
    }

    private void mustWork() {
        if (broken) {
            throw new IllegalStateException("the table cannot be reached");
        }
    }

    /** As a door does that has an order. */
    synchronized void want(int number, Instant until) {
        var it = slots.get(number);
        slots.set(number, new Slot(number, it.holder(), it.term(), it.until(), until));
    }

    @Override
    public synchronized List<Slot> slots() {
        mustWork();
        return List.copyOf(slots);
    }

    @Override
    public synchronized List<Worker> workers(Instant now) {
        mustWork();
        return workers.values().stream()
                .filter(it -> now.isBefore(it.until()))
                .map(Living::worker)
                .toList();
    }

    @Override
    public synchronized void live(Worker me, Instant until) {
        mustWork();
        workers.put(me.id(), new Living(me, until));
    }

    @Override
    public synchronized void die(String me) {
        mustWork();
        workers.remove(me);
    }

    @Override
    public synchronized long take(int number, String me, Instant now, Instant until) {
        mustWork();
        var it = slots.get(number);
        if (!it.isFree(now)) {
            return 0;
        }
        var term = Math.max(it.term() + 1, now.toEpochMilli());
        slots.set(number, new Slot(number, me, term, until, it.wanted()));
        return term;
    }

    @Override
    public synchronized boolean renew(int number, String me, long term, Instant until, Optional<Instant> wanted) {
        mustWork();
        var it = slots.get(number);
        if (!it.holder().equals(me) || it.term() != term) {
            return false;
        }
        var longer = wanted.filter(other -> other.isAfter(it.wanted())).orElse(it.wanted());
        slots.set(number, new Slot(number, me, term, until, longer));
        return true;
    }

    @Override
    public synchronized void release(int number, String me, long term) {
        mustWork();
        var it = slots.get(number);
        if (it.holder().equals(me) && it.term() == term) {
            slots.set(number, new Slot(number, "", term, it.until(), it.wanted()));
        }
    }

    @Override
    public synchronized Set<String> guilds(int slot) {
        mustWork();
        return Set.copyOf(guilds.getOrDefault(slot, Set.of()));
    }

    @Override
    public synchronized void cares(int slot, String guild) {
        mustWork();
        guilds.computeIfAbsent(slot, _ -> new TreeSet<>()).add(guild);
    }

    @Override
    public synchronized void caresNoMore(int slot, String guild) {
        mustWork();
        guilds.computeIfAbsent(slot, _ -> new TreeSet<>()).remove(guild);
    }
}
