package dev.skylark.picture;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class CanvasTest {

    @Test
    void a_text_that_fits_stays() {
        assertThat(fit("web", 400)).isEqualTo("web");
        assertThat(fit("", 400)).isEmpty();
    }

    @Test
    void a_text_that_is_too_long_ends_with_an_ellipsis_and_fits() {
        var cut = fit("W".repeat(32), 400);
        assertThat(cut).startsWith("WWW").endsWith("W…").hasSizeLessThan(32);
        assertThat(Canvas.width(cut, Canvas.LABEL)).isLessThanOrEqualTo(400);
    }

    @Test
    void no_character_is_cut_in_two() {
        for (var width = 20; width < 200; width++) {
            assertThat(fit("🚀".repeat(32), width)).matches("(🚀)*…");
            assertThat(fit("e\u0301".repeat(32), width)).matches("(e\u0301)*…");
        }
    }

    @Test
    void lines_and_what_turns_the_direction_of_writing_become_spaces() {
        assertThat(fit(" a\r\nb\u2028c\u202Ed\u2066e\u0000 ", 400)).isEqualTo("a b c d e");
    }

    private static String fit(String text, double width) {
        return Canvas.fit(text, Canvas.LABEL, width);
    }
}
