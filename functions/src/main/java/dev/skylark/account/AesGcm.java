package dev.skylark.account;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** Closing with a key that one has. */
final class AesGcm {

    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final SecureRandom RANDOM = new SecureRandom();

    private AesGcm() {}

    static String close(byte[] key, String plain, String name) {
        var nonce = new byte[NONCE_BYTES];
        RANDOM.nextBytes(nonce);
        try {
            var closed = cipher(Cipher.ENCRYPT_MODE, key, nonce, name).doFinal(plain.getBytes(StandardCharsets.UTF_8));
            var encoder = Base64.getEncoder();
            return encoder.encodeToString(nonce) + "." + encoder.encodeToString(closed);
        } catch (GeneralSecurityException never) {
            throw new IllegalStateException(never);
        }
    }

    /** Nothing where the key or the name is another, or a bit of it. */
    static Optional<String> open(byte[] key, String closed, String name) {
        var parts = closed.split("\\.", -1);
        if (parts.length != 2) {
            return Optional.empty();
        }
        try {
            var decoder = Base64.getDecoder();
            var plain = cipher(Cipher.DECRYPT_MODE, key, decoder.decode(parts[0]), name)
                    .doFinal(decoder.decode(parts[1]));
            return Optional.of(new String(plain, StandardCharsets.UTF_8));
        } catch (GeneralSecurityException | IllegalArgumentException tampered) {
            return Optional.empty();
        }
    }

    private static Cipher cipher(int mode, byte[] key, byte[] nonce, String name) throws GeneralSecurityException {
        var cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(name.getBytes(StandardCharsets.UTF_8));
        return cipher;
    }
}
