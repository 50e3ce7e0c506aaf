package dev.skylark.sandbox.house;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.sound.sampled.AudioFileFormat;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;

/** Three short tunes, made up note by note, so that there is something to hear without a network. */
final class Tunes {

    private static final int RATE = 48_000;
    private static final double NOTE_SECONDS = 0.4;
    private static final double A = 440;

    private Tunes() {}

    static void write(Path folder) {
        try {
            Files.createDirectories(folder);
            write(folder.resolve("Lark in the morning.wav"), 40, 0, 4, 7, 12, 7, 4, 0, -5);
            write(folder.resolve("Slow tide.wav"), 75, 0, -2, -4, -5, -4, -2, 0, 3);
            write(folder.resolve("Concert pitch.wav"), 20, 0);
        } catch (IOException unusable) {
            throw new UncheckedIOException("The library's folder cannot be written: " + folder, unusable);
        }
    }

    /** {@code halfTones} above or below concert pitch, again and again. */
    private static void write(Path file, int seconds, int... halfTones) throws IOException {
        var samples = ByteBuffer.allocate(seconds * RATE * 4).order(ByteOrder.LITTLE_ENDIAN);
        var perNote = (int) (NOTE_SECONDS * RATE);
        for (int at = 0; at < seconds * RATE; at++) {
            var hertz = A * Math.pow(2, halfTones[at / perNote % halfTones.length] / 12.0);
            var shape = halfTones.length == 1 ? 1 : Math.sin(Math.PI * (at % perNote) / perNote);
            var sample = (short) (9000 * shape * Math.sin(2 * Math.PI * hertz * at / RATE));
            samples.putShort(sample).putShort(sample);
        }
        var format = new AudioFormat(RATE, 16, 2, true, false);
        try (var stream =
                new AudioInputStream(new ByteArrayInputStream(samples.array()), format, (long) seconds * RATE)) {
            AudioSystem.write(stream, AudioFileFormat.Type.WAVE, file.toFile());
        }
    }
}
