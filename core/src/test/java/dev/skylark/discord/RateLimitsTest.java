package dev.skylark.discord;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class RateLimitsTest {

    private static final Instant NOON = Instant.parse("2026-08-01T12:00:00Z");
    private static final String MESSAGES = "/channels/80351110224678912/messages";
    private static final String WEBHOOK = "/webhooks/80351110224678912/aaa";

    private final RateLimits limits = new RateLimits();

    @Test
    void what_is_not_known_need_not_wait() {
        assertThat(wait("POST", MESSAGES, NOON)).isZero();
    }

    @Test
    void an_empty_bucket_is_waited_for() {
        learn("POST", MESSAGES, "b1", 0, "2.5");

        assertThat(wait("POST", MESSAGES, NOON)).isEqualTo(Duration.ofMillis(2500));
        assertThat(wait("POST", MESSAGES, NOON.plusMillis(2500))).isZero();
    }

    @Test
    void what_goes_out_empties_the_bucket_before_the_answer_comes() {
        learn("POST", MESSAGES, "b1", 2, "5");

        limits.sent("POST", MESSAGES);
        assertThat(wait("POST", MESSAGES, NOON)).isZero();

        limits.sent("POST", MESSAGES);
        assertThat(wait("POST", MESSAGES, NOON)).isEqualTo(Duration.ofSeconds(5));
    }

    @Test
    void routes_that_discord_puts_into_one_bucket_wait_together() {
        learn("PATCH", WEBHOOK + "/messages/@original", "b1", 3, "5");
        learn("POST", WEBHOOK, "b1", 0, "2");

        assertThat(wait("PATCH", WEBHOOK + "/messages/@original", NOON)).isEqualTo(Duration.ofSeconds(2));
    }

    @Test
    void what_is_learned_of_one_message_holds_for_the_next() {
        learn("PATCH", MESSAGES + "/80351110224678913", "b1", 0, "2");

        assertThat(wait("PATCH", MESSAGES + "/80351110224678914", NOON)).isEqualTo(Duration.ofSeconds(2));
    }

    @Test
    void two_channels_and_two_webhooks_never_share_a_bucket() {
        learn("POST", MESSAGES, "b1", 0, "2");
        learn("POST", WEBHOOK, "b2", 0, "2");

        assertThat(wait("POST", "/channels/80351110224678999/messages", NOON)).isZero();
        assertThat(wait("POST", "/webhooks/80351110224678912/bbb", NOON)).isZero();
    }

    @Test
    void after_a_429_only_this_bucket_waits() {
        limits.exceeded("POST", MESSAGES, Duration.ofSeconds(3), false, NOON);

        assertThat(wait("POST", MESSAGES, NOON)).isEqualTo(Duration.ofSeconds(3));
        assertThat(wait("POST", "/users/@me/channels", NOON)).isZero();
    }

    @Test
    void after_a_global_429_all_wait_but_the_interactions() {
        limits.exceeded("POST", MESSAGES, Duration.ofSeconds(3), true, NOON);

        assertThat(wait("POST", "/users/@me/channels", NOON)).isEqualTo(Duration.ofSeconds(3));
        assertThat(wait("POST", WEBHOOK, NOON)).isZero();
        assertThat(wait("POST", "/interactions/80351110224678912/aaa/callback", NOON))
                .isZero();
    }

    @Test
    void whoever_got_a_429_waits_whatever_it_was_called() {
        limits.exceeded("POST", WEBHOOK, Duration.ofSeconds(3), true, NOON);
        assertThat(wait("POST", WEBHOOK, NOON)).isEqualTo(Duration.ofSeconds(3));

        limits.exceeded("POST", WEBHOOK, Duration.ZERO, false, NOON);
        assertThat(wait("POST", WEBHOOK, NOON)).isPositive();
    }

    @Test
    void headers_that_make_no_sense_are_a_second() {
        learn("POST", MESSAGES, "b1", 0, "soon");

        assertThat(wait("POST", MESSAGES, NOON)).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void a_route_is_named_without_its_ids_and_tokens() {
        assertThat(RateLimits.template("PATCH", WEBHOOK + "/messages/@original?wait=true"))
                .isEqualTo("PATCH /webhooks/{id}/{token}/messages/@original");
        assertThat(RateLimits.template("POST", "/interactions/80351110224678912/aaa/callback"))
                .isEqualTo("POST /interactions/{id}/{token}/callback");
        assertThat(RateLimits.template("POST", MESSAGES)).isEqualTo("POST /channels/{id}/messages");
    }

    private Duration wait(String method, String route, Instant now) {
        return limits.wait(method, route, now);
    }

    private void learn(String method, String route, String bucket, int remaining, String resetAfter) {
        var headers = Map.of(
                "X-RateLimit-Bucket", bucket,
                "X-RateLimit-Remaining", String.valueOf(remaining),
                "X-RateLimit-Reset-After", resetAfter);
        limits.learn(method, route, name -> Optional.ofNullable(headers.get(name)), NOON);
    }
}
