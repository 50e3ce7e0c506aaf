package dev.skylark.logback;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class MasksTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "password=hunter2",
                "password = 'hunter2 with spaces'",
                "\"passwd\": \"hunter2\\\"hunter2\"",
                "{\\\"secret\\\": \\\"hunter2\\\", \\\"a\\\": 1}",
                "Authorization: Basic hunter2",
                "Cookie: a=hunter2; b=hunter2",
                "bearer hunter2hunter2",
                "postgres://user:hunter2@db/x",
                "AWS_SECRET_ACCESS_KEY=hunter2",
                "-----BEGIN RSA PRIVATE KEY-----\nhunter2\n-----END RSA PRIVATE KEY-----",
                "ghp_hunter2hunter2hunter2",
                "eyJhunter2.hunter2.hunter2"
            })
    void secrets_go_and_what_stands_around_them_stays(String secret) {
        var masked = Masks.mask("before\n" + secret + "\nafter");
        assertThat(masked)
                .startsWith("before\n")
                .endsWith("\nafter")
                .contains("[secret]")
                .doesNotContain("hunter2");
        assertThat(Masks.mask(masked)).isEqualTo(masked);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Could not pay order 7 for Ann", "the password is wrong", "http://host:80/a@b"})
    void ordinary_words_stay(String words) {
        assertThat(Masks.mask(words)).isEqualTo(words);
    }

    @Test
    void a_value_with_a_secret_name_goes_altogether() {
        assertThat(Masks.maskNamed("db_password", "correct horse")).isEqualTo("[secret]");
        assertThat(Masks.maskNamed("animal", "correct horse")).isEqualTo("correct horse");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "eyJ",
                "eyJa.",
                "password=",
                "password='",
                "token:\"\\",
                "://",
                "://a:",
                "authorization: ",
                " ",
                "-----BEGIN PRIVATE KEY",
                "AKIA",
                "bearer ",
                "\\\"",
                "eyJaaaaaa-",
                "-eyJaaaaaaaa.bbbbbb",
                "xapp-"
            })
    void no_text_makes_it_slow(String piece) {
        var text = piece.repeat(64_000 / piece.length());
        var began = System.nanoTime();
        Masks.mask(text);
        Masks.mask(text + "!");
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(2));
    }
}
