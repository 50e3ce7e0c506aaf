package dev.skylark.command;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.bouncycastle.math.ec.rfc8032.Ed25519;

/**
 * Whether Discord itself sent a request. Bouncy Castle's own routine, not the JDK's: it answers no where the JDK
 * throws, and once warm it is several times faster.
 */
public final class Signature {

    private final List<Ed25519.PublicPoint> keys;

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
        return keys.stream().anyMatch(key -> Ed25519.verify(signature, 0, key, signed, 0, signed.length));
    }

    private static Ed25519.PublicPoint key(String hex) {
        try {
            var bytes = HexFormat.of().parseHex(hex.strip());
            var point =
                    bytes.length == Ed25519.PUBLIC_KEY_SIZE ? Ed25519.validatePublicKeyPartialExport(bytes, 0) : null;
            if (point != null) {
                return point;
            }
        } catch (IllegalArgumentException notHex) {
            // said below, with the other ways to be wrong
        }
        throw new IllegalStateException("SKYLARK_DISCORD_PUBLIC_KEY must be the 64 hexadecimal characters that "
                + "Discord's developer portal shows as Public Key.");
    }
}
