package dev.skylark.entry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skylark.discord.Message;
import dev.skylark.json.Json;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Other systems tell us what goes wrong: only those that an admin has let in are heard. */
final class WebhookProofStoryTest {

    private static final String BODY = "{\"message\":\"the pool is empty\",\"kind\":\"TimeoutException\",\"count\":3}";

    private final House house = new House();
    private final Somebody admin = Source.admin(house);
    private final Source source = Source.added(house, admin, "shop", "generic");
    private final String path = source.path();
    private final String key = source.key();

    @Test
    void what_bears_the_key_is_shown() {
        var answer = Post.to(path, BODY).bearer(key).send(house);

        assertThat(answer.at("statusCode").whole(0)).isEqualTo(202);
        assertThat(Json.read(answer.at("body").text()).at("message").text()).isEqualTo("Taken in.");
        assertThat(Source.shown(house)).contains("🔴 TimeoutException · checkout", "3×", "the pool is empty");
    }

    @Test
    void what_is_signed_with_the_key_is_shown() {
        assertThat(Post.to(path, BODY).signed(key, seconds()).status(house)).isEqualTo(202);
        assertThat(Source.shown(house)).contains("TimeoutException · checkout", "3×");
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
        assertThat(Source.shown(house)).contains("3×");

        house.live(Duration.ofMinutes(2));
        assertThat(post.status(house)).isEqualTo(401);
        assertThat(Source.shown(house)).contains("3×");
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
        var unknown = "/webhooks/alerts/" + admin.guild() + "-nobody";
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
        var other = Source.added(house, admin, "other", "generic").key();

        assertThat(other).isNotEqualTo(key);
        assertThat(Post.to(path, BODY).bearer(other).status(house)).isEqualTo(401);
    }

    @Test
    void a_new_key_makes_the_old_one_worthless_and_a_removed_source_is_refused() {
        var asked = says("alert source key", "name", "shop");
        var renewed = Source.key(press(House.target(asked, "")));

        assertThat(Post.to(path, BODY).bearer(key).status(house)).isEqualTo(401);
        assertThat(Post.to(path, BODY).bearer(renewed).status(house)).isEqualTo(202);

        press(House.target(says("alert source remove", "name", "shop"), ""));
        assertThat(Post.to(path, BODY).bearer(renewed).status(house)).isEqualTo(401);
    }

    private long seconds() {
        return house.now().getEpochSecond();
    }

    private Message says(String command, String... options) {
        return house.message(house.says(admin.types(command, options)));
    }

    private Message press(String target) {
        return house.message(house.says(admin.presses(target)));
    }
}
