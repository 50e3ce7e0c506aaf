package dev.skylark.sandbox.voice;

import java.util.Arrays;

/**
 * Twenty milliseconds of sound as they were heard: an Opus packet, where in the stream it stands, when it came (in
 * nanoseconds of this machine's own clock), and whether it was encrypted from end to end.
 */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody but tests, and there by what is in it
public record Frame(int sequence, long timestamp, long arrived, byte[] opus, boolean sealed) {

    private static final byte[] SILENCE = {(byte) 0xF8, (byte) 0xFF, (byte) 0xFE};

    public boolean isSilence() {
        return Arrays.equals(opus, SILENCE);
    }

    static byte[] silence() {
        return SILENCE.clone();
    }
}
