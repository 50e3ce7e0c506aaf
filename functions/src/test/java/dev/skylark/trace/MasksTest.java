package dev.skylark.trace;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What differs from failure to failure is masked. */
final class MasksTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            order 4711 failed after 1500ms            | order <number> failed after <number>
            took 1m30.5s, 99.9% of 2GiB               | took <number>, <number> of <number>
            id 3f2504e0-4f89-11d3-9a0c-0305e82c3301   | id <id>
            commit 9fceb02d0ae598e9 at 0xDEADBEEF     | commit <id> at <id>
            com.acme.Cart@1b2c3d is closed            | com.acme.Cart@<id> is closed
            pod shop-api-7d9f8b6c5-x2x4z restarted    | pod <id> restarted
            user "ada" is not 'known'                 | user <text> is not <text>
            it doesn't matter, isn't it               | it doesn't matter, isn't it
            no file /var/lib/shop/cart-17.db here     | no file <path> here
            GET https://a.example/x?y=1 answered 502  | GET <url> answered <number>
            GET /orders/17?page=2 failed              | GET <path> failed
            10.0.0.17:5432 refused, so did fe80::1    | <address> refused, so did <address>
            ada.b@example.org has no account          | <mail> has no account
            at 2026-11-21T10:00:00.123Z it stopped    | at <time> it stopped
            since 10:00:00 and 21/Nov/2026:10:00:00   | since <time> and <time>
            std::vector failed: Foo::bar              | std::vector failed: Foo::bar
            """)
    void what_differs_is_masked(String message, String masked) {
        assertThat(Masks.mask(message.strip())).isEqualTo(masked.strip());
    }

    @Test
    void a_message_without_end_is_masked_in_time() {
        for (var part :
                new String[] {"a", "\"", "'", "/a", "1", "a1-", "1.", "a.", ":a", "::", "0x", "a@", "<text>", "x/y/"}) {
            assertThat(Masks.mask(part.repeat(20_000 / part.length()))).isNotNull();
        }
    }

    @Property(tries = 2_000)
    void masking_twice_changes_nothing_more(@ForAll("messages") String text) {
        var masked = Masks.mask(text);

        assertThat(Masks.mask(masked)).isEqualTo(masked);
        assertThat(masked).doesNotContainPattern("[0-9]");
    }

    @Property(tries = 500)
    void masking_any_text_twice_changes_nothing_more(@ForAll String text) {
        var masked = Masks.mask(text);

        assertThat(Masks.mask(masked)).isEqualTo(masked);
    }

    @Provide
    static Arbitrary<String> messages() {
        return Arbitraries.of(
                        "<text>",
                        "<number>",
                        "\"",
                        "'",
                        "`",
                        "/",
                        "a",
                        "f",
                        "0",
                        "17",
                        ".",
                        ":",
                        "::",
                        "@",
                        "-",
                        " ",
                        "x",
                        "10:00:00",
                        "2026-11-21",
                        "T",
                        "0x",
                        "ms",
                        "\\",
                        "http://",
                        "Nov 3",
                        "abcdef12",
                        "_",
                        "<",
                        ">")
                .list()
                .ofMaxSize(25)
                .map(it -> String.join("", it));
    }
}
