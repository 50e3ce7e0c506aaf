package dev.skylark.lavaplayer;

import com.sedmelluq.discord.lavaplayer.format.StandardAudioDataFormats;
import com.sedmelluq.discord.lavaplayer.track.playback.MutableAudioFrame;
import dev.skylark.player.Sounds.Heard;
import dev.skylark.player.Sounds.Sound;
import dev.skylark.voice.Filter;
import dev.skylark.voice.Track;
import dev.skylark.voice.Tuning;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What one guild hears: a track that plays and one that stands ready. One thread may take frames while another gives
 * orders; neither waits for the network.
 */
final class LavaSound implements Sound {

    private static final byte[] SILENCE = {(byte) 0xF8, (byte) 0xFF, (byte) 0xFE};

    /** https://discord.com/developers/docs/topics/voice-connections#voice-data-interpolation */
    private static final int FRAMES_OF_SILENCE = 5;

    /** Time enough to connect to a slow server and to find the sound in its file. */
    private static final long GET_READY = 15_000;

    private final Seal seal;
    private final Executor threads;
    private final Consumer<Heard> ear;
    private final ByteBuffer bytes = ByteBuffer.allocate(StandardAudioDataFormats.DISCORD_OPUS.maximumChunkSize());
    private final MutableAudioFrame frame = new MutableAudioFrame(bytes);

    private volatile @Nullable Deck now;
    private volatile @Nullable Deck next;
    private volatile boolean paused;
    private Tuning tuning = new Tuning(100, Filter.NONE, false);
    private @Nullable Deck began;
    private @Nullable Deck before;
    private int silence;

    LavaSound(Seal seal, Executor threads, Consumer<Heard> ear) {
        this.seal = seal;
        this.threads = threads;
        this.ear = ear;
    }

    @Override
    public synchronized void play(long number, Track track, Duration from) {
        var ready = next;
        next = null;
        end(now);
        if (ready != null && !ready.isAt(number, from)) {
            end(ready);
            ready = null;
        }
        var deck = ready == null ? deck(number, track, from) : ready;
        now = deck;
        deck.start();
    }

    @Override
    public synchronized void next(long number, Track track) {
        nothingNext();
        var deck = deck(number, track, Duration.ZERO);
        if (now == null) {
            now = deck;
            deck.start();
        } else {
            next = deck;
        }
    }

    @Override
    public synchronized void nothingNext() {
        end(next);
        next = null;
    }

    @Override
    public void pause(boolean wanted) {
        paused = wanted;
    }

    @Override
    public void seek(Duration to) {
        var deck = now;
        if (deck != null) {
            deck.seek(to);
        }
    }

    @Override
    public synchronized void tune(Tuning other) {
        tuning = other;
        for (var deck : new Deck[] {now, next}) {
            if (deck != null) {
                deck.tune(other);
            }
        }
    }

    @Override
    public synchronized void stop() {
        nothingNext();
        end(now);
        now = null;
    }

    @Override
    public Duration position() {
        var deck = now;
        return deck == null ? Duration.ZERO : deck.position();
    }

    @Override
    public boolean provide(ByteBuffer out) {
        if (!paused && hasSound()) {
            silence = FRAMES_OF_SILENCE;
            out.clear().put(bytes.array(), 0, frame.getDataLength()).flip();
            return true;
        }
        if (silence > 0) {
            silence--;
            out.clear().put(SILENCE).flip();
            return true;
        }
        return false;
    }

    private boolean hasSound() {
        var deck = now;
        while (deck != null) {
            if (deck.provide(frame)) {
                heard(deck);
                return true;
            }
            if (!deck.isDrained()) {
                if (!deck.isStuck()) {
                    return false;
                }
                deck.stop();
                ear.accept(new Heard.Stuck(deck.number()));
            }
            before = deck;
            deck = goOn(deck);
        }
        return false;
    }

    private void heard(Deck deck) {
        if (began != deck) {
            began = deck;
            Runnable tell = () -> ear.accept(new Heard.Began(deck.number()));
            if (before == null) {
                tell.run();
            } else {
                // what was before ends first, though another thread says so
                before.afterwards(tell);
            }
        }
        var ready = next;
        if (ready != null && deck.isEndNear(GET_READY)) {
            ready.start();
        }
    }

    /** The last sound of one is out, so the other begins, in the same twenty milliseconds. */
    private synchronized @Nullable Deck goOn(Deck deck) {
        if (now == deck) {
            now = next;
            next = null;
            if (now != null) {
                now.start();
            }
        }
        return now;
    }

    @Override
    public void close() {
        stop();
    }

    private Deck deck(long number, Track track, Duration from) {
        return new Deck(number, track, from, tuning, seal, threads, ear);
    }

    private static void end(@Nullable Deck deck) {
        if (deck != null) {
            deck.stop();
        }
    }
}
