package dev.skylark.sandbox.voice;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class TransportModeTest {

    private static final HexFormat HEX = HexFormat.of();

    /** https://datatracker.ietf.org/doc/html/draft-irtf-cfrg-xchacha-03#section-2.2.1 */
    @Test
    void the_key_for_long_nonces_is_as_in_the_draft() {
        var key = HEX.parseHex("000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f");
        var nonce = HEX.parseHex("000000090000004a0000000031415927");

        assertThat(HEX.formatHex(HChaCha.key(key, nonce)))
                .isEqualTo("82413b4227b27bfed30e42508a877d73a0f9e4d58a74a853c12ec41326d3ecdc");
    }

    @Test
    void what_is_too_short_or_of_another_key_is_not_opened() {
        for (var mode : TransportMode.values()) {
            assertThat(mode.open(new byte[32], new byte[20], 12)).isEmpty();
            assertThat(mode.open(new byte[32], new byte[80], 12)).isEmpty();
        }
    }
}
