package dev.skylark.sandbox.voice;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;

/** A datagram of sound: the header that everybody can read, and the rest. */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Packet(byte[] bytes, long arrived) {

    private static final int FIXED = 12;
    private static final int OPUS = 0x78;

    static Optional<Packet> read(byte[] bytes, long arrived) {
        var sound = bytes.length > FIXED && (bytes[0] & 0xC0) == 0x80 && (bytes[1] & 0x7F) == OPUS;
        return sound ? Optional.of(new Packet(bytes, arrived)) : Optional.empty();
    }

    int sequence() {
        return Short.toUnsignedInt(ByteBuffer.wrap(bytes).getShort(2));
    }

    long timestamp() {
        return Integer.toUnsignedLong(ByteBuffer.wrap(bytes).getInt(4));
    }

    int ssrc() {
        return ByteBuffer.wrap(bytes).getInt(8);
    }

    /** What is inside, without the extension that some clients put before it. */
    Optional<byte[]> open(TransportMode mode, byte[] key) {
        var fixed = FIXED + 4 * (bytes[0] & 0x0F);
        var extended = (bytes[0] & 0x10) != 0;
        var header = fixed + (extended ? 4 : 0);
        if (bytes.length < header) {
            return Optional.empty();
        }
        var extension =
                extended ? 4 * Short.toUnsignedInt(ByteBuffer.wrap(bytes).getShort(fixed + 2)) : 0;
        return mode.open(key, bytes, header)
                .filter(it -> it.length >= extension)
                .map(it -> Arrays.copyOfRange(it, extension, it.length));
    }
}
