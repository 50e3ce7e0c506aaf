package dev.skylark.sandbox.voice;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Opus packets as a file or an endless stream that every player understands: RFC 7845 in the pages of RFC 3533. */
public final class OggOpus {

    private static final int CHANNELS = 2;
    private static final int RATE = 48_000;

    /** What decoders throw away at the start until they have settled: 80 ms. */
    private static final int PRE_SKIP = 3840;

    private static final int FRAME = 960;
    private static final int FIRST = 2;
    private static final int LAST = 4;
    private static final int LACE = 255;
    private static final int[] TABLE = table();

    private final OutputStream out;
    private final int serial;
    private int pages;
    private long samples;

    /** Writes the two pages that every stream begins with. */
    public OggOpus(OutputStream out, int serial) throws IOException {
        this.out = out;
        this.serial = serial;
        page(FIRST, head());
        page(0, tags());
    }

    /** Twenty milliseconds more. Each has a page of its own, so that whoever listens hears it at once. */
    public void write(byte[] opus) throws IOException {
        samples += FRAME;
        page(0, opus);
    }

    /** There is no more to come. */
    public void end() throws IOException {
        page(LAST, new byte[0]);
    }

    private static byte[] head() {
        return ByteBuffer.allocate(19)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put("OpusHead".getBytes(StandardCharsets.US_ASCII))
                .put((byte) 1)
                .put((byte) CHANNELS)
                .putShort((short) PRE_SKIP)
                .putInt(RATE)
                .putShort((short) 0)
                .put((byte) 0)
                .array();
    }

    private static byte[] tags() {
        var vendor = "Skylark".getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(16 + vendor.length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put("OpusTags".getBytes(StandardCharsets.US_ASCII))
                .putInt(vendor.length)
                .put(vendor)
                .putInt(0)
                .array();
    }

    private void page(int flags, byte[] packet) throws IOException {
        var laces = new byte[packet.length / LACE + 1];
        Arrays.fill(laces, (byte) LACE);
        laces[laces.length - 1] = (byte) (packet.length % LACE);
        var page = ByteBuffer.allocate(27 + laces.length + packet.length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put("OggS".getBytes(StandardCharsets.US_ASCII))
                .put((byte) 0)
                .put((byte) flags)
                .putLong(samples)
                .putInt(serial)
                .putInt(pages)
                .putInt(0)
                .put((byte) laces.length)
                .put(laces)
                .put(packet);
        page.putInt(22, checksum(page.array()));
        pages++;
        out.write(page.array());
    }

    /** Not the CRC-32 of java.util.zip: the same polynomial, but the bits the other way round. */
    private static int checksum(byte[] bytes) {
        var sum = 0;
        for (var next : bytes) {
            sum = (sum << 8) ^ TABLE[((sum >>> 24) ^ next) & 0xFF];
        }
        return sum;
    }

    private static int[] table() {
        var table = new int[256];
        for (var i = 0; i < table.length; i++) {
            var value = i << 24;
            for (var bit = 0; bit < 8; bit++) {
                value = (value << 1) ^ (value < 0 ? 0x04C11DB7 : 0);
            }
            table[i] = value;
        }
        return table;
    }
}
