package dev.skylark.alert;

import static dev.skylark.alert.Samples.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Which alerts nobody is called for. */
final class SilenceTest {

    private final Alert alert = Samples.alert();

    @Test
    void what_says_nothing_covers_all_until_its_end() {
        assertThat(silence("", "", "", "").covers(alert, NOON)).isTrue();
        assertThat(silence("", "", "", "").covers(alert, NOON.plusSeconds(60))).isFalse();
    }

    @Test
    void one_alert_and_no_other() {
        assertThat(silence(alert.id(), "", "", "").covers(alert, NOON)).isTrue();
        assertThat(silence("0".repeat(32), "", "", "").covers(alert, NOON)).isFalse();
    }

    @Test
    void a_service_an_environment_and_a_word_in_large_or_small_letters() {
        assertThat(silence("", "SHOP", "Production", "TIMEout").covers(alert, NOON))
                .isTrue();
        assertThat(silence("", "", "", "No Stock").covers(alert, NOON)).isTrue();
        assertThat(silence("", "game", "", "").covers(alert, NOON)).isFalse();
        assertThat(silence("", "", "staging", "").covers(alert, NOON)).isFalse();
        assertThat(silence("", "shop", "", "disk").covers(alert, NOON)).isFalse();
    }

    private static Silence silence(String which, String service, String environment, String word) {
        return new Silence("1", "s", which, service, environment, word, NOON, NOON.plusSeconds(60), "41", "", "102");
    }
}
