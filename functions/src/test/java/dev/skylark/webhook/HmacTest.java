package dev.skylark.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A signature with a shared key. */
final class HmacTest {

    private static final byte[] KEY = bytes("It's a Secret to Everybody");
    private static final byte[] BODY = bytes("Hello, World!");

    /** The example in GitHub's documentation. */
    private static final String SIGNATURE = "757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17";

    @Test
    void the_signature_is_that_of_the_documentation() {
        assertThat(Hmac.sign(KEY, BODY)).isEqualTo(SIGNATURE);
    }

    @Test
    void it_proves_its_body_with_and_without_the_name_of_its_algorithm() {
        assertThat(Hmac.proves(KEY, BODY, SIGNATURE)).isTrue();
        assertThat(Hmac.proves(KEY, BODY, "sha256=" + SIGNATURE)).isTrue();
        assertThat(Hmac.proves(KEY, BODY, SIGNATURE.toUpperCase(Locale.ROOT))).isTrue();
    }

    @Test
    void it_proves_no_other_body_and_no_other_key() {
        assertThat(Hmac.proves(KEY, bytes("Hello, World?"), SIGNATURE)).isFalse();
        assertThat(Hmac.proves(bytes("guessed"), BODY, SIGNATURE)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "sha256=", "75", "sha1=757107ea", "zz", "757", "sha256=sha256=75"})
    void what_is_no_signature_proves_nothing(String hex) {
        assertThat(Hmac.proves(KEY, BODY, hex)).isFalse();
    }

    @Test
    void without_a_key_nothing_is_proven() {
        assertThat(Hmac.proves(new byte[0], BODY, SIGNATURE)).isFalse();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
