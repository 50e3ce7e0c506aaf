package dev.skylark.github;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** How GitHub proves that a webhook is its own. */
public final class GitHubSignature {

    private static final String SCHEME = "sha256=";
    private static final String ALGORITHM = "HmacSHA256";

    private GitHubSignature() {}

    /** {@code header} is the value of {@code X-Hub-Signature-256}. It takes as long for a wrong one as for a right one. */
    public static boolean proves(String secret, byte[] body, String header) {
        if (secret.isEmpty()) {
            return false;
        }
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM));
            var right = SCHEME + HexFormat.of().formatHex(mac.doFinal(body));
            return MessageDigest.isEqual(
                    right.getBytes(StandardCharsets.UTF_8), header.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException never) {
            throw new IllegalStateException(never);
        }
    }
}
