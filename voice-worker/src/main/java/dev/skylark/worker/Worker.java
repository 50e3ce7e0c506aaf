package dev.skylark.worker;

import dev.skylark.capacity.Capacity;
import dev.skylark.voice.SlotRows;
import dev.skylark.worker.Lookouts.Lookout;
import dev.skylark.worker.Slots.Slot;
import dev.skylark.worker.Station.Equipment;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/** One voice worker: holds slots as long as it lives, and ends so that others can go on. */
public final class Worker implements AutoCloseable {

    /** How often we show that we live. */
    static final Duration BEAT = Duration.ofSeconds(3);

    /** Whoever has not shown it for so long is taken for dead. */
    static final Duration LEASE = Duration.ofSeconds(12);

    /** How long somebody stays after the last guild has fallen silent, where no channel is watched. */
    static final Duration PATIENCE = Duration.ofMinutes(10);

    /** After so long somebody who should have been ended is asked to end once more. */
    private static final Duration AGAIN = Duration.ofMinutes(1);

    private final String me;
    private final Equipment equipment;
    private final Slots slots;
    private final Capacity capacity;
    private final boolean alwaysOn;
    private final Attempts attempts;
    private final Clock clock;
    private final Map<Integer, Station> stations = new ConcurrentHashMap<>();
    private final Thread heart = Thread.ofPlatform().name("heart").unstarted(this::live);
    private final Instant born;
    private volatile List<Lookout> lookouts = List.of();
    private volatile boolean closing;
    private volatile Instant beaten;
    private volatile @Nullable Instant lowered;
    private volatile @Nullable Thread leaving;

    public Worker(
            String me, Equipment equipment, Capacity capacity, boolean alwaysOn, Lane.Trouble trouble, Clock clock) {
        this.me = me;
        this.equipment = equipment;
        this.slots = equipment.slots();
        this.capacity = capacity;
        this.alwaysOn = alwaysOn;
        this.attempts = new Attempts("", trouble);
        this.clock = clock;
        this.born = clock.instant();
        this.beaten = born;
    }

    public void start() {
        heart.start();
    }

    private void live() {
        while (!closing) {
            beat();
            try {
                Thread.sleep(BEAT);
            } catch (InterruptedException ended) {
                return;
            }
        }
    }

    /** Whether our heart beats, and Discord is there or was a moment ago. */
    public boolean isWell() {
        var now = clock.instant();
        return now.isBefore(beaten.plus(LEASE.multipliedBy(3)))
                && stations.values().stream().allMatch(it -> it.isWell(now));
    }

    /** How many guilds need us. */
    public int guilds() {
        return stations.values().stream().mapToInt(Station::guilds).sum();
    }

    /** The slots that we hold. */
    Set<Integer> held() {
        return Set.copyOf(stations.keySet());
    }

    /** Whether somebody looks just now who is together. */
    boolean looks() {
        return stations.values().stream().anyMatch(Station::looks);
    }

    void beat() {
        attempts.at("the worker's heart", () -> {
            var now = clock.instant();
            slots.live(new Slots.Worker(me, born, guilds(), equipment.resting()), now.plus(LEASE));
            stations.values().forEach(it -> renew(it, now));
            var all = slots();
            switch (Shift.decide(me, all, slots.workers(now), now)) {
                case Shift.Decision.Take(var slot) -> take(slot, now);
                case Shift.Decision.HandOver(var slot) -> leave(slot);
                case Shift.Decision.Stay() -> {
                    // as it should be
                }
            }
            scale(all, now);
            stations.values().forEach(it -> {
                it.tidy();
                it.look(lookouts(it.slot(), all.size()));
            });
            beaten = clock.instant();
        });
    }

    /** As they are; whose guilds have a channel watched is needed for good. What cannot be read is as we knew it. */
    private List<Slot> slots() {
        attempts.at(
                "reading which channels are watched",
                () -> lookouts = equipment.lookouts().all());
        var all = slots.slots();
        return all.stream()
                .map(it -> lookouts(it.number(), all.size()).isEmpty() ? it : it.watching())
                .toList();
    }

    private List<Lookout> lookouts(int slot, int count) {
        return lookouts.stream()
                .filter(it -> SlotRows.of(it.guild(), count) == slot)
                .toList();
    }

    private void renew(Station station, Instant now) {
        var wanted = station.guilds() > 0 ? Optional.of(now.plus(PATIENCE)) : Optional.<Instant>empty();
        var ours = !station.isLost() && slots.renew(station.slot(), me, station.term(), now.plus(LEASE), wanted);
        if (!ours) {
            stations.remove(station.slot(), station);
            // Discord may take its time to say goodbye; our other slots must not wait for it
            Thread.ofVirtual().name("drop-" + station.slot()).start(station::drop);
        }
    }

    private void take(int slot, Instant now) {
        var term = slots.take(slot, me, now, now.plus(LEASE));
        if (term == 0) {
            return;
        }
        try {
            stations.put(slot, new Station(slot, term, equipment));
        } catch (RuntimeException failure) {
            slots.release(slot, me, term);
            throw failure;
        }
        if (closing) {
            handOver(slot);
        }
    }

    /** One after the other, and beside the heart: a drain takes its time. */
    private void leave(int slot) {
        if (leaving == null || !leaving.isAlive()) {
            leaving = Thread.ofVirtual().name("leave-" + slot).start(() -> handOver(slot));
        }
    }

    private void handOver(int slot) {
        var station = stations.remove(slot);
        if (station != null) {
            attempts.at("leaving slot " + slot, station::close);
            attempts.at("giving back slot " + slot, () -> slots.release(slot, me, station.term()));
        }
    }

    private void scale(List<Slot> all, Instant now) {
        var needed =
                alwaysOn || now.isBefore(born.plus(PATIENCE)) || all.stream().anyMatch(it -> it.isWanted(now));
        var asked = lowered;
        if (needed && asked != null) {
            capacity.raise();
            lowered = null;
        } else if (!needed && (asked == null || !now.isBefore(asked.plus(AGAIN)))) {
            lowered = now;
            capacity.lower();
        }
    }

    /** Ends without a word and without giving anything back, as a machine does that loses its power. */
    public void abandon() {
        closing = true;
        heart.interrupt();
        stations.values().forEach(Station::drop);
        stations.clear();
    }

    /**
     * Leaves every channel with a word and gives back every slot; if somebody wanted music meanwhile, calls for a
     * successor.
     */
    @Override
    public void close() {
        closing = true;
        heart.interrupt();
        await(heart);
        // first, so that the others do not leave us a share of what we give back
        attempts.at("saying goodbye", () -> slots.die(me));
        try (var all = Executors.newVirtualThreadPerTaskExecutor()) {
            stations.keySet().forEach(slot -> all.execute(() -> handOver(slot)));
        }
        if (leaving != null) {
            await(leaving);
        }
        if (lowered != null) {
            attempts.at("calling for a successor", this::raiseIfWanted);
        }
    }

    /** A door that saw our slots held counted on us; one that looks only now calls for a successor itself. */
    private void raiseIfWanted() {
        var now = clock.instant();
        if (slots().stream().anyMatch(it -> it.isWanted(now))) {
            capacity.raise();
        }
    }

    private static void await(Thread thread) {
        try {
            if (thread.isAlive()) {
                thread.join(BEAT);
            }
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }
}
