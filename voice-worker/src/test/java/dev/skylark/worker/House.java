package dev.skylark.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skylark.data.Store;
import dev.skylark.data.Time;
import dev.skylark.discord.Conversation;
import dev.skylark.discord.Reply.Where;
import dev.skylark.player.Matching;
import dev.skylark.player.Voice;
import dev.skylark.voice.Crowd;
import dev.skylark.voice.Playing;
import dev.skylark.voice.Rules;
import dev.skylark.voice.VoiceCommand;
import dev.skylark.voice.VoiceCommand.When;
import dev.skylark.voice.VoiceOrder;
import dev.skylark.worker.Station.Equipment;
import dev.skylark.worker.Station.Line;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** All that workers work with, in memory and on a clock that stands. */
final class House implements Equipment {

    final Time time = new Time(Store.NOON);
    final InMemorySlots slots;
    final InMemoryLookouts lookouts = new InMemoryLookouts();
    final List<Crowd> crowds = new CopyOnWriteArrayList<>();
    final InMemoryMemory memory = new InMemoryMemory();
    final RecordingChat chat = new RecordingChat();
    final FakeSources sources = new FakeSources();
    final FakeSounds sounds = new FakeSounds();
    final FakeVoice voice = new FakeVoice();
    final List<String> troubles = new CopyOnWriteArrayList<>();
    final AtomicInteger connections = new AtomicInteger();
    final AtomicInteger closed = new AtomicInteger();
    private final Map<Integer, InMemoryQueue> queues = new ConcurrentHashMap<>();
    volatile boolean connected = true;
    volatile boolean refuses;
    volatile boolean busIsDown;

    House(int count) {
        slots = new InMemorySlots(count);
    }

    static VoiceOrder order(String id, String guild, VoiceCommand command) {
        var conversation =
                new Conversation("application", "token", "listener", "talk", "", Where.IN_CHANNEL, Store.NOON, "en");
        return new VoiceOrder(id, guild, "Lark", List.of(), true, conversation, command);
    }

    static VoiceOrder play(String id, String guild, String what) {
        return order(id, guild, new VoiceCommand.Play(what, "", When.LAST));
    }

    /** As it was kept while a track played. */
    static Playing playing(String title, Duration position) {
        return Playing.nothing(Rules.USUAL)
                .with(Optional.of(FakeSources.track(title)), position, Store.NOON)
                .voice("lounge")
                .talk("talk", "en");
    }

    /** Waits for what other threads do. */
    static void soon(Runnable holds) {
        var late = System.nanoTime() + Duration.ofSeconds(5).toNanos();
        while (true) {
            try {
                holds.run();
                return;
            } catch (AssertionError | NoSuchElementException notYet) {
                if (System.nanoTime() > late) {
                    throw notYet;
                }
                pause();
            }
        }
    }

    static void pause() {
        try {
            Thread.sleep(5);
        } catch (InterruptedException ended) {
            throw new IllegalStateException(ended);
        }
    }

    InMemoryQueue queue(int slot) {
        return queues.computeIfAbsent(slot, _ -> new InMemoryQueue());
    }

    void nothingWentWrong() {
        assertThat(troubles).isEmpty();
    }

    Lane.Tools tools() {
        return tools(voice);
    }

    void trouble(String what, String guild, RuntimeException failure) {
        troubles.add(what + ": " + failure);
    }

    @Override
    public Orders orders(int slot) {
        return queue(slot);
    }

    @Override
    public Line connect(int slot, Voice.Ear ear) {
        if (refuses) {
            throw new IllegalStateException("Discord is not there");
        }
        connections.incrementAndGet();
        return new Line() {
            @Override
            public Voice voice() {
                return voice;
            }

            @Override
            public boolean isConnected() {
                return connected;
            }

            @Override
            public void close() {
                closed.incrementAndGet();
            }
        };
    }

    @Override
    public Lane.Tools tools(Voice itsVoice) {
        return new Lane.Tools(memory, sources, sounds, itsVoice, chat, new Matching(sources), this::trouble, time);
    }

    @Override
    public Slots slots() {
        return slots;
    }

    @Override
    public Lookouts lookouts() {
        return lookouts;
    }

    @Override
    public Herald herald() {
        return crowd -> {
            if (busIsDown) {
                throw new IllegalStateException("the bus cannot be reached");
            }
            crowds.add(crowd);
        };
    }

    @Override
    public Map<String, String> resting() {
        return Map.of();
    }
}
