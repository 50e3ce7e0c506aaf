package dev.skylark.trace;

import dev.skylark.fact.Occurrence;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** What makes two failures the same: 32 hexadecimal digits. */
public final class Fingerprint {

    private Fingerprint() {}

    public static String of(Occurrence it) {
        return hash(it.service() + "\n" + it.environment() + "\n" + it.kind() + "\n" + it.key());
    }

    private static String hash(String text) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 16);
        } catch (NoSuchAlgorithmException never) {
            throw new IllegalStateException(never);
        }
    }
}
