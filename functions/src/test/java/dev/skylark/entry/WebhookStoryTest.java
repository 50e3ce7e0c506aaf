package dev.skylark.entry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skylark.access.Guild;
import dev.skylark.access.Guild.Purpose;
import dev.skylark.access.Guild.Standing;
import dev.skylark.discord.Message;
import dev.skylark.json.Json;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Other systems tell us what goes wrong: only those that an admin has let in, and each thing once. */
final class WebhookStoryTest {

    private static final String ALERTS = "900000000000000102";
    private static final Pattern KEY = Pattern.compile("\\|\\|`(sky_[0-9a-f]{40})`\\|\\|");
    private static final String BODY = "{\"message\":\"the pool is empty\",\"kind\":\"TimeoutException\",\"count\":3}";

    private final House house = new House();
    private final String guild = House.newId();
    private final Somebody admin = Somebody.in(guild, Somebody.MANAGE_GUILD | Somebody.USE_COMMANDS);
    private final String path = "/webhooks/alerts/" + guild + "-shop";
    private String key = "";

    @BeforeEach
    void a_guild_with_a_source() {
        house.guilds.save(Guild.unknown(guild)
                .with(Standing.ALLOWED)
                .withChannels(Map.of(Purpose.ALERTS, ALERTS, Purpose.ADMIN, "900000000000000103"))
                .at(ZoneOffset.UTC, "en", "USD"));
        key = add("shop", "generic");
        house.told.clear();
    }

    @Test
    void what_bears_the_key_is_shown() {
        var answer = Post.to(path, BODY).bearer(key).send(house);

        assertThat(answer.at("statusCode").whole(0)).isEqualTo(202);
        assertThat(Json.read(answer.at("body").text()).at("message").text()).isEqualTo("Taken in.");
        assertThat(shown()).contains("🔴 TimeoutException · checkout", "3×", "the pool is empty");
    }

    @Test
    void what_is_signed_with_the_key_is_shown() {
        assertThat(Post.to(path, BODY).signed(key, seconds()).status(house)).isEqualTo(202);
        assertThat(shown()).contains("TimeoutException · checkout", "3×");
    }

    @Test
    void names_of_headers_come_in_any_case() {
        assertThat(Post.to(path, BODY).header("AUTHORIZATION", "bearer " + key).status(house))
                .isEqualTo(202);
    }

    @Test
    void a_signed_request_that_is_replayed_counts_once_and_then_not_at_all() {
        var post = Post.to(path, BODY).signed(key, seconds());
        assertThat(post.status(house)).isEqualTo(202);
        assertThat(post.status(house)).isEqualTo(202);
        house.live(Duration.ofMinutes(4));
        assertThat(post.status(house)).isEqualTo(202);
        assertThat(shown()).contains("3×");

        house.live(Duration.ofMinutes(2));
        assertThat(post.status(house)).isEqualTo(401);
        assertThat(shown()).contains("3×");
    }

    @Test
    void the_same_words_signed_at_another_moment_are_news() {
        Post.to(path, BODY).signed(key, seconds()).send(house);
        house.live(Duration.ofMinutes(1));
        Post.to(path, BODY).signed(key, seconds()).send(house);
        house.live(Duration.ofMinutes(2));

        assertThat(shown()).contains("6×");
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
        assertThat(shown()).contains("3×");

        Post.to(path, BODY)
                .header("Idempotency-Key", "b")
                .signed(key, seconds())
                .send(house);
        house.live(Duration.ofMinutes(2));
        assertThat(shown()).contains("6×");
    }

    @ParameterizedTest
    @ValueSource(longs = {-301, 301, -86_400, 1_000_000_000})
    void what_was_signed_long_ago_or_in_the_future_is_refused(long later) {
        assertThat(Post.to(path, BODY).signed(key, seconds() + later).status(house))
                .isEqualTo(401);
        assertThat(house.told).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "now", "-1", "99999999999999999999", "1.5"})
    void a_timestamp_that_is_none_is_refused(String timestamp) {
        assertThat(Post.to(path, BODY)
                        .signed(key, seconds())
                        .header("x-skylark-timestamp", timestamp)
                        .status(house))
                .isEqualTo(401);
    }

    @Test
    void who_does_not_prove_who_it_is_learns_nothing() {
        var unknown = "/webhooks/alerts/" + guild + "-nobody";
        var answers = List.of(
                Post.to(path, BODY),
                Post.to(path, BODY).bearer(""),
                Post.to(path, BODY).bearer("sky_0123456789abcdef0123456789abcdef01234567"),
                Post.to(path, BODY).bearer(key + "0"),
                Post.to(path, BODY).header("authorization", "Basic " + key),
                Post.to(path, BODY).header("authorization", key),
                Post.to(path, BODY).signed("sky_wrong", seconds()),
                Post.to(path, BODY).signed(key, seconds()).body(BODY.replace("3", "4")),
                Post.to(path, BODY).bearer(key).header("x-skylark-signature", "sha256=00"),
                Post.to(path, "not JSON"),
                Post.to(unknown, BODY).bearer(key),
                Post.to("/webhooks/alerts/" + House.newId() + "-shop", BODY).bearer(key),
                Post.to("/webhooks/alerts/nonsense", BODY).bearer(key));

        assertThat(answers.stream().map(it -> it.send(house)).distinct().toList())
                .singleElement()
                .satisfies(it -> assertThat(it.at("statusCode").whole(0)).isEqualTo(401));
        assertThat(house.told).isEmpty();
    }

    @Test
    void a_key_is_for_its_own_source() {
        var other = add("other", "generic");

        assertThat(other).isNotEqualTo(key);
        assertThat(Post.to(path, BODY).bearer(other).status(house)).isEqualTo(401);
    }

    @Test
    void a_new_key_makes_the_old_one_worthless_and_a_removed_source_is_refused() {
        var asked = says("alert source key", "name", "shop");
        var renewed = key(press(House.target(asked, "")));

        assertThat(Post.to(path, BODY).bearer(key).status(house)).isEqualTo(401);
        assertThat(Post.to(path, BODY).bearer(renewed).status(house)).isEqualTo(202);

        press(House.target(says("alert source remove", "name", "shop"), ""));
        assertThat(Post.to(path, BODY).bearer(renewed).status(house)).isEqualTo(401);
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
        var robot = add("robot", "uptimerobot");
        var down = Post.to(
                        "/webhooks/alerts/" + guild + "-robot",
                        "monitorID=7&monitorFriendlyName=Shop+of+M%C3%BCller&alertType=1&alertDetails=HTTP+500")
                .header("content-type", "application/x-www-form-urlencoded; charset=UTF-8")
                .bearer(robot);
        assertThat(down.status(house)).isEqualTo(202);
        assertThat(shown()).contains("🔴 Shop of Müller · checkout", "HTTP 500");

        house.live(Duration.ofMinutes(5));
        assertThat(down.body("monitorID=7&monitorFriendlyName=Shop&alertType=2").status(house))
                .isEqualTo(202);
        assertThat(shown()).contains("✅");
        assertThat(down.body("monitorID=7&alertType=%").status(house)).isEqualTo(400);
    }

    @Test
    void what_is_over_is_shown_as_over_and_what_comes_late_does_not_open_it_again() {
        send(alert("firing", house.now()));
        house.live(Duration.ofMinutes(10));
        var late = house.now().minus(Duration.ofMinutes(2));
        send(alert("resolved", house.now()));
        assertThat(shown()).contains("✅");

        house.live(Duration.ofMinutes(1));
        send(alert("firing", late));
        house.live(Duration.ofMinutes(2));
        assertThat(shown()).contains("✅", "2×");

        send(alert("firing", house.now()));
        assertThat(shown()).contains("🔁", "3×");
    }

    @Test
    void older_news_that_it_is_over_say_nothing() {
        send(alert("firing", house.now()));
        house.live(Duration.ofMinutes(1));
        send(alert("resolved", house.now().minus(Duration.ofMinutes(5))));

        assertThat(shown()).contains("🔴");
    }

    @Test
    void a_sender_whose_clock_is_ahead_hides_nothing() {
        send(alert("firing", house.now()));
        house.live(Duration.ofMinutes(1));
        send(alert("resolved", house.now().plus(Duration.ofHours(20))));
        assertThat(shown()).contains("✅");
        house.live(Duration.ofMinutes(10));

        send(alert("firing", house.now()));

        assertThat(shown()).contains("🔁");
    }

    @Test
    void when_the_database_is_down_nothing_is_taken_in_and_the_repetition_counts_once() {
        var post = Post.to(path, BODY).bearer(key);
        house.dynamoStillAnswers.set(0);
        assertThat(post.status(house)).isEqualTo(503);
        house.dynamoStillAnswers.set(Integer.MAX_VALUE);

        assertThat(post.status(house)).isEqualTo(202);
        house.live(Duration.ofMinutes(2));
        assertThat(shown()).contains("3×");
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
        assertThat(shown()).contains("3×");
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
        assertThat(shown()).contains("✅");
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

    private String add(String name, String format) {
        return key(says("alert source add", "name", name, "service", "checkout", "format", format));
    }

    private static String key(Message message) {
        var matcher = KEY.matcher(House.text(message));
        assertThat(matcher.find()).as(House.text(message)).isTrue();
        return matcher.group(1);
    }

    /** How what goes wrong looks now. */
    private String shown() {
        return house.texts().stream()
                .filter(it -> it.contains("· checkout"))
                .reduce((_, last) -> last)
                .orElseThrow();
    }

    private Message says(String command, String... options) {
        return house.message(house.says(admin.types(command, options)));
    }

    private Message press(String target) {
        return house.message(house.says(admin.presses(target)));
    }
}
