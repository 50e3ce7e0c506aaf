package dev.skylark.worker;

import dev.skylark.worker.Slots.Slot;
import dev.skylark.worker.Station.Equipment;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/** One voice worker: holds slots as long as it lives, and ends so that others can go on. */
public final class Worker implements AutoCloseable {

    /** How often we show that we live. */
    static final Duration BEAT = Duration.ofSeconds(3);

    /** Whoever has not shown it for so long is taken for dead. */
    static final Duration LEASE = Duration.ofSeconds(12);

    /** How long somebody stays after the last guild has fallen silent. */
    static final Duration PATIENCE = Duration.ofMinutes(10);

    /** Starts and ends tasks of the service that we are one of. */
    public interface Capacity {
        /** At least one. */
        void raise();

        /** None. */
        void lower();
    }

    private final String me;
    private final Equipment equipment;
    private final Capacity capacity;
    private final boolean alwaysOn;
    private final Lane.Trouble trouble;
    private final Clock clock;
    private final Map<Integer, Station> stations = new ConcurrentHashMap<>();
    private final Thread heart = Thread.ofPlatform().name("heart").unstarted(this::live);
    private volatile boolean closing;
    private final Instant born;
    private volatile Instant beaten;
    private @Nullable Instant lowered;

    public Worker(
            String me, Equipment equipment, Capacity capacity, boolean alwaysOn, Lane.Trouble trouble, Clock clock) {
        this.me = me;
        this.equipment = equipment;
        this.capacity = capacity;
        this.alwaysOn = alwaysOn;
        this.trouble = trouble;
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

    /** Whether we hold what we say we hold, and Discord is there. */
    public boolean isWell() {
        return clock.instant().isBefore(beaten.plus(LEASE.multipliedBy(3)))
                && stations.values().stream().allMatch(Station::isConnected);
    }

    public int guilds() {
        return stations.values().stream().mapToInt(Station::guilds).sum();
    }

    void beat() {
        try {
            var now = clock.instant();
            var slots = equipment.slots();
            slots.live(new Slots.Worker(me, guilds()), now.plus(LEASE));
            stations.values().forEach(it -> renew(it, now));
            var all = slots.slots();
            switch (Shift.decide(me, all, slots.workers(now), now)) {
                case Shift.Decision.Take(var slot) -> take(slot, now);
                case Shift.Decision.HandOver(var slot) -> handOver(slot);
                case Shift.Decision.Stay() -> lowerIfNobodyListens(all, now);
            }
            stations.values().forEach(Station::tidy);
            beaten = clock.instant();
        } catch (RuntimeException failure) {
            trouble.happened("the worker's heart", "", failure);
        }
    }

    private void renew(Station station, Instant now) {
        var wanted = station.isBusy() ? now.plus(PATIENCE) : Instant.EPOCH;
        var ours = !station.isLost()
                && equipment.slots().renew(station.slot(), me, station.term(), now.plus(LEASE), wanted);
        if (!ours) {
            stations.remove(station.slot(), station);
            station.drop();
        }
    }

    private void take(int slot, Instant now) {
        var term = equipment.slots().take(slot, me, now, now.plus(LEASE));
        if (term > 0) {
            stations.put(slot, new Station(slot, term, equipment));
        }
    }

    private void handOver(int slot) {
        var station = stations.remove(slot);
        if (station != null) {
            station.close();
            equipment.slots().release(slot, me, station.term());
        }
    }

    private void lowerIfNobodyListens(List<Slot> slots, Instant now) {
        var needed =
                alwaysOn || now.isBefore(born.plus(PATIENCE)) || slots.stream().anyMatch(it -> it.isWanted(now));
        if (!needed && lowered == null) {
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

    /** Leaves every channel with a word, gives back every slot; if somebody wanted music meanwhile, calls for a successor. */
    @Override
    public void close() {
        closing = true;
        heart.interrupt();
        try {
            heart.join(BEAT);
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
        try (var all = Executors.newVirtualThreadPerTaskExecutor()) {
            List.copyOf(stations.keySet()).forEach(slot -> all.execute(() -> handOver(slot)));
        }
        equipment.slots().die(me);
        var now = clock.instant();
        if (lowered != null && equipment.slots().slots().stream().anyMatch(it -> it.isWanted(now))) {
            capacity.raise();
        }
    }
}
