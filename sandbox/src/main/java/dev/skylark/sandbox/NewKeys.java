package dev.skylark.sandbox;

import dev.skylark.json.Json;
import java.security.SecureRandom;
import java.util.HexFormat;
import org.bouncycastle.math.ec.rfc8032.Ed25519;

/** {@code ./skylark keys}: an Ed25519 pair for tests, as Discord's portal would show its public half. */
public final class NewKeys {

    private NewKeys() {}

    public static void main(String[] arguments) {
        var seed = new byte[Ed25519.SECRET_KEY_SIZE];
        new SecureRandom().nextBytes(seed);
        var publicKey = new byte[Ed25519.PUBLIC_KEY_SIZE];
        Ed25519.generatePublicKey(seed, 0, publicKey, 0);
        System.out.println(Json.fields()
                .with("publicKey", HexFormat.of().formatHex(publicKey))
                .with("privateKey", HexFormat.of().formatHex(seed)));
    }
}
