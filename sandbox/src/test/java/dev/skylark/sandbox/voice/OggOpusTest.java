package dev.skylark.sandbox.voice;

import static org.assertj.core.api.Assertions.assertThat;

import com.sedmelluq.discord.lavaplayer.format.StandardAudioDataFormats;
import com.sedmelluq.discord.lavaplayer.natives.opus.OpusEncoder;
import com.sedmelluq.discord.lavaplayer.player.DefaultAudioPlayerManager;
import com.sedmelluq.discord.lavaplayer.player.FunctionalResultHandler;
import com.sedmelluq.discord.lavaplayer.source.local.LocalAudioSourceManager;
import com.sedmelluq.discord.lavaplayer.track.AudioTrack;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What we write as Ogg, others play: LavaPlayer reads it here. */
class OggOpusTest {

    private static final int RATE = 48_000;
    private static final int FRAME = 960;
    private static final int FRAMES = 100;
    private static final double TONE = 440;

    @TempDir
    Path folder;

    @Test
    void a_tone_is_the_same_tone_when_it_is_read_again() throws Exception {
        var file = folder.resolve("tone.ogg");
        try (var out = Files.newOutputStream(file)) {
            var ogg = new OggOpus(out, 1);
            for (var packet : tone()) {
                ogg.write(packet);
            }
            ogg.end();
        }

        var samples = played(file);

        assertThat(samples).hasSizeBetween((FRAMES - 6) * FRAME, FRAMES * FRAME);
        assertThat(pitch(samples.subList(RATE / 2, RATE * 3 / 2))).isBetween(TONE - 2, TONE + 2);
    }

    private static List<byte[]> tone() {
        var packets = new ArrayList<byte[]>();
        var encoder = new OpusEncoder(RATE, 2, 10);
        for (var frame = 0; frame < FRAMES; frame++) {
            var samples = ByteBuffer.allocateDirect(FRAME * 4)
                    .order(ByteOrder.nativeOrder())
                    .asShortBuffer();
            for (var i = 0; i < FRAME; i++) {
                var value = (short) (8000 * Math.sin(2 * Math.PI * TONE * (frame * FRAME + i) / RATE));
                samples.put(value).put(value);
            }
            var packet = ByteBuffer.allocateDirect(1500);
            encoder.encode(samples.flip(), FRAME, packet);
            var bytes = new byte[packet.remaining()];
            packet.get(bytes);
            packets.add(bytes);
        }
        encoder.close();
        return packets;
    }

    /** The left side, sample by sample. */
    private static List<Short> played(Path file) throws Exception {
        var manager = new DefaultAudioPlayerManager();
        try {
            manager.registerSourceManager(new LocalAudioSourceManager());
            manager.getConfiguration().setOutputFormat(StandardAudioDataFormats.DISCORD_PCM_S16_LE);
            var track = new CompletableFuture<AudioTrack>();
            manager.loadItemSync(
                    file.toString(),
                    new FunctionalResultHandler(
                            track::complete,
                            null,
                            () -> track.completeExceptionally(new AssertionError("LavaPlayer does not know this form")),
                            track::completeExceptionally));
            var player = manager.createPlayer();
            player.playTrack(track.get(10, TimeUnit.SECONDS));
            var samples = new ArrayList<Short>();
            for (var frame = player.provide(2, TimeUnit.SECONDS);
                    frame != null;
                    frame = player.provide(2, TimeUnit.SECONDS)) {
                var data = ByteBuffer.wrap(frame.getData())
                        .order(ByteOrder.LITTLE_ENDIAN)
                        .asShortBuffer();
                for (var i = 0; i < data.limit(); i += 2) {
                    samples.add(data.get(i));
                }
            }
            return samples;
        } finally {
            manager.shutdown();
        }
    }

    /** How often a second it goes from below to above. */
    private static double pitch(List<Short> samples) {
        var rises = 0;
        for (var i = 1; i < samples.size(); i++) {
            if (samples.get(i - 1) < 0 && samples.get(i) >= 0) {
                rises++;
            }
        }
        return (double) rises * RATE / samples.size();
    }
}
