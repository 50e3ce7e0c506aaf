package dev.skylark.sandbox.voice;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** What makes XChaCha20 of the JDK's ChaCha20: a key of its own for the first sixteen bytes of a long nonce. */
final class HChaCha {

    private static final int[] SIGMA = {0x61707865, 0x3320646e, 0x79622d32, 0x6b206574};
    private static final int DOUBLE_ROUNDS = 10;

    private HChaCha() {}

    static byte[] key(byte[] key, byte[] nonce) {
        var state = new int[16];
        System.arraycopy(SIGMA, 0, state, 0, 4);
        ByteBuffer.wrap(key).order(ByteOrder.LITTLE_ENDIAN).asIntBuffer().get(state, 4, 8);
        ByteBuffer.wrap(nonce).order(ByteOrder.LITTLE_ENDIAN).asIntBuffer().get(state, 12, 4);
        for (var round = 0; round < DOUBLE_ROUNDS; round++) {
            for (var i = 0; i < 4; i++) {
                quarter(state, i, 4 + i, 8 + i, 12 + i);
            }
            for (var i = 0; i < 4; i++) {
                quarter(state, i, 4 + (i + 1) % 4, 8 + (i + 2) % 4, 12 + (i + 3) % 4);
            }
        }
        var out = ByteBuffer.allocate(32).order(ByteOrder.LITTLE_ENDIAN);
        for (var i = 0; i < 4; i++) {
            out.putInt(i * 4, state[i]).putInt(16 + i * 4, state[12 + i]);
        }
        return out.array();
    }

    private static void quarter(int[] state, int a, int b, int c, int d) {
        state[a] += state[b];
        state[d] = Integer.rotateLeft(state[d] ^ state[a], 16);
        state[c] += state[d];
        state[b] = Integer.rotateLeft(state[b] ^ state[c], 12);
        state[a] += state[b];
        state[d] = Integer.rotateLeft(state[d] ^ state[a], 8);
        state[c] += state[d];
        state[b] = Integer.rotateLeft(state[b] ^ state[c], 7);
    }
}
