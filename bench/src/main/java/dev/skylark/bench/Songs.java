package dev.skylark.bench;

import com.sedmelluq.discord.lavaplayer.natives.opus.OpusEncoder;
import dev.skylark.sandbox.voice.OggOpus;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** Files to play: two tones that beat against each other, so that an encoder has something to do. */
final class Songs {

    private static final int RATE = 48_000;
    private static final int FRAME = 960;
    private static final int QUALITY = 10;

    private Songs() {}

    /** Opus in Ogg, as it goes to Discord without being touched. */
    static Path opus(Path file, Duration length) throws IOException {
        var samples = ByteBuffer.allocateDirect(FRAME * 4).order(ByteOrder.nativeOrder());
        var packet = ByteBuffer.allocateDirect(4000);
        try (var out = new BufferedOutputStream(Files.newOutputStream(file))) {
            var encoder = new OpusEncoder(RATE, 2, QUALITY);
            var ogg = new OggOpus(out, 1);
            for (long frame = 0; frame < length.toMillis() / 20; frame++) {
                fill(samples, frame * FRAME);
                packet.clear();
                encoder.encode(samples.asShortBuffer(), FRAME, packet);
                var bytes = new byte[packet.remaining()];
                packet.get(bytes);
                ogg.write(bytes);
            }
            ogg.end();
            encoder.close();
        }
        return file;
    }

    /** MP3, where lame is there to make it. */
    static Optional<Path> mp3(Path file, Duration length) throws IOException, InterruptedException {
        try {
            var lame = new ProcessBuilder(
                            "lame",
                            "--quiet",
                            "-r",
                            "-s",
                            "48",
                            "--bitwidth",
                            "16",
                            "--little-endian",
                            "-b",
                            "192",
                            "-",
                            file.toString())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            try (var out = new BufferedOutputStream(lame.getOutputStream())) {
                var samples = ByteBuffer.allocate(FRAME * 4).order(ByteOrder.LITTLE_ENDIAN);
                for (long frame = 0; frame < length.toMillis() / 20; frame++) {
                    fill(samples, frame * FRAME);
                    out.write(samples.array());
                }
            }
            return lame.waitFor() == 0 ? Optional.of(file) : Optional.empty();
        } catch (IOException missing) {
            return Optional.empty();
        }
    }

    private static void fill(ByteBuffer samples, long first) {
        samples.clear();
        for (int at = 0; at < FRAME; at++) {
            var time = (first + at) / (double) RATE;
            var left = (short) (8000 * (Math.sin(2 * Math.PI * 220 * time) + Math.sin(2 * Math.PI * 331 * time)));
            var right = (short) (8000 * (Math.sin(2 * Math.PI * 222 * time) + Math.sin(2 * Math.PI * 443 * time)));
            samples.putShort(left).putShort(right);
        }
        samples.flip();
    }
}
