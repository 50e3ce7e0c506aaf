package dev.skylark.worker;

import dev.skylark.player.Voice;
import dev.skylark.player.VoiceFact;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** One slot that we hold: its connection to Discord, its orders, and a lane for every guild that wants something. */
public final class Station implements AutoCloseable {

    /** How long a drain may take; Fargate gives two minutes at the most before it kills. */
    private static final Duration DRAIN = Duration.ofSeconds(15);

    private static final Duration AFTER_FAILURE = Duration.ofSeconds(2);

    /** What a slot needs of the world. */
    public interface Equipment {
        Orders orders(int slot);

        /** Connects the slot to Discord; what becomes true there is told to the ear. */
        Line connect(int slot, Voice.Ear ear);

        Lane.Tools tools(Voice voice);

        Slots slots();
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
    private final Equipment equipment;
    private final Line line;
    private final Lane.Tools tools;
    private final Orders orders;
    private final Map<String, Lane> lanes = new ConcurrentHashMap<>();
    private final Set<String> caredFor = ConcurrentHashMap.newKeySet();
    private final Thread receiver;
    private volatile boolean closing;
    private volatile boolean lost;

    /** Connects, goes on where others have left off, and then takes orders. */
    Station(int slot, long term, Equipment equipment) {
        this.slot = slot;
        this.term = term;
        this.equipment = equipment;
        this.line = equipment.connect(slot, this::hear);
        this.tools = equipment.tools(line.voice());
        this.orders = equipment.orders(slot);
        for (var guild : equipment.slots().guilds(slot)) {
            caredFor.add(guild);
            lane(guild);
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

    boolean isConnected() {
        return line.isConnected();
    }

    int guilds() {
        return lanes.size();
    }

    /** Whether somebody is needed here. */
    boolean isBusy() {
        return lanes.values().stream().anyMatch(it -> !it.isIdle());
    }

    /** Forgets lanes that need nobody, and remembers which guilds do. */
    void tidy() {
        lanes.forEach((guild, lane) -> {
            if (lane.isIdle()) {
                if (caredFor.remove(guild)) {
                    equipment.slots().caresNoMore(slot, guild);
                }
                if (lane.hasBeenIdleFor(Duration.ofMinutes(1))) {
                    lanes.remove(guild, lane);
                    lane.close(() -> {});
                }
            } else if (caredFor.add(guild)) {
                equipment.slots().cares(slot, guild);
            }
        });
    }

    private Lane lane(String guild) {
        return lanes.computeIfAbsent(guild, it -> {
            var lane = new Lane(it, term, tools, () -> lost = true);
            // what somebody left here in a hurry may not be on the list of guilds that are cared for
            lane.hear(new VoiceFact.TakenOver());
            lane.start();
            return lane;
        });
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
                for (var waiting : orders.next()) {
                    lane(waiting.order().guild()).order(waiting.order(), waiting.taken());
                }
            } catch (RuntimeException failure) {
                if (!closing) {
                    tools.trouble().happened("taking orders of slot " + slot, "", failure);
                    rest();
                }
            }
        }
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
        closing = true;
        receiver.interrupt();
        var open = new CountDownLatch(lanes.size());
        for (var lane : lanes.values()) {
            lane.hear(new VoiceFact.Ending());
            lane.close(open::countDown);
        }
        try {
            open.await(DRAIN.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
        line.close();
    }

    /** The slot is somebody else's: nothing is kept or said, only the music ends. */
    void drop() {
        closing = true;
        receiver.interrupt();
        lanes.values().forEach(Lane::abandon);
        line.close();
    }
}
