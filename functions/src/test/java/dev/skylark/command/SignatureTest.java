package dev.skylark.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.bouncycastle.math.ec.rfc8032.Ed25519;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SignatureTest {

    private static final byte[] SEED = new byte[Ed25519.SECRET_KEY_SIZE];
    private static final String OTHER_KEY = "11".repeat(32);
    private static final byte[] BODY = "{\"type\":1}".getBytes(StandardCharsets.UTF_8);

    @Test
    void the_first_and_every_later_request_is_proven() {
        var signature = new Signature(publicKey());

        for (int request = 0; request < 3; request++) {
            assertThat(signature.proves(signed(BODY), "1", BODY)).isTrue();
        }
    }

    @Test
    void while_a_key_is_changed_both_are_taken() {
        assertThat(new Signature(OTHER_KEY + ", " + publicKey()).proves(signed(BODY), "1", BODY))
                .isTrue();
    }

    /** The first request is judged by another routine than the rest: they must judge alike. */
    @Property(tries = 500)
    void a_changed_signature_is_refused_by_both_routines(
            @ForAll @IntRange(min = 0, max = 63) int at, @ForAll @IntRange(min = 1, max = 255) int change) {
        var changed = HexFormat.of().parseHex(signed(BODY));
        changed[at] ^= (byte) change;
        var hex = HexFormat.of().formatHex(changed);
        var signature = new Signature(publicKey());

        assertThat(signature.proves(hex, "1", BODY)).isFalse();
        assertThat(signature.proves(hex, "1", BODY)).isFalse();
    }

    @Test
    void another_body_or_time_is_not_proven() {
        var signature = new Signature(publicKey());

        assertThat(signature.proves(signed(BODY), "2", BODY)).isFalse();
        assertThat(signature.proves(signed(BODY), "1", "{}".getBytes(StandardCharsets.UTF_8)))
                .isFalse();
        assertThat(signature.proves(signed(BODY), "1", BODY)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "zz", "ab", "0123456789", "11,"})
    void a_key_that_is_none_is_named_at_the_start(String key) {
        assertThatIllegalStateException()
                .isThrownBy(() -> new Signature(key))
                .withMessageStartingWith("SKYLARK_DISCORD_PUBLIC_KEY must be");
    }

    @Test
    void a_key_that_is_no_point_proves_nothing() {
        var signature = new Signature("ff".repeat(32));

        assertThat(signature.proves(signed(BODY), "1", BODY)).isFalse();
        assertThat(signature.proves(signed(BODY), "1", BODY)).isFalse();
    }

    private static String publicKey() {
        var key = new byte[Ed25519.PUBLIC_KEY_SIZE];
        Ed25519.generatePublicKey(SEED, 0, key, 0);
        return HexFormat.of().formatHex(key);
    }

    private static String signed(byte[] body) {
        var message = ("1" + new String(body, StandardCharsets.UTF_8)).getBytes(StandardCharsets.UTF_8);
        var signature = new byte[Ed25519.SIGNATURE_SIZE];
        Ed25519.sign(SEED, 0, message, 0, message.length, signature, 0);
        return HexFormat.of().formatHex(signature);
    }
}
