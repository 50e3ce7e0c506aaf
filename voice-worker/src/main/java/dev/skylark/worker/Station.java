package dev.skylark.worker;

import dev.skylark.player.Voice;
import dev.skylark.player.VoiceFact;
import dev.skylark.worker.Lookouts.Lookout;
import dev.skylark.worker.Orders.Waiting;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** One slot that we hold: its connection to Discord, its orders, and a lane for every guild that wants something. */
public final class Station implements AutoCloseable {

    /** How long a drain may take; the lease lasts longer. */
    private static final Duration DRAIN = Duration.ofSeconds(8);

    private static final Duration AFTER_FAILURE = Duration.ofSeconds(2);

    /** A guild that wants nothing for so long is forgotten. */
    private static final Duration FORGOTTEN = Duration.ofMinutes(1);

    /** JDA finds a lost connection again by itself; after so long another worker may do better. */
    private static final Duration AWAY = Duration.ofMinutes(5);

    /** What a slot needs of the world. */
    public interface Equipment {
        Orders orders(int slot);

        /** Connects the slot to Discord; what becomes true there is told to the ear. */
        Line connect(int slot, Voice.Ear ear);

        Lane.Tools tools(Voice voice);

        Slots slots();

        Lookouts lookouts();

        Herald herald();

        /** The sources of music that are left alone for a while, and why. */
        Map<String, String> resting();
    }

    /** A connection to Discord that can be ended. */
    public interface Line extends AutoCloseable {
        Voice voice();

        boolean isConnected();

        @Override
        void close();
    }

    private final int slot;
    private final long term;
    private final Slots slots;
    private final Line line;
    private final Lane.Tools tools;
    private final Orders orders;
    private final Map<String, Lane> lanes = new ConcurrentHashMap<>();
    private final Set<String> caredFor = ConcurrentHashMap.newKeySet();
    private final Object caring = new Object();
    private final Thread receiver;
    private final Watchtower watchtower;
    private @Nullable Thread looking;
    private volatile Instant connectedAt;
    private volatile boolean closing;
    private volatile boolean lost;

    /** Connects, goes on where others have left off, and then takes orders. */
    Station(int slot, long term, Equipment equipment) {
        this.slot = slot;
        this.term = term;
        this.slots = equipment.slots();
        caredFor.addAll(slots.guilds(slot));
        this.orders = equipment.orders(slot);
        this.line = equipment.connect(slot, this::hear);
        this.tools = equipment.tools(line.voice());
        this.watchtower =
                new Watchtower(line, equipment.lookouts(), equipment.herald(), tools.trouble(), tools.clock());
        this.connectedAt = tools.clock().instant();
        for (var guild : caredFor) {
            lanes.put(guild, open(guild));
        }
        this.receiver = Thread.ofVirtual().name("orders-" + slot).start(this::receive);
    }

    int slot() {
        return slot;
    }

    long term() {
        return term;
    }

    /** Somebody else has the slot: nothing that we would write counts any more. */
    boolean isLost() {
        return lost;
    }

    /** False where Discord has not been there for long. */
    boolean isWell(Instant now) {
        if (line.isConnected()) {
            connectedAt = now;
        }
        return now.isBefore(connectedAt.plus(AWAY));
    }

    /** How many guilds need us. */
    int guilds() {
        return (int) lanes.values().stream().filter(it -> !it.isIdle()).count();
    }

    /** Forgets lanes that need nobody, and remembers which guilds do. */
    void tidy() {
        lanes.forEach(this::care);
        lanes.keySet()
                .forEach(guild -> lanes.computeIfPresent(guild, (_, lane) -> {
                    if (!lane.hasBeenIdleFor(FORGOTTEN)) {
                        return lane;
                    }
                    lane.close();
                    return null;
                }));
    }

    boolean looks() {
        return looking != null && looking.isAlive();
    }

    /** Beside the heart, which must not wait for whoever is told. */
    void look(List<Lookout> lookouts) {
        if (!looks()) {
            looking = Thread.ofVirtual().name("look-out-" + slot).start(() -> watchtower.look(lookouts));
        }
    }

    /** Who takes the slot over must know whom to care for. */
    private void care(String guild, Lane lane) {
        synchronized (caring) {
            if (lane.isIdle() && caredFor.contains(guild)) {
                slots.caresNoMore(slot, guild);
                caredFor.remove(guild);
            } else if (!lane.isIdle() && !caredFor.contains(guild)) {
                slots.cares(slot, guild);
                caredFor.add(guild);
            }
        }
    }

    private Lane open(String guild) {
        var lane = new Lane(guild, term, tools, () -> lost = true);
        // what somebody left here in a hurry may not be on the list of guilds that are cared for
        lane.hear(new VoiceFact.TakenOver());
        lane.start();
        return lane;
    }

    private void hear(String guild, VoiceFact fact) {
        var lane = lanes.get(guild);
        if (lane != null) {
            lane.hear(fact);
        }
    }

    private void receive() {
        while (!closing) {
            try {
                orders.next().forEach(this::give);
            } catch (RuntimeException failure) {
                if (!closing) {
                    tools.trouble().happened("taking orders of slot " + slot, "", failure);
                    rest();
                }
            }
        }
    }

    /** An order counts as taken only when a successor would know of its guild. */
    private synchronized void give(Waiting waiting) {
        if (closing) {
            new Attempts(waiting.order().guild(), tools.trouble()).at("giving an order back", waiting.back());
            return;
        }
        lanes.compute(waiting.order().guild(), (guild, known) -> {
            var lane = known == null ? open(guild) : known;
            Runnable taken = () -> {
                care(guild, lane);
                waiting.taken().run();
            };
            lane.order(new Waiting(waiting.order(), taken, waiting.back()));
            return lane;
        });
    }

    private synchronized void takeNoMore() {
        closing = true;
        receiver.interrupt();
    }

    private static void rest() {
        try {
            Thread.sleep(AFTER_FAILURE);
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    /** Says so where music plays, keeps where it was, and leaves. */
    @Override
    public void close() {
        takeNoMore();
        lanes.values().forEach(it -> {
            it.hear(new VoiceFact.Ending());
            it.close();
        });
        drain(List.copyOf(lanes.values()));
        lanes.values().forEach(Lane::abandon);
        line.close();
    }

    private static void drain(List<Lane> ending) {
        var late = System.nanoTime() + DRAIN.toNanos();
        try {
            for (var lane : ending) {
                lane.awaitEnd(Duration.ofNanos(Math.max(0, late - System.nanoTime())));
            }
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    /** The slot is somebody else's: nothing is kept or said, only the music ends. */
    void drop() {
        takeNoMore();
        lanes.values().forEach(Lane::abandon);
        line.close();
    }
}
