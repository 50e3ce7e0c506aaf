package dev.skylark.alert;

import dev.skylark.webhook.Hmac;
import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;

/** The key of each source, reckoned from one secret of the house, so that none is kept and each can be shown again. */
final class SourceKeys {

    private static final int LENGTH = 40;

    private final Supplier<String> secret;

    SourceKeys(Supplier<String> secret) {
        this.secret = secret;
    }

    String key(AlertSource it) {
        var name = "alert-source\n%s\n%s\n%d".formatted(it.guild(), it.name(), it.generation());
        return "sky_" + Hmac.sign(bytes(secret.get()), bytes(name)).substring(0, LENGTH);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
