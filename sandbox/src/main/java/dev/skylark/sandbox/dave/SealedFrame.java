package dev.skylark.sandbox.dave;

import java.io.ByteArrayOutputStream;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.crypto.InvalidCipherTextException;
import org.bouncycastle.crypto.engines.AESEngine;
import org.bouncycastle.crypto.modes.GCMBlockCipher;
import org.bouncycastle.crypto.params.AEADParameters;
import org.bouncycastle.crypto.params.KeyParameter;

/**
 * A frame as it leaves an encrypting sender: what is open and what is sealed in one row, then the tag, the nonce, where
 * the open parts are, how long all that is, and FA FA.
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record SealedFrame(byte[] row, byte[] tag, long nonce, List<Part> open) {

    private static final int TAG = 8;
    private static final int END = 3;
    private static final int NONCE = 12;
    private static final byte MARK = (byte) 0xFA;

    /** A part of the row that is not sealed. */
    record Part(int offset, int length) {}

    SealedFrame {
        open = List.copyOf(open);
    }

    /** Nothing where this is no such frame. */
    static Optional<SealedFrame> read(byte[] frame) {
        if (!hasMark(frame)) {
            return Optional.empty();
        }
        var size = frame[frame.length - END] & 0xFF;
        var length = frame.length - size;
        if (size < TAG + 1 + END || length < 0) {
            return Optional.empty();
        }
        try {
            var footer = ByteBuffer.wrap(frame, length, size - END);
            var row = new byte[length];
            System.arraycopy(frame, 0, row, 0, length);
            var tag = new byte[TAG];
            footer.get(tag);
            var nonce = number(footer);
            var open = new ArrayList<Part>();
            var from = 0L;
            while (footer.hasRemaining()) {
                var offset = number(footer);
                var count = number(footer);
                if (offset < from || offset + count > length) {
                    return Optional.empty();
                }
                from = offset + count;
                open.add(new Part((int) offset, (int) count));
            }
            return Optional.of(new SealedFrame(row, tag, nonce, open));
        } catch (BufferUnderflowException cutOff) {
            return Optional.empty();
        }
    }

    static boolean hasMark(byte[] frame) {
        return frame.length > TAG + END && frame[frame.length - 1] == MARK && frame[frame.length - 2] == MARK;
    }

    /** The sender takes another key for every 2^24 frames. */
    int generation() {
        return (int) (nonce >>> 24);
    }

    /** What was sent; nothing where the key is another. */
    Optional<byte[]> open(byte[] key) {
        var authenticated = new ByteArrayOutputStream();
        var sealed = new ByteArrayOutputStream();
        var at = 0;
        for (var part : open) {
            sealed.write(row, at, part.offset() - at);
            authenticated.write(row, part.offset(), part.length());
            at = part.offset() + part.length();
        }
        sealed.write(row, at, row.length - at);
        sealed.writeBytes(tag);
        return decrypted(key, sealed.toByteArray(), authenticated.toByteArray()).map(this::woven);
    }

    /** By Bouncy Castle: the JDK takes no tags as short as these. */
    private Optional<byte[]> decrypted(byte[] key, byte[] sealed, byte[] authenticated) {
        var full = ByteBuffer.allocate(NONCE).putInt(8, Integer.reverseBytes((int) nonce));
        var cipher = GCMBlockCipher.newInstance(AESEngine.newInstance());
        cipher.init(false, new AEADParameters(new KeyParameter(key), TAG * 8, full.array(), authenticated));
        var plain = new byte[cipher.getOutputSize(sealed.length)];
        var written = cipher.processBytes(sealed, 0, sealed.length, plain, 0);
        try {
            cipher.doFinal(plain, written);
            return Optional.of(plain);
        } catch (InvalidCipherTextException otherKey) {
            return Optional.empty();
        }
    }

    private byte[] woven(byte[] plain) {
        var frame = row.clone();
        var at = 0;
        var read = 0;
        for (var part : open) {
            var length = part.offset() - at;
            System.arraycopy(plain, read, frame, at, length);
            read += length;
            at = part.offset() + part.length();
        }
        System.arraycopy(plain, read, frame, at, frame.length - at);
        return frame;
    }

    /** Seven bits in every byte, the lowest first. */
    private static long number(ByteBuffer from) {
        var value = 0L;
        for (var shift = 0; shift < 35; shift += 7) {
            var next = from.get();
            value |= (long) (next & 0x7F) << shift;
            if (next >= 0) {
                return value;
            }
        }
        throw new BufferUnderflowException();
    }
}
