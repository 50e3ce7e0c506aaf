package dev.skylark.lavaplayer;

import com.sedmelluq.discord.lavaplayer.natives.opus.OpusEncoder;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** The library that reads and writes sound. */
public final class SoundNative {

    private static final int HERTZ = 48_000;
    private static final int CHANNELS = 2;
    private static final int FRAME = HERTZ / 50;
    private static final int QUALITY = 10;

    private SoundNative() {}

    /** How large 20 ms of silence become, encoded by the library itself. */
    public static String proof() {
        var silence = ByteBuffer.allocateDirect(FRAME * CHANNELS * Short.BYTES)
                .order(ByteOrder.nativeOrder())
                .asShortBuffer();
        var encoder = new OpusEncoder(HERTZ, CHANNELS, QUALITY);
        try {
            var bytes = encoder.encode(silence, FRAME, ByteBuffer.allocateDirect(4096));
            return "LavaPlayer encodes 20 ms of silence into %d bytes of Opus".formatted(bytes);
        } finally {
            encoder.close();
        }
    }
}
