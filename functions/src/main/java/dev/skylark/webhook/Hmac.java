package dev.skylark.webhook;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Whether a body was sent by who shares a key with us. */
public final class Hmac {

    private static final String ALGORITHM = "HmacSHA256";
    private static final String PREFIX = "sha256=";

    private Hmac() {}

    /** Takes as long for a signature that is nearly right as for one that is not. Without a key nothing is proven. */
    public static boolean proves(byte[] key, byte[] body, String hex) {
        if (key.length == 0) {
            return false;
        }
        try {
            var digits = hex.startsWith(PREFIX) ? hex.substring(PREFIX.length()) : hex;
            return MessageDigest.isEqual(HexFormat.of().parseHex(digits), code(key, body));
        } catch (IllegalArgumentException notHex) {
            return false;
        }
    }

    public static String sign(byte[] key, byte[] body) {
        return HexFormat.of().formatHex(code(key, body));
    }

    private static byte[] code(byte[] key, byte[] body) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key, ALGORITHM));
            return mac.doFinal(body);
        } catch (GeneralSecurityException never) {
            throw new IllegalStateException(never);
        }
    }
}
