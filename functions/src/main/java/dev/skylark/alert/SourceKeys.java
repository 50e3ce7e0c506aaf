package dev.skylark.alert;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.function.Supplier;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The key of each source, reckoned from one secret of the house, so that none is kept and each can be shown again. */
final class SourceKeys {

    private static final String ALGORITHM = "HmacSHA256";

    private final Supplier<String> secret;

    SourceKeys(Supplier<String> secret) {
        this.secret = secret;
    }

    String key(AlertSource it) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret.get().getBytes(StandardCharsets.UTF_8), ALGORITHM));
            var name = "alert-source\n%s\n%s\n%d".formatted(it.guild(), it.name(), it.generation());
            return "sky_" + HexFormat.of().formatHex(mac.doFinal(name.getBytes(StandardCharsets.UTF_8)), 0, 20);
        } catch (GeneralSecurityException never) {
            throw new IllegalStateException(never);
        }
    }
}
