package dev.skylark.lavaplayer;

import com.sedmelluq.discord.lavaplayer.natives.opus.OpusEncoder;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.ShortBuffer;
import java.nio.charset.StandardCharsets;

/** Recordings of one tone, made here, so that whoever hears them knows what they must sound like. */
final class Tone {

    private static final int RATE = 48_000;
    private static final int FRAME = 960;

    private Tone() {}

    /** Stereo sixteen bit. */
    static byte[] wav(double frequency, double seconds, double level) {
        var samples = (int) Math.round(seconds * RATE);
        var bytes = ByteBuffer.allocate(44 + samples * 4).order(ByteOrder.LITTLE_ENDIAN);
        bytes.put(ascii("RIFF")).putInt(36 + samples * 4).put(ascii("WAVEfmt "));
        bytes.putInt(16).putShort((short) 1).putShort((short) 2).putInt(RATE).putInt(RATE * 4);
        bytes.putShort((short) 4).putShort((short) 16).put(ascii("data")).putInt(samples * 4);
        for (var i = 0; i < samples; i++) {
            var sample = sample(frequency, level, i);
            bytes.putShort(sample).putShort(sample);
        }
        return bytes.array();
    }

    /** As a voice message or a podcast is: Opus in an Ogg container, twenty milliseconds a packet. */
    static byte[] opus(double frequency, double seconds, double level, String... comments) {
        var file = new ByteArrayOutputStream();
        var head = ByteBuffer.allocate(19).order(ByteOrder.LITTLE_ENDIAN);
        head.put(ascii("OpusHead"))
                .put((byte) 1)
                .put((byte) 2)
                .putShort((short) 0)
                .putInt(RATE);
        head.putShort((short) 0).put((byte) 0);
        file.writeBytes(page(2, 0, 0, head.array()));
        file.writeBytes(page(0, 0, 1, joined(ascii("OpusTags"), vorbis(comments))));
        var frames = (int) Math.round(seconds * RATE / FRAME);
        var in = ByteBuffer.allocateDirect(FRAME * 4)
                .order(ByteOrder.nativeOrder())
                .asShortBuffer();
        var out = ByteBuffer.allocateDirect(4_000);
        var encoder = new OpusEncoder(RATE, 2, 10);
        try {
            for (var frame = 0; frame < frames; frame++) {
                fill(in, frequency, level, frame);
                var length = encoder.encode(in, FRAME, out);
                var packet = new byte[length];
                out.get(packet);
                var last = frame == frames - 1 ? 4 : 0;
                file.writeBytes(page(last, (frame + 1L) * FRAME, frame + 2, packet));
            }
        } finally {
            encoder.close();
        }
        return file.toByteArray();
    }

    private static void fill(ShortBuffer in, double frequency, double level, int frame) {
        in.clear();
        for (var i = 0; i < FRAME; i++) {
            var sample = sample(frequency, level, frame * FRAME + i);
            in.put(sample).put(sample);
        }
        in.flip();
    }

    private static byte[] vorbis(String... comments) {
        var bytes = ByteBuffer.allocate(4_000).order(ByteOrder.LITTLE_ENDIAN);
        bytes.putInt(4).put(ascii("test")).putInt(comments.length);
        for (var comment : comments) {
            bytes.putInt(comment.length()).put(ascii(comment));
        }
        var used = new byte[bytes.position()];
        bytes.flip().get(used);
        return used;
    }

    /** https://www.rfc-editor.org/rfc/rfc3533#section-6 */
    private static byte[] page(int flags, long position, int sequence, byte[] packet) {
        var segments = packet.length / 255 + 1;
        var page = ByteBuffer.allocate(27 + segments + packet.length).order(ByteOrder.LITTLE_ENDIAN);
        page.put(ascii("OggS"))
                .put((byte) 0)
                .put((byte) flags)
                .putLong(position)
                .putInt(1)
                .putInt(sequence);
        page.putInt(0).put((byte) segments);
        for (var i = 0; i < segments; i++) {
            page.put((byte) Math.min(255, packet.length - i * 255));
        }
        page.put(packet);
        return page.putInt(22, checksum(page.array())).array();
    }

    private static int checksum(byte[] page) {
        var sum = 0;
        for (var it : page) {
            sum ^= (it & 0xFF) << 24;
            for (var bit = 0; bit < 8; bit++) {
                sum = sum < 0 ? (sum << 1) ^ 0x04C11DB7 : sum << 1;
            }
        }
        return sum;
    }

    /** Samples as they are, which FLAC allows too: https://www.rfc-editor.org/rfc/rfc9639 */
    static byte[] flac(double frequency, int seconds, double level, String... comments) {
        var file = new ByteArrayOutputStream();
        var info = ByteBuffer.allocate(34).putShort((short) FRAME).putShort((short) FRAME);
        info.position(10);
        info.putLong((long) RATE << 44 | 1L << 41 | 15L << 36 | (long) RATE * seconds);
        file.writeBytes(ascii("fLaC"));
        file.writeBytes(new byte[] {0, 0, 0, 34});
        file.writeBytes(info.array());
        var tags = vorbis(comments);
        file.writeBytes(new byte[] {(byte) 0x84, 0, (byte) (tags.length >> 8), (byte) tags.length});
        file.writeBytes(tags);
        for (var frame = 0; frame < seconds * RATE / FRAME; frame++) {
            file.writeBytes(flacFrame(frequency, level, frame));
        }
        return file.toByteArray();
    }

    private static byte[] flacFrame(double frequency, double level, int number) {
        var frame = ByteBuffer.allocate(32 + FRAME * 4);
        frame.put((byte) 0xFF).put((byte) 0xF8).put((byte) 0x7A).put((byte) 0x18);
        if (number < 128) {
            frame.put((byte) number);
        } else {
            frame.put((byte) (0xC0 | number >> 6)).put((byte) (0x80 | (number & 0x3F)));
        }
        frame.putShort((short) (FRAME - 1));
        frame.put((byte) remainder(frame, 8, 0x07));
        for (var channel = 0; channel < 2; channel++) {
            frame.put((byte) 2);
            for (var i = 0; i < FRAME; i++) {
                frame.putShort(sample(frequency, level, number * FRAME + i));
            }
        }
        frame.putShort((short) remainder(frame, 16, 0x8005));
        var bytes = new byte[frame.position()];
        frame.flip().get(bytes);
        return bytes;
    }

    private static int remainder(ByteBuffer bytes, int width, int polynomial) {
        var sum = 0;
        for (var i = 0; i < bytes.position(); i++) {
            sum ^= (bytes.get(i) & 0xFF) << (width - 8);
            for (var bit = 0; bit < 8; bit++) {
                sum = (sum >> (width - 1) & 1) == 1 ? sum << 1 ^ polynomial : sum << 1;
            }
        }
        return sum & ((1 << width) - 1);
    }

    /** Silence, as nobody has an encoder for more at hand: 128 kilobits, 44,100 samples a second. */
    static byte[] mp3(int frames) {
        var file = new byte[frames * 417];
        for (var i = 0; i < frames; i++) {
            file[i * 417] = (byte) 0xFF;
            file[i * 417 + 1] = (byte) 0xFB;
            file[i * 417 + 2] = (byte) 0x90;
        }
        return file;
    }

    /** Silence again: AAC in ADTS, stereo, 48,000 samples a second, 1,024 a frame. */
    static byte[] aac(int seconds) {
        var silence = new byte[] {0x21, 0x00, 0x49, (byte) 0x90, 0x02, 0x19, 0x00, 0x23, (byte) 0x80};
        var length = 7 + silence.length;
        var header = new byte[] {
            (byte) 0xFF,
            (byte) 0xF1,
            0x4C,
            (byte) 0x80,
            (byte) (length >> 3),
            (byte) ((length & 7) << 5 | 0x1F),
            (byte) 0xFC
        };
        var file = new ByteArrayOutputStream();
        for (var i = 0; i < Math.round(seconds * RATE / 1_024.0); i++) {
            file.writeBytes(header);
            file.writeBytes(silence);
        }
        return file.toByteArray();
    }

    /** A tag for the beginning of an MP3 that says something about it. */
    static byte[] id3(String name, String value) {
        var text = ByteBuffer.allocate(2 + name.length() + value.length())
                .put((byte) 0)
                .put(ascii(name))
                .put((byte) 0)
                .put(ascii(value))
                .array();
        return ByteBuffer.allocate(20 + text.length)
                .put(ascii("ID3"))
                .put((byte) 3)
                .put(new byte[5])
                .put((byte) (10 + text.length))
                .put(ascii("TXXX"))
                .putInt(text.length)
                .putShort((short) 0)
                .put(text)
                .array();
    }

    static byte[] joined(byte[]... parts) {
        var all = new ByteArrayOutputStream();
        for (var part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }

    private static short sample(double frequency, double level, int index) {
        return (short) Math.round(32_767 * level * Math.sin(2 * Math.PI * frequency * index / RATE));
    }

    static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
