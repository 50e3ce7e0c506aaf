package dev.skylark.account;

import dev.skylark.account.Away.Why;
import dev.skylark.json.Json;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;

/** Who we are at Apple: proven by a developer token that we sign ourselves. */
final class AppleKey {

    // https://developer.apple.com/documentation/applemusicapi/generating-developer-tokens: half a year at the most
    private static final Duration LIFE = Duration.ofHours(1);
    private static final Pattern ARMOUR = Pattern.compile("-----[A-Z ]{1,40}+-----|\\\\n|\\s");

    private AppleKey() {}

    /** {@code origin} is the only website that may use it, empty for us alone. */
    static String developerToken(Client client, String origin, Instant now) throws Away {
        var head = Json.fields().with("alg", "ES256").with("kid", client.key().strip());
        var claims = Json.fields()
                .with("iss", client.id().strip())
                .with("iat", now.getEpochSecond())
                .with("exp", now.plus(LIFE).getEpochSecond())
                .withIf(!origin.isEmpty(), "origin", Json.items(List.of(origin)));
        var signed = base64(head.bytes()) + "." + base64(claims.bytes());
        try {
            var der = Base64.getDecoder().decode(ARMOUR.matcher(client.secret()).replaceAll(""));
            var signature = Signature.getInstance("SHA256withECDSAinP1363Format");
            signature.initSign(KeyFactory.getInstance("EC").generatePrivate(new PKCS8EncodedKeySpec(der)));
            signature.update(signed.getBytes(StandardCharsets.UTF_8));
            return signed + "." + base64(signature.sign());
        } catch (GeneralSecurityException | IllegalArgumentException unreadable) {
            // without its cause, which may quote the key
            throw new Away(Why.ODD, "our key for Apple Music cannot be read");
        }
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
