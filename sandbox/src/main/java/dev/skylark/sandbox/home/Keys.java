package dev.skylark.sandbox.home;

import dev.skylark.json.Json;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.bouncycastle.math.ec.rfc8032.Ed25519;

/** The throw-away keys: Discord's signature, which the door checks, and the bot's token, which we check. */
public final class Keys {

    private static final HexFormat HEX = HexFormat.of();
    private static final String FILE = "keys.json";

    private final byte[] seed;
    private final byte[] own;
    private final List<String> trusted;
    private final String token;

    private Keys(byte[] seed, List<String> trusted, String token) {
        this.seed = seed.clone();
        this.own = publicKey(seed);
        this.trusted = trusted;
        this.token = token;
    }

    /**
     * The keys of this folder, made once. Where a public key is given, the door trusts that one (or two, separated by
     * a comma); where a token is given, it is the bot's.
     */
    public static Keys in(Home home, String givenPublicKey, String givenToken) {
        var kept = home.read(FILE);
        if (kept.isNothing()) {
            var seed = random(Ed25519.SECRET_KEY_SIZE);
            kept = Json.fields()
                    .with("publicKey", HEX.formatHex(publicKey(seed)))
                    .with("privateKey", HEX.formatHex(seed))
                    .with("token", "sandbox-" + HEX.formatHex(random(24)));
            home.writeSecret(FILE, kept.bytes());
        }
        var trusted = givenPublicKey.isBlank() ? kept.at("publicKey").text() : givenPublicKey;
        return new Keys(
                HEX.parseHex(kept.at("privateKey").text()),
                Stream.of(trusted.split(",", -1)).map(String::strip).toList(),
                givenToken.isBlank() ? kept.at("token").text() : givenToken.strip());
    }

    /** What the door checks signatures with, as its setting has it. */
    public String trustedPublicKeys() {
        return String.join(",", trusted);
    }

    public String token() {
        return token;
    }

    /** Whether the door believes what we sign. */
    public boolean fit() {
        return trusted.contains(HEX.formatHex(own));
    }

    public boolean isToken(String authorization) {
        return MessageDigest.isEqual(
                ("Bot " + token).getBytes(StandardCharsets.UTF_8), authorization.getBytes(StandardCharsets.UTF_8));
    }

    /** The signature that Discord would send with this. */
    public String sign(String timestamp, byte[] body) {
        var signature = new byte[Ed25519.SIGNATURE_SIZE];
        var message = signed(timestamp, body);
        Ed25519.sign(seed, 0, message, 0, message.length, signature, 0);
        return HEX.formatHex(signature);
    }

    /** Whether the door may believe this; of anything malformed it may not. */
    public boolean prove(String signature, String timestamp, byte[] body) {
        var message = signed(timestamp, body);
        return bytes(signature, Ed25519.SIGNATURE_SIZE)
                .anyMatch(it -> trusted.stream()
                        .flatMap(key -> bytes(key, Ed25519.PUBLIC_KEY_SIZE))
                        .anyMatch(key -> Ed25519.verify(it, 0, key, 0, message, 0, message.length)));
    }

    private static Stream<byte[]> bytes(String hex, int length) {
        try {
            return Stream.of(HEX.parseHex(hex)).filter(it -> it.length == length);
        } catch (IllegalArgumentException notHex) {
            return Stream.empty();
        }
    }

    private static byte[] signed(String timestamp, byte[] body) {
        var time = timestamp.getBytes(StandardCharsets.UTF_8);
        var message = new byte[time.length + body.length];
        System.arraycopy(time, 0, message, 0, time.length);
        System.arraycopy(body, 0, message, time.length, body.length);
        return message;
    }

    private static byte[] publicKey(byte[] seed) {
        var key = new byte[Ed25519.PUBLIC_KEY_SIZE];
        Ed25519.generatePublicKey(seed, 0, key, 0);
        return key;
    }

    private static byte[] random(int length) {
        var bytes = new byte[length];
        new SecureRandom().nextBytes(bytes);
        return bytes;
    }
}
