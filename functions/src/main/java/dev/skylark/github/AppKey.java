package dev.skylark.github;

import dev.skylark.fleet.Answer.Trouble;
import dev.skylark.json.Json;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.regex.Pattern;

/** Who we are as a GitHub App: its id, and its private key in PEM as GitHub gives it out (PKCS#1) or as PKCS#8. */
public record AppKey(String app, String pem) {

    // https://docs.github.com/en/apps/creating-github-apps/authenticating-with-a-github-app/generating-a-json-web-token-jwt-for-a-github-app
    private static final Duration LIFE = Duration.ofMinutes(9);
    private static final Duration CLOCK_DRIFT = Duration.ofMinutes(1);

    private static final Pattern ARMOUR = Pattern.compile("-----[A-Z ]{1,40}+-----|\\\\n|\\s");
    private static final byte[] RSA = HexFormat.of().parseHex("020100300d06092a864886f70d0101010500");

    /** What proves for some minutes that we are the App. */
    String jwt(Instant now) throws Refused {
        var head = Json.fields().with("alg", "RS256").with("typ", "JWT");
        var claims = Json.fields()
                .with("iat", now.minus(CLOCK_DRIFT).getEpochSecond())
                .with("exp", now.plus(LIFE).getEpochSecond())
                .with("iss", app.strip());
        var signed = base64(head.bytes()) + "." + base64(claims.bytes());
        try {
            var signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(key());
            signature.update(signed.getBytes(StandardCharsets.UTF_8));
            return signed + "." + base64(signature.sign());
        } catch (GeneralSecurityException | IllegalArgumentException unreadable) {
            // without its cause, which may quote the key
            throw new Refused(Trouble.DENIED, "the key of our GitHub App cannot be read");
        }
    }

    private PrivateKey key() throws GeneralSecurityException {
        var der = Base64.getDecoder().decode(ARMOUR.matcher(pem).replaceAll(""));
        var isPkcs1 = pem.contains("BEGIN RSA PRIVATE KEY");
        return KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(isPkcs1 ? wrapped(der) : der));
    }

    /** PKCS#8 is PKCS#1 with a word about which algorithm it is for. */
    private static byte[] wrapped(byte[] pkcs1) {
        return tagged(0x30, joined(RSA, tagged(0x04, pkcs1)));
    }

    /** A key is always between 256 and 65535 bytes long, which is what two bytes of length are for. */
    private static byte[] tagged(int tag, byte[] content) {
        var head = new byte[] {(byte) tag, (byte) 0x82, (byte) (content.length >> 8), (byte) content.length};
        return joined(head, content);
    }

    private static byte[] joined(byte[] one, byte[] other) {
        var both = new byte[one.length + other.length];
        System.arraycopy(one, 0, both, 0, one.length);
        System.arraycopy(other, 0, both, one.length, other.length);
        return both;
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    @Override
    public String toString() {
        return "AppKey[" + app + "]";
    }
}
