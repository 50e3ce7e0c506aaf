package dev.skylark.sandbox.voice;

import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.spec.AlgorithmParameterSpec;
import java.util.Arrays;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** How sound is encrypted between a client and Discord. Those whose names end in rtpsize leave the RTP header open. */
public enum TransportMode {
    AES_GCM("aead_aes256_gcm_rtpsize") {
        @Override
        Cipher cipher(byte[] key, byte[] counter) throws GeneralSecurityException {
            var nonce = new GCMParameterSpec(TAG * 8, Arrays.copyOf(counter, SHORT_NONCE));
            return ready("AES/GCM/NoPadding", new SecretKeySpec(key, "AES"), nonce);
        }
    },
    XCHACHA20_POLY1305("aead_xchacha20_poly1305_rtpsize") {
        @Override
        Cipher cipher(byte[] key, byte[] counter) throws GeneralSecurityException {
            // the counter stands at the very front of a nonce of 24 bytes, so its last 8 are always empty
            var derived = HChaCha.key(key, Arrays.copyOf(counter, 16));
            var nonce = new IvParameterSpec(new byte[SHORT_NONCE]);
            return ready("ChaCha20-Poly1305", new SecretKeySpec(derived, "ChaCha20"), nonce);
        }
    };

    private static final int SHORT_NONCE = 12;
    private static final int TAG = 16;
    private static final int COUNTER = 4;

    final String wire;

    TransportMode(String wire) {
        this.wire = wire;
    }

    static Optional<TransportMode> of(String wire) {
        return Arrays.stream(values()).filter(it -> it.wire.equals(wire)).findFirst();
    }

    /** What a packet carries behind its header; nothing where the key is another. */
    Optional<byte[]> open(byte[] key, byte[] packet, int header) {
        var end = packet.length - COUNTER;
        if (end - header < TAG) {
            return Optional.empty();
        }
        try {
            var cipher = cipher(key, Arrays.copyOfRange(packet, end, packet.length));
            cipher.updateAAD(packet, 0, header);
            return Optional.of(cipher.doFinal(packet, header, end - header));
        } catch (GeneralSecurityException otherKey) {
            return Optional.empty();
        }
    }

    abstract Cipher cipher(byte[] key, byte[] counter) throws GeneralSecurityException;

    private static Cipher ready(String name, Key key, AlgorithmParameterSpec nonce) throws GeneralSecurityException {
        var cipher = Cipher.getInstance(name);
        cipher.init(Cipher.DECRYPT_MODE, key, nonce);
        return cipher;
    }
}
