package dev.skylark.github;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.skylark.fleet.Answer.Trouble;
import dev.skylark.json.Json;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.time.Instant;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How we prove that we are the App. */
final class AppKeyTest {

    private static final Instant NOW = Instant.parse("2026-03-04T12:00:00Z");

    static String[] forms() {
        return new String[] {
            GitHubWire.PKCS8,
            GitHubWire.PKCS1,
            GitHubWire.PKCS1.replace("\n", "\r\n"),
            // as it gets where there is only one line for it
            GitHubWire.PKCS1.replace("\n", "\\n"),
            GitHubWire.PKCS8.replace("\n", " ")
        };
    }

    @ParameterizedTest
    @MethodSource("forms")
    void each_form_of_the_key_signs_as_github_expects_it(String pem) throws Exception {
        var parts = new AppKey(" 4711\n", pem).jwt(NOW).split("\\.", -1);

        assertThat(parts).hasSize(3);
        assertThat(decoded(parts[0])).isEqualTo("{\"alg\":\"RS256\",\"typ\":\"JWT\"}");
        var claims = Json.read(decoded(parts[1]));
        assertThat(claims.at("iss").text()).isEqualTo("4711");
        assertThat(claims.at("iat").whole(0)).isEqualTo(NOW.getEpochSecond() - 60);
        assertThat(claims.at("exp").whole(0)).isEqualTo(NOW.getEpochSecond() + 540);
        assertThat(isSigned(parts)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "a secret that is no key",
                "-----BEGIN RSA PRIVATE KEY-----\nc2VjcmV0\n-----END RSA PRIVATE KEY-----",
                "-----BEGIN RSA PRIVATE KEY-----\n???\n-----END RSA PRIVATE KEY-----"
            })
    void what_is_no_key_is_refused_and_not_quoted(String pem) {
        assertThatThrownBy(() -> new AppKey("4711", pem).jwt(NOW))
                .isInstanceOfSatisfying(
                        Refused.class, it -> assertThat(it.trouble()).isEqualTo(Trouble.DENIED))
                .hasMessage("the key of our GitHub App cannot be read")
                .hasNoCause();
    }

    @Test
    void it_does_not_show_the_key() {
        assertThat(new AppKey("4711", GitHubWire.PKCS8)).hasToString("AppKey[4711]");
    }

    private static boolean isSigned(String[] parts) throws GeneralSecurityException {
        var signature = Signature.getInstance("SHA256withRSA");
        signature.initVerify(GitHubWire.KEY.getPublic());
        signature.update((parts[0] + "." + parts[1]).getBytes(UTF_8));
        return signature.verify(Base64.getUrlDecoder().decode(parts[2]));
    }

    private static String decoded(String part) {
        return new String(Base64.getUrlDecoder().decode(part), UTF_8);
    }
}
