package dev.skylark.command;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.spec.X509EncodedKeySpec;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.bouncycastle.math.ec.rfc8032.Ed25519;

/**
 * Whether Discord itself sent a request. Bouncy Castle's own routine, not the JDK's: it answers no where the JDK
 * throws, and once warm it is several times faster. Only the first request of a process is proven by the JDK, which
 * is ready while the other still builds its tables (see bench/RESULTS.md).
 */
public final class Signature {

    /** What stands before the 32 bytes of an Ed25519 key in its X.509 form. */
    private static final byte[] X509 = HexFormat.of().parseHex("302a300506032b6570032100");

    private final List<byte[]> keys;
    private final AtomicBoolean first = new AtomicBoolean(true);

    /** The application's public key; two, separated by a comma, while it is being changed. */
    public Signature(String hexKeys) {
        keys = Stream.of(hexKeys.split(",")).map(Signature::key).toList();
    }

    public boolean proves(String hexSignature, String timestamp, byte[] body) {
        if (hexSignature.length() != 2 * Ed25519.SIGNATURE_SIZE) {
            return false;
        }
        byte[] signature;
        try {
            signature = HexFormat.of().parseHex(hexSignature);
        } catch (IllegalArgumentException notHex) {
            return false;
        }
        var time = timestamp.getBytes(StandardCharsets.UTF_8);
        var signed = new byte[time.length + body.length];
        System.arraycopy(time, 0, signed, 0, time.length);
        System.arraycopy(body, 0, signed, time.length, body.length);
        return first.getAndSet(false)
                ? keys.stream().anyMatch(key -> provenByJdk(key, signature, signed))
                : keys.stream().anyMatch(key -> Ed25519.verify(signature, 0, key, 0, signed, 0, signed.length));
    }

    /** The JDK throws on most signatures that are wrong; here that is a no like any other. */
    static boolean provenByJdk(byte[] key, byte[] signature, byte[] signed) {
        try {
            var encoded = new byte[X509.length + key.length];
            System.arraycopy(X509, 0, encoded, 0, X509.length);
            System.arraycopy(key, 0, encoded, X509.length, key.length);
            var verifier = java.security.Signature.getInstance("Ed25519");
            verifier.initVerify(KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded)));
            verifier.update(signed);
            return verifier.verify(signature);
        } catch (GeneralSecurityException wrong) {
            return false;
        }
    }

    private static byte[] key(String hex) {
        try {
            var bytes = HexFormat.of().parseHex(hex.strip());
            if (bytes.length == Ed25519.PUBLIC_KEY_SIZE) {
                return bytes;
            }
        } catch (IllegalArgumentException notHex) {
            // said below, with the other way to be wrong
        }
        throw new IllegalStateException("SKYLARK_DISCORD_PUBLIC_KEY must be the 64 hexadecimal characters that "
                + "Discord's developer portal shows as Public Key.");
    }
}
