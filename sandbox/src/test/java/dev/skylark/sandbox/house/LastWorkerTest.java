package dev.skylark.sandbox.house;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skylark.capacity.Capacity;
import dev.skylark.data.EmbeddedDynamo;
import dev.skylark.data.Rows;
import dev.skylark.data.Store;
import dev.skylark.data.Time;
import dev.skylark.discord.Conversation;
import dev.skylark.discord.Reply.Where;
import dev.skylark.player.Chat;
import dev.skylark.player.Matching;
import dev.skylark.player.Sounds;
import dev.skylark.player.Sources;
import dev.skylark.player.Voice;
import dev.skylark.table.Table;
import dev.skylark.voice.SlotRows;
import dev.skylark.voice.VoiceCommand;
import dev.skylark.voice.VoiceOrder;
import dev.skylark.work.SlottedVoices;
import dev.skylark.work.Voices.Reception;
import dev.skylark.worker.DynamoLookouts;
import dev.skylark.worker.DynamoMemory;
import dev.skylark.worker.DynamoSlots;
import dev.skylark.worker.Herald;
import dev.skylark.worker.Lane;
import dev.skylark.worker.Lookouts;
import dev.skylark.worker.Orders;
import dev.skylark.worker.Slots;
import dev.skylark.worker.Station;
import dev.skylark.worker.Worker;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The last worker ends because nobody listens, and in this moment somebody wants music: it must be heard by somebody. */
final class LastWorkerTest {

    private static final String GUILD = "920000000000000001";

    private final Time time = new Time();
    private final Store.Tables tables = new Store.Tables(EmbeddedDynamo.shared().client());
    private final Rows rows = tables.rows(Table.VOICE);

    /** How many tasks ECS is told to run. */
    private final AtomicInteger desired = new AtomicInteger(1);

    private Runnable whilePutting = () -> {};
    private Runnable beforeLowering = () -> {};
    private final SlottedVoices door =
            new SlottedVoices((_, _) -> whilePutting.run(), () -> desired.compareAndSet(0, 1), 1, rows, time);
    private final Worker worker = new Worker("last", new Nobody(), new Ecs(), false, this::trouble, time);

    @BeforeEach
    void begin() {
        for (var partition : List.of(SlotRows.SLOTS, SlotRows.WORKERS, SlotRows.slot(0))) {
            rows.all(partition).forEach(it -> rows.remove(partition, it.text(Table.SORT)));
        }
        worker.start();
        soon(() -> rows.all(SlotRows.WORKERS).size() == 1);
    }

    @AfterEach
    void end() {
        worker.abandon();
    }

    @Test
    void an_order_before_the_slot_is_given_back_makes_the_worker_call_for_a_successor() {
        holdsItsSlot();
        nobodyListensForLong();

        assertThat(door.send(play())).isEqualTo(Reception.HEARD);
        worker.close();

        assertThat(desired).hasValue(1);
    }

    @Test
    void an_order_after_the_slot_is_given_back_makes_the_door_call_for_a_successor() {
        holdsItsSlot();
        nobodyListensForLong();

        worker.close();
        assertThat(desired).hasValue(0);

        assertThat(door.send(play())).isEqualTo(Reception.WAKING);
        assertThat(desired).hasValue(1);
    }

    @Test
    void an_order_that_waits_while_the_worker_ends_makes_the_door_call_for_a_successor() {
        holdsItsSlot();
        nobodyListensForLong();
        whilePutting = worker::close;

        assertThat(door.send(play())).isEqualTo(Reception.WAKING);

        assertThat(desired).hasValue(1);
    }

    @Test
    void an_order_for_a_slot_of_nobody_in_the_moment_of_lowering_is_seen_by_the_worker() {
        beforeLowering = () -> assertThat(door.send(play())).isEqualTo(Reception.WAKING);
        nobodyListensForLong();

        worker.close();

        assertThat(desired).hasValue(1);
    }

    private void holdsItsSlot() {
        door.send(play());
        soon(() -> rows.find(SlotRows.SLOTS, SlotRows.slot(0))
                .orElseThrow()
                .text(SlotRows.HOLDER)
                .equals("last"));
    }

    private void nobodyListensForLong() {
        time.pass(SlotRows.PATIENCE.plusMinutes(1));
        soon(() -> desired.get() == 0);
    }

    private static void soon(BooleanSupplier holds) {
        var late = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        while (!holds.getAsBoolean()) {
            assertThat(System.nanoTime()).isLessThan(late);
            rest();
        }
    }

    private static void rest() {
        try {
            Thread.sleep(20);
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    private static VoiceOrder play() {
        var conversation =
                new Conversation("application", "token", "person", "talk", "", Where.IN_CHANNEL, Store.NOON, "en");
        return new VoiceOrder(
                "1",
                GUILD,
                "Lark",
                List.of(),
                false,
                conversation,
                new VoiceCommand.Play("lark", "", VoiceCommand.When.LAST));
    }

    private void trouble(String what, String guild, RuntimeException failure) {
        throw new IllegalStateException(what + guild, failure);
    }

    /** What ECS does, as far as it matters. */
    private final class Ecs implements Capacity {
        @Override
        public void raise() {
            desired.compareAndSet(0, 1);
        }

        @Override
        public void lower() {
            beforeLowering.run();
            desired.set(0);
        }
    }

    /** A worker's world in which nothing is played. */
    private final class Nobody implements Station.Equipment {
        @Override
        public Orders orders(int slot) {
            return () -> {
                rest();
                return List.of();
            };
        }

        @Override
        public Station.Line connect(int slot, Voice.Ear ear) {
            return new Station.Line() {
                @Override
                public Voice voice() {
                    return unused(Voice.class);
                }

                @Override
                public boolean isConnected() {
                    return true;
                }

                @Override
                public void close() {
                    // nothing is open
                }
            };
        }

        @Override
        public Lane.Tools tools(Voice voice) {
            var sources = unused(Sources.class);
            return new Lane.Tools(
                    new DynamoMemory(rows),
                    sources,
                    unused(Sounds.class),
                    voice,
                    unused(Chat.class),
                    new Matching(sources),
                    LastWorkerTest.this::trouble,
                    time);
        }

        @Override
        public Slots slots() {
            return new DynamoSlots(rows, 1, time);
        }

        @Override
        public Lookouts lookouts() {
            return new DynamoLookouts(tables.rows(Table.FLEET), rows, tables.rows(Table.GUILDS), time);
        }

        @Override
        public Herald herald() {
            return unused(Herald.class);
        }

        @Override
        public Map<String, String> resting() {
            return Map.of();
        }
    }

    private static <T> T unused(Class<T> port) {
        return port.cast(Proxy.newProxyInstance(port.getClassLoader(), new Class<?>[] {port}, (_, method, _) -> {
            throw new UnsupportedOperationException(method.getName());
        }));
    }
}
