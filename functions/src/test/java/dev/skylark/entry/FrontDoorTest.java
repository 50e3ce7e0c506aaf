package dev.skylark.entry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skylark.json.Json;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FrontDoorTest {

    private final House house = new House();
    private final Somebody viewer = Somebody.in(House.OWNER_GUILD, Somebody.USE_COMMANDS);
    private final byte[] ping = "{\"type\":1}".getBytes(StandardCharsets.UTF_8);

    @Test
    void a_ping_is_ponged() {
        assertThat(house.answer(Json.read(ping))).isEqualTo(Json.read("{\"type\":1}"));
    }

    @Test
    void a_body_in_base64_is_the_same_body() {
        var timestamp = now();
        var event = Json.fields()
                .with(
                        "headers",
                        Json.fields()
                                .with("x-signature-timestamp", timestamp)
                                .with("x-signature-ed25519", House.sign(ping, timestamp)))
                .with("body", Base64.getEncoder().encodeToString(ping))
                .with("isBase64Encoded", true);

        assertThat(house.door.answer(event.bytes()).at("statusCode").whole(0)).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "00", "zz", "not hex at all", "ABCDEF"})
    void a_malformed_signature_is_unauthorised(String signature) {
        assertThat(status(house.deliver(ping, now(), signature))).isEqualTo(401);
        assertThat(status(house.deliver(ping, now(), signature.repeat(64)))).isEqualTo(401);
    }

    @Test
    void a_signature_over_something_else_is_unauthorised() {
        var other = House.sign("{\"type\":2}".getBytes(StandardCharsets.UTF_8), now());

        assertThat(status(house.deliver(ping, now(), other))).isEqualTo(401);
    }

    @Test
    void a_point_that_is_not_on_the_curve_is_unauthorised() {
        assertThat(status(house.deliver(ping, now(), "ff".repeat(64)))).isEqualTo(401);
        assertThat(status(house.deliver(ping, now(), "02" + "00".repeat(63)))).isEqualTo(401);
    }

    @Test
    void headers_that_are_missing_are_unauthorised() {
        var event = Json.fields().with("body", "{\"type\":1}");

        assertThat(status(house.door.answer(event.bytes()))).isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(longs = {-301, 301, 100_000_000})
    void a_timestamp_too_far_from_now_is_unauthorised(long off) {
        var timestamp = String.valueOf(house.now().getEpochSecond() + off);

        assertThat(status(house.deliver(ping, timestamp, House.sign(ping, timestamp))))
                .isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(longs = {-300, 0, 300})
    void a_timestamp_within_five_minutes_is_taken(long off) {
        var timestamp = String.valueOf(house.now().getEpochSecond() + off);

        assertThat(status(house.deliver(ping, timestamp, House.sign(ping, timestamp))))
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "soon", "-1", "1e9", "99999999999999999999", " 1"})
    void a_malformed_timestamp_is_unauthorised(String timestamp) {
        assertThat(status(house.deliver(ping, timestamp, House.sign(ping, timestamp))))
                .isEqualTo(401);
    }

    @Test
    void more_than_discord_sends_is_not_read() {
        var large = ("{\"type\":1,\"x\":\"" + "x".repeat(InteractionsFunction.LARGEST_BODY) + "\"}")
                .getBytes(StandardCharsets.UTF_8);

        assertThat(status(house.deliver(large, now(), House.sign(large, now()))))
                .isEqualTo(413);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "{", "[]", "{}", "{\"type\":9}", "{\"type\":2}", "{\"type\":\"1\"}", "null", "{\"type\":1}x"
            })
    void a_signed_body_that_is_no_interaction_is_a_bad_request(String body) {
        var bytes = body.getBytes(StandardCharsets.UTF_8);

        assertThat(status(house.deliver(bytes, now(), House.sign(bytes, now()))))
                .isEqualTo(400);
    }

    @Test
    void a_command_that_needs_nothing_else_is_answered_at_once() {
        var answer = house.answer(viewer.types("ping"));

        assertThat(answer.at("type").whole(0)).isEqualTo(4);
        assertThat(answer.at("data").at("flags").whole(0)).isEqualTo((1 << 15) + (1 << 6));
        assertThat(house.orders).isEmpty();
    }

    @Test
    void a_command_that_needs_more_is_handed_over_with_the_same_body() {
        var interaction = viewer.types("feature list");

        assertThat(house.answer(interaction)).isEqualTo(Json.read("{\"type\":5,\"data\":{\"flags\":64}}"));
        assertThat(Json.read(house.orders.element()).at("interaction")).isEqualTo(interaction);
    }

    @Test
    void a_command_that_cannot_be_handed_over_says_that_nothing_happened() {
        house.lambdaIsUp = false;

        var answer = house.answer(viewer.types("feature list"));

        assertThat(answer.at("type").whole(0)).isEqualTo(4);
        assertThat(answer.toString()).contains("nothing has happened");
    }

    @Test
    void a_command_that_nobody_knows_is_named_back() {
        assertThat(house.answer(viewer.types("dance")).toString()).contains("`/dance` is not a command of mine");
    }

    @Test
    void what_one_types_is_completed() {
        var answer = house.answer(viewer.completes("help", "command", "pin"));

        assertThat(answer)
                .isEqualTo(Json.read("{\"type\":8,\"data\":{\"choices\":[{\"name\":\"/ping\",\"value\":\"ping\"}]}}"));
    }

    @Test
    void a_button_whose_call_lacks_something_asks_for_it() {
        var answer = house.answer(viewer.presses("?access ask"));

        assertThat(answer.at("type").whole(0)).isEqualTo(9);
        assertThat(answer.at("data").at("components").items()).hasSize(3);
    }

    @Test
    void the_answer_is_in_the_language_of_the_reader() {
        assertThat(house.answer(viewer.speaking("de").types("ping")).toString()).contains("Skylark läuft");
    }

    @Test
    void an_old_timestamp_of_a_repeated_delivery_is_refused() {
        var timestamp = now();
        var signature = House.sign(ping, timestamp);
        house.pass(Duration.ofMinutes(6));

        assertThat(status(house.deliver(ping, timestamp, signature))).isEqualTo(401);
    }

    private String now() {
        return String.valueOf(house.now().getEpochSecond());
    }

    private static long status(Json response) {
        return response.at("statusCode").whole(0);
    }

    @Test
    void every_command_is_found_by_its_first_word() {
        var catalogue = new House().wiring.catalogue();

        assertThat(catalogue.all())
                .hasSizeGreaterThan(50)
                .allSatisfy(it -> assertThat(catalogue.find(it.name())).contains(it));
    }
}
