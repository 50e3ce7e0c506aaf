package dev.skylark.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How often the bot may ask, by a clock that the tests move. */
class RateLimitsTest {

    private static final String MESSAGES = "/channels/" + Stage.GENERAL + "/messages";

    private Stage stage;

    @BeforeEach
    void open(@TempDir Path home) {
        stage = new Stage(home).answers("{\"type\":5}");
        stage.register("[{\"name\":\"ping\",\"description\":\"Are you there?\"}]");
    }

    @AfterEach
    void close() {
        stage.close();
    }

    @Test
    void every_answer_says_how_many_calls_are_left() {
        var answer = stage.rest("POST", MESSAGES, Stage.HELLO);

        assertThat(answer.header("X-RateLimit-Limit")).isEqualTo("5");
        assertThat(answer.header("X-RateLimit-Remaining")).isEqualTo("4");
        assertThat(answer.header("X-RateLimit-Reset-After")).isEqualTo("5.000");
        assertThat(answer.header("X-RateLimit-Reset")).isEqualTo("1795176005.000");
        assertThat(answer.header("X-RateLimit-Bucket")).matches("[0-9a-f]{8}");
    }

    @Test
    void the_sixth_message_within_five_seconds_must_wait() {
        for (int i = 0; i < 5; i++) {
            assertThat(stage.rest("POST", MESSAGES, Stage.HELLO).status()).isEqualTo(200);
        }
        stage.wall.pass(Duration.ofMillis(3500));

        var sixth = stage.rest("POST", MESSAGES, Stage.HELLO);

        assertThat(sixth.status()).isEqualTo(429);
        assertThat(sixth.body().toString())
                .isEqualTo("{\"message\":\"You are being rate limited.\",\"retry_after\":1.5,\"global\":false}");
        assertThat(sixth.header("Retry-After")).isEqualTo("2");
        assertThat(sixth.header("X-RateLimit-Scope")).isEqualTo("user");
        assertThat(sixth.header("X-RateLimit-Remaining")).isEqualTo("0");
        assertThat(stage.rest("POST", "/channels/900000000000000102/messages", Stage.HELLO)
                        .status())
                .as("another channel is another bucket")
                .isEqualTo(200);

        stage.wall.pass(Duration.ofMillis(1500));
        assertThat(stage.rest("POST", MESSAGES, Stage.HELLO).status()).isEqualTo(200);
    }

    @Test
    void a_token_has_five_calls_in_two_seconds_and_thirty_in_a_minute() {
        stage.act(Stage.VIEWER, "{\"kind\":\"command\",\"name\":\"ping\"}");
        for (int burst = 0; burst < 6; burst++) {
            for (int i = 0; i < 5; i++) {
                assertThat(edit()).isEqualTo(200);
            }
            assertThat(edit()).isEqualTo(429);
            stage.wall.pass(Duration.ofSeconds(2));
        }
        assertThat(edit()).isEqualTo(429);
        stage.wall.pass(Duration.ofSeconds(48));
        assertThat(edit()).isEqualTo(200);
    }

    @Test
    void fifty_calls_a_second_are_all_that_the_bot_may_make_but_answers_go_on() {
        stage.wall.pass(Duration.ofSeconds(1));
        for (int i = 0; i < 50; i++) {
            stage.rest("GET", "/channels/" + i, "");
        }

        var next = stage.rest("GET", "/users/@me", "");
        assertThat(next.status()).isEqualTo(429);
        assertThat(next.body().at("global").truth()).isTrue();
        assertThat(next.header("X-RateLimit-Global")).isEqualTo("true");
        assertThat(next.header("X-RateLimit-Scope")).isEqualTo("global");

        stage.act(Stage.VIEWER, "{\"kind\":\"command\",\"name\":\"ping\"}");
        assertThat(edit()).isEqualTo(200);

        stage.wall.pass(Duration.ofSeconds(1));
        assertThat(stage.rest("GET", "/users/@me", "").status()).isEqualTo(200);
    }

    @Test
    void a_storm_answers_the_next_calls_with_429() {
        stage.post("/sandbox/happen", "{\"what\":\"rate-limit-storm\",\"calls\":\"2\"}");

        assertThat(stage.rest("GET", "/users/@me", "").status()).isEqualTo(429);
        assertThat(stage.rest("GET", "/users/@me", "").header("Retry-After")).isEqualTo("1");
        assertThat(stage.rest("GET", "/users/@me", "").status()).isEqualTo(200);
    }

    private int edit() {
        return stage.webhook("PATCH", stage.messages("@original"), Stage.HELLO).status();
    }
}
