package dev.skylark.lavaplayer;

import com.sedmelluq.discord.lavaplayer.natives.opus.OpusDecoder;
import dev.skylark.player.Sounds.Heard;
import dev.skylark.player.Sounds.Sound;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** Somebody in the voice channel: takes what is sent, decodes it and says what it sounds like. */
final class Listener implements Consumer<Heard> {

    private static final int FRAME = 960;

    /** Discord sends a frame as long as this; nobody here waits so long. */
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private final List<Heard> facts = new CopyOnWriteArrayList<>();
    private final List<byte[]> frames = new ArrayList<>();
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(1_600);

    @Override
    public void accept(Heard heard) {
        facts.add(heard);
    }

    List<Heard> facts() {
        return facts;
    }

    boolean heard(Class<? extends Heard> kind) {
        return facts.stream().anyMatch(kind::isInstance);
    }

    void clear() {
        frames.clear();
    }

    int frames() {
        return frames.size();
    }

    List<byte[]> all() {
        return frames;
    }

    /** Takes so many frames that are sound, as fast as they come, and without those of a break. */
    Listener listen(Sound sound, int many) {
        var wanted = frames.size() + many;
        return until(sound, () -> frames.size() >= wanted);
    }

    /** Takes frames until this is so. */
    Listener until(Sound sound, BooleanSupplier enough) {
        var end = System.nanoTime() + PATIENCE.toNanos();
        while (!enough.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("Heard only %d frames, and %s".formatted(frames.size(), facts));
            }
            if (!take(sound)) {
                sleep(1);
            }
        }
        return this;
    }

    /** One frame; false if it was none or of a break. */
    boolean take(Sound sound) {
        if (!sound.provide(buffer)) {
            return false;
        }
        var frame = new byte[buffer.remaining()];
        buffer.get(frame);
        if (isSilence(frame)) {
            return false;
        }
        frames.add(frame);
        return true;
    }

    static boolean isSilence(byte[] frame) {
        return frame.length == 3 && frame[0] == (byte) 0xF8;
    }

    /** The samples of the left side of these frames. */
    float[] samples(int from, int until) {
        var samples = new float[(until - from) * FRAME];
        var in = ByteBuffer.allocateDirect(1_600);
        var out = ByteBuffer.allocateDirect(FRAME * 4 * 6)
                .order(ByteOrder.nativeOrder())
                .asShortBuffer();
        var decoder = new OpusDecoder(48_000, 2);
        try {
            for (var i = 0; i < until; i++) {
                in.clear().put(frames.get(i)).flip();
                decoder.decode(in, out);
                for (var k = 0; i >= from && k < FRAME; k++) {
                    samples[(i - from) * FRAME + k] = out.get(2 * k) / 32_768f;
                }
            }
        } finally {
            decoder.close();
        }
        return samples;
    }

    double frequency(int from, int until) {
        return Signal.frequency(samples(from, until));
    }

    double level(int from, int until) {
        return Signal.level(samples(from, until));
    }

    static void sleep(long milliseconds) {
        try {
            Thread.sleep(milliseconds);
        } catch (InterruptedException stopped) {
            throw new AssertionError(stopped);
        }
    }
}
