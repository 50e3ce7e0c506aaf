package dev.skylark.entry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skylark.json.Json;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Other systems tell us what goes wrong: each thing counts once, whatever fails and in whatever order it comes. */
final class WebhookStoryTest {

    private static final String BODY = "{\"message\":\"the pool is empty\",\"kind\":\"TimeoutException\",\"count\":3}";

    private final House house = new House();
    private final Somebody admin = Source.admin(house);
    private final Source source = Source.added(house, admin, "shop", "generic");
    private final String path = source.path();
    private final String key = source.key();

    @Test
    void the_same_words_signed_at_another_moment_are_news() {
        Post.to(path, BODY).signed(key, seconds()).send(house);
        house.live(Duration.ofMinutes(1));
        Post.to(path, BODY).signed(key, seconds()).send(house);
        house.live(Duration.ofMinutes(2));

        assertThat(Source.shown(house)).contains("6×");
    }

    @Test
    void what_has_the_same_name_counts_once_whenever_it_is_signed() {
        Post.to(path, BODY)
                .header("Idempotency-Key", "a")
                .signed(key, seconds())
                .send(house);
        house.live(Duration.ofMinutes(1));
        Post.to(path, BODY)
                .header("Idempotency-Key", "a")
                .signed(key, seconds())
                .send(house);
        house.live(Duration.ofMinutes(2));
        assertThat(Source.shown(house)).contains("3×");

        Post.to(path, BODY)
                .header("Idempotency-Key", "b")
                .signed(key, seconds())
                .send(house);
        house.live(Duration.ofMinutes(2));
        assertThat(Source.shown(house)).contains("6×");
    }

    @Test
    void what_was_truncated_on_its_way_is_refused() {
        var half = BODY.substring(0, BODY.length() / 2);

        assertThat(Post.to(path, half).bearer(key).status(house)).isEqualTo(400);
        assertThat(Post.to(path, BODY).signed(key, seconds()).body(half).status(house))
                .isEqualTo(401);
        assertThat(Post.to(path, "").bearer(key).status(house)).isEqualTo(400);
        assertThat(house.told).isEmpty();
    }

    @Test
    void what_is_wrong_is_said_in_a_sentence() {
        var answer = Post.to(path, "{\"mesage\":\"m\"}").bearer(key).send(house);

        assertThat(answer.at("statusCode").whole(0)).isEqualTo(400);
        assertThat(Json.read(answer.at("body").text()).at("error").text())
                .isEqualTo("mesage is not a field of an alert.");
    }

    @Test
    void more_than_a_mebibyte_is_refused() {
        assertThat(Post.to(path, " ".repeat(1024 * 1024) + BODY).bearer(key).status(house))
                .isEqualTo(413);
        assertThat(Post.to(path, BODY + " ".repeat(1024 * 1024 - BODY.length()))
                        .bearer(key)
                        .status(house))
                .isEqualTo(202);
    }

    @ParameterizedTest
    @CsvSource({"GET, 405", "PUT, 405", "DELETE, 405", "POST, 404"})
    void other_methods_and_other_addresses_are_refused(String method, long status) {
        var at = status == 404 ? "/webhooks/elsewhere" : path;

        assertThat(Post.to(at, BODY).bearer(key).method(method).status(house)).isEqualTo(status);
    }

    @Test
    void the_door_says_that_it_is_well() {
        assertThat(Post.to("/webhooks/health", "").method("GET").status(house)).isEqualTo(200);
        assertThat(house.webhooks
                        .answer("nonsense".getBytes(StandardCharsets.UTF_8))
                        .at("statusCode")
                        .whole(0))
                .isEqualTo(400);
    }

    @Test
    void uptime_robot_sends_a_form() {
        var robot = Source.added(house, admin, "robot", "uptimerobot");
        var down = Post.to(
                        robot.path(),
                        "monitorID=7&monitorFriendlyName=Shop+of+M%C3%BCller&alertType=1&alertDetails=HTTP+500")
                .header("content-type", "application/x-www-form-urlencoded; charset=UTF-8")
                .bearer(robot.key());
        assertThat(down.status(house)).isEqualTo(202);
        assertThat(Source.shown(house)).contains("🔴 Shop of Müller · checkout", "HTTP 500");

        house.live(Duration.ofMinutes(5));
        assertThat(down.body("monitorID=7&monitorFriendlyName=Shop&alertType=2").status(house))
                .isEqualTo(202);
        assertThat(Source.shown(house)).contains("✅");
        assertThat(down.body("monitorID=7&alertType=%").status(house)).isEqualTo(400);
    }

    @Test
    void what_is_over_is_shown_as_over_and_what_comes_late_does_not_open_it_again() {
        send(alert("firing", house.now()));
        house.live(Duration.ofMinutes(10));
        var late = house.now().minus(Duration.ofMinutes(2));
        send(alert("resolved", house.now()));
        assertThat(Source.shown(house)).contains("✅");

        house.live(Duration.ofMinutes(1));
        send(alert("firing", late));
        house.live(Duration.ofMinutes(2));
        assertThat(Source.shown(house)).contains("✅", "2×");

        send(alert("firing", house.now()));
        assertThat(Source.shown(house)).contains("🔁", "3×");
    }

    @Test
    void older_news_that_it_is_over_say_nothing() {
        send(alert("firing", house.now()));
        house.live(Duration.ofMinutes(1));
        send(alert("resolved", house.now().minus(Duration.ofMinutes(5))));

        assertThat(Source.shown(house)).contains("🔴");
    }

    @Test
    void a_sender_whose_clock_is_ahead_hides_nothing() {
        send(alert("firing", house.now()));
        house.live(Duration.ofMinutes(1));
        send(alert("resolved", house.now().plus(Duration.ofHours(20))));
        assertThat(Source.shown(house)).contains("✅");
        house.live(Duration.ofMinutes(10));

        send(alert("firing", house.now()));

        assertThat(Source.shown(house)).contains("🔁");
    }

    @Test
    void when_the_database_is_down_nothing_is_taken_in_and_the_repetition_counts_once() {
        var post = Post.to(path, BODY).bearer(key);
        house.dynamoStillAnswers.set(0);
        assertThat(post.status(house)).isEqualTo(503);
        house.dynamoStillAnswers.set(Integer.MAX_VALUE);

        assertThat(post.status(house)).isEqualTo(202);
        house.live(Duration.ofMinutes(2));
        assertThat(Source.shown(house)).contains("3×");
    }

    @Test
    void when_the_database_goes_down_in_the_middle_the_repetition_counts_each_once() {
        var post = Post.to(
                        path,
                        "{\"alerts\":[{\"message\":\"m\",\"kind\":\"One\"},{\"message\":\"m\",\"kind\":\"Two\"},"
                                + "{\"message\":\"m\",\"kind\":\"Three\"}]}")
                .bearer(key);
        house.dynamoStillAnswers.set(2);
        assertThat(post.status(house)).isEqualTo(503);
        house.dynamoStillAnswers.set(Integer.MAX_VALUE);

        assertThat(post.status(house)).isEqualTo(202);
        assertThat(post.status(house)).isEqualTo(202);
        house.live(Duration.ofMinutes(2));

        assertThat(house.texts())
                .noneMatch(it -> it.contains("2×"))
                .extracting(it -> it.lines().findFirst().orElseThrow())
                .contains("🔴 One · checkout", "🔴 Two · checkout", "🔴 Three · checkout");
    }

    @Test
    void when_the_bus_is_down_the_repetition_is_shown_and_not_counted_twice() {
        var post = Post.to(path, BODY).bearer(key);
        house.busIsUp = false;
        assertThat(post.status(house)).isEqualTo(503);
        assertThat(house.told).isEmpty();
        house.busIsUp = true;

        assertThat(post.status(house)).isEqualTo(202);
        assertThat(Source.shown(house)).contains("3×");
    }

    @Test
    void when_the_bus_is_down_the_end_is_shown_by_its_repetition_too() {
        send(alert("firing", house.now()));
        house.live(Duration.ofMinutes(5));
        var over = Post.to(path, alert("resolved", house.now())).bearer(key);
        house.busIsUp = false;
        assertThat(over.status(house)).isEqualTo(503);
        house.busIsUp = true;

        assertThat(over.status(house)).isEqualTo(202);
        assertThat(Source.shown(house)).contains("✅");
    }

    private static String alert(String status, Instant at) {
        return "{\"message\":\"the pool is empty\",\"kind\":\"Pool\",\"key\":\"pool\",\"status\":\"%s\",\"at\":\"%s\"}"
                .formatted(status, at);
    }

    private void send(String body) {
        assertThat(Post.to(path, body).bearer(key).status(house)).isEqualTo(202);
    }

    private long seconds() {
        return house.now().getEpochSecond();
    }
}
