package dev.skylark.sandbox.voice;

import com.sedmelluq.discord.lavaplayer.natives.opus.OpusDecoder;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Keeps what is heard in a guild from now on, and listens to it with a decoder that is not ours. */
final class Recorder implements AutoCloseable {

    private static final int FRAME = 960;
    private static final int AUDIBLE = 500;

    /** So many frames are enough to tell how high it is, and few enough that it hardly changes meanwhile. */
    private static final int GLIMPSE = 15;

    private final List<Frame> frames = new ArrayList<>();
    private final Subscription subscription;

    Recorder(VoiceDiscord voice, String guild) {
        subscription = voice.listen(guild, this::heard);
    }

    private synchronized void heard(Frame frame) {
        if (!frame.isSilence()) {
            frames.add(frame);
        }
    }

    /** All that is not silence. */
    synchronized List<Frame> frames() {
        return List.copyOf(frames);
    }

    synchronized void forget() {
        frames.clear();
    }

    /** Where in climbing stairs one was last; all until then is forgotten. */
    Duration cut() {
        List<Frame> all;
        synchronized (this) {
            all = frames();
            forget();
        }
        return end(all);
    }

    /** From the first sample that can be heard to the last. */
    Duration length() {
        var samples = decoded(frames());
        var first = 0;
        while (first < samples.size() && !isAudible(samples.get(first))) {
            first++;
        }
        var last = samples.size() - 1;
        while (last >= first && !isAudible(samples.get(last))) {
            last--;
        }
        return Duration.ofMillis((last + 1L - first) * 1000 / Stairs.RATE);
    }

    /** How high all of it is, without its first half second. */
    double pitch() {
        var samples = decoded(frames());
        return pitch(samples.subList(Stairs.RATE / 2, samples.size() - FRAME));
    }

    /** Where in climbing stairs one was at first. */
    Duration began() {
        var all = frames();
        return position(all.subList(0, Math.min(2 * GLIMPSE, all.size())));
    }

    /** Where in climbing stairs one is now. */
    Duration now() {
        return end(frames());
    }

    private static Duration end(List<Frame> all) {
        return position(all.subList(Math.max(0, all.size() - 2 * GLIMPSE), all.size()));
    }

    /** How long nothing came at worst. */
    Duration longestGap() {
        var all = frames();
        var longest = 0L;
        for (var i = 1; i < all.size(); i++) {
            longest = Math.max(longest, all.get(i).arrived() - all.get(i - 1).arrived());
        }
        return Duration.ofNanos(longest);
    }

    /** The decoder needs some frames until it has settled. */
    private static Duration position(List<Frame> some) {
        var samples = decoded(some);
        return Stairs.at(pitch(samples.subList(samples.size() - GLIMPSE * FRAME, samples.size())));
    }

    private static boolean isAudible(short sample) {
        return Math.abs(sample) > AUDIBLE;
    }

    /** The left side, sample by sample. */
    private static List<Short> decoded(List<Frame> frames) {
        var samples = new ArrayList<Short>();
        var decoder = new OpusDecoder(Stairs.RATE, 2);
        try {
            for (var frame : frames) {
                var packet = ByteBuffer.allocateDirect(frame.opus().length)
                        .put(frame.opus())
                        .flip();
                var out = ByteBuffer.allocateDirect(FRAME * 4)
                        .order(ByteOrder.nativeOrder())
                        .asShortBuffer();
                decoder.decode(packet, out);
                for (var i = 0; i < FRAME * 2; i += 2) {
                    samples.add(out.get(i));
                }
            }
        } finally {
            decoder.close();
        }
        return samples;
    }

    /** How often a second it goes from below to above. */
    private static double pitch(List<Short> samples) {
        var rises = 0;
        var first = 0;
        var last = 0;
        for (var i = 1; i < samples.size(); i++) {
            if (samples.get(i - 1) < 0 && samples.get(i) >= 0) {
                first = rises == 0 ? i : first;
                last = i;
                rises++;
            }
        }
        return rises < 2 ? 0 : (rises - 1.0) * Stairs.RATE / (last - first);
    }

    @Override
    public void close() {
        subscription.close();
    }
}
