package dev.skylark.github;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skylark.webhook.Hmac;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whether a webhook is GitHub's own. */
final class GitHubSignatureTest {

    // https://docs.github.com/en/webhooks/using-webhooks/validating-webhook-deliveries
    private static final String SECRET = "It's a Secret to Everybody";
    private static final byte[] BODY = "Hello, World!".getBytes(StandardCharsets.UTF_8);
    private static final String RIGHT = "sha256=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17";

    @Test
    void the_example_of_the_documentation_is_true() {
        assertThat(proves(SECRET, BODY, RIGHT)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "sha256=",
                "sha1=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17",
                "sha256=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e18",
                "sha256=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17 "
            })
    void anything_else_is_not(String header) {
        assertThat(proves(SECRET, BODY, header)).isFalse();
    }

    @Test
    void another_body_or_another_secret_is_not_proven() {
        assertThat(proves(SECRET, "Hello, World".getBytes(StandardCharsets.UTF_8), RIGHT))
                .isFalse();
        assertThat(proves("another", BODY, RIGHT)).isFalse();
    }

    @Test
    void without_a_secret_nothing_is_proven() {
        assertThat(proves("", BODY, RIGHT)).isFalse();
    }

    private static boolean proves(String secret, byte[] body, String header) {
        return Hmac.proves(secret.getBytes(StandardCharsets.UTF_8), body, header);
    }
}
