package dev.skylark.github;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The mark of an alert, written and found again. */
final class MarkersTest {

    private static final String ALERT = "0123456789abcdef0123456789abcdef";
    private static final String OTHER = "f".repeat(32);

    @Test
    void what_was_written_is_found() {
        assertThat(Markers.all("Hello\n" + Markers.write(ALERT) + "\n" + Markers.write(OTHER) + Markers.write(ALERT)))
                .isEqualTo(List.of(ALERT, OTHER));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "<!-- skylark:alert:0123456789ABCDEF0123456789ABCDEF -->",
                "<!-- skylark:alert:0123456789abcdef -->",
                "<!--skylark:alert:0123456789abcdef0123456789abcdef-->",
                "skylark:alert:0123456789abcdef0123456789abcdef"
            })
    void what_only_looks_like_it_is_none(String body) {
        assertThat(Markers.all(body)).isEmpty();
    }

    @Test
    void the_branch_has_the_beginning_of_the_alert() {
        assertThat(Markers.branch(ALERT)).isEqualTo("skylark/01234567");
    }

    @Property
    void text_of_strangers_never_becomes_a_mark(@ForAll String before, @ForAll String after) {
        assertThat(Markers.all(Quote.block(before + Markers.write(ALERT) + after, 1_000)))
                .isEmpty();
    }
}
