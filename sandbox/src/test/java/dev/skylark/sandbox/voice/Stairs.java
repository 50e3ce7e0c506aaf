package dev.skylark.sandbox.voice;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Duration;
import javax.sound.sampled.AudioFileFormat;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;

/** Recordings in which one hears where in them one is: each second sounds higher than the one before. */
final class Stairs {

    static final int RATE = 48_000;
    private static final int LOWEST = 400;
    private static final int STEP = 50;
    private static final int LOUDNESS = 9000;

    private Stairs() {}

    /** A WAV file that climbs so many seconds. */
    static byte[] climbing(int seconds) {
        return wav(seconds, LOWEST, STEP);
    }

    /** A WAV file of one tone. */
    static byte[] tone(int hertz, int seconds) {
        return wav(seconds, hertz, 0);
    }

    /** Where one is who hears this. */
    static Duration at(double hertz) {
        return Duration.ofMillis(Math.round((hertz - LOWEST) / STEP * 1000));
    }

    private static byte[] wav(int seconds, int lowest, int step) {
        var samples = ByteBuffer.allocate(seconds * RATE * 4).order(ByteOrder.LITTLE_ENDIAN);
        var phase = 0.0;
        for (var at = 0; at < seconds * RATE; at++) {
            phase += 2 * Math.PI * (lowest + step * (at / RATE)) / RATE;
            var sample = (short) (LOUDNESS * Math.sin(phase));
            samples.putShort(sample).putShort(sample);
        }
        var format = new AudioFormat(RATE, 16, 2, true, false);
        var file = new ByteArrayOutputStream();
        try (var stream =
                new AudioInputStream(new ByteArrayInputStream(samples.array()), format, (long) seconds * RATE)) {
            AudioSystem.write(stream, AudioFileFormat.Type.WAVE, file);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return file.toByteArray();
    }
}
