package dev.skylark.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skylark.json.Json;
import dev.skylark.sandbox.discord.DoorAnswer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Signed requests from outside count as done by people, also by people and in places that nobody knew. */
class OutsideTest {

    private static final String SEEN = "{\"type\":4,\"data\":" + Stage.HELLO + "}";

    private Stage stage;

    @BeforeEach
    void open(@TempDir Path home) {
        stage = new Stage(home).answers(SEEN);
    }

    @AfterEach
    void close() {
        stage.close();
    }

    @Test
    void the_door_sees_the_request_as_it_came_and_its_answer_goes_back_as_it_is() {
        var body = "{ \"type\" : 1, \"id\":\"1\" }";
        stage.door((headers, bytes) -> new DoorAnswer(
                200,
                Map.of("Content-Type", "application/json", "X-Mine", headers.getOrDefault("x-signature-timestamp", "")),
                new String(bytes, StandardCharsets.UTF_8)));

        var answer = stage.signed(body);

        assertThat(answer.raw().body()).isEqualTo(body);
        assertThat(answer.header("X-Mine"))
                .isEqualTo(String.valueOf(stage.wall.instant().getEpochSecond()));
    }

    @Test
    void the_tokens_of_requests_from_outside_are_good() {
        stage.signed(command("71", "800000000000000001", Stage.GUILD, Stage.GENERAL, Stage.VIEWER, "0"));

        assertThat(stage.shown(Stage.GENERAL)).hasSize(1);
        assertThat(stage.webhook(
                                "PATCH", "/webhooks/" + Stage.APPLICATION + "/token-71/messages/@original", Stage.HELLO)
                        .status())
                .isEqualTo(200);
    }

    @Test
    void people_and_places_that_nobody_knew_exist_from_now_on() {
        stage.signed(command(
                "72", "800000000000000002", "800000000000000010", "800000000000000011", "800000000000000012", "48"));

        var guild = stage.get("/sandbox/state").body().at("guilds").items().getLast();
        assertThat(guild.at("id").text()).isEqualTo("800000000000000010");
        assertThat(guild.at("channels").items().getFirst().at("id").text()).isEqualTo("800000000000000011");
        assertThat(guild.at("members").items().getLast().at("permissions").text())
                .isEqualTo("48");
        assertThat(stage.rest("POST", "/channels/800000000000000011/messages", Stage.HELLO)
                        .status())
                .isEqualTo(200);

        stage.signed(command(
                "73", "800000000000000003", "800000000000000010", "800000000000000011", "800000000000000012", "16"));
        assertThat(stage.get("/sandbox/state")
                        .body()
                        .at("guilds")
                        .items()
                        .getLast()
                        .at("members")
                        .items()
                        .getLast()
                        .at("permissions")
                        .text())
                .isEqualTo("16");
    }

    @Test
    void those_of_a_fresh_start_stay_as_they_are() {
        stage.signed(command("74", "800000000000000004", Stage.GUILD, Stage.GENERAL, Stage.NOBODY, "8"));

        assertThat(stage.get("/sandbox/state")
                        .body()
                        .at("guilds")
                        .items()
                        .getFirst()
                        .at("members")
                        .items())
                .filteredOn(it -> it.at("id").text().equals(Stage.NOBODY))
                .singleElement()
                .satisfies(it -> assertThat(it.at("permissions").text()).isEqualTo("0"));
    }

    @Test
    void a_press_brings_its_message_along() {
        stage.answers("{\"type\":7,\"data\":{\"components\":[{\"type\":10,\"content\":\"Pressed\"}]}}");

        stage.signed("""
                {"id":"800000000000000005","application_id":"900000000000000000","type":3,"token":"token-75",
                 "guild_id":"%s","channel_id":"%s","member":{"user":{"id":"%s"},"permissions":"16","roles":[]},
                 "message":{"id":"800000000000000006","flags":32768,"components":[],"content":"","attachments":[]},
                 "data":{"custom_id":"x","component_type":2}}""".formatted(Stage.GUILD, Stage.GENERAL, Stage.OPERATOR));

        assertThat(stage.shown(Stage.GENERAL))
                .singleElement()
                .satisfies(it -> assertThat(it.toString()).contains("800000000000000006", "Pressed"));
    }

    @Test
    void what_is_not_signed_rightly_leaves_no_trace() {
        stage.door((_, _) -> DoorAnswer.json(401, "{}"));
        var body = command(
                "76", "800000000000000007", "800000000000000010", "800000000000000011", "800000000000000012", "8");

        assertThat(stage.ask(
                                "POST",
                                "/discord/interactions",
                                body,
                                Map.of("X-Signature-Ed25519", "00", "X-Signature-Timestamp", "1"))
                        .status())
                .isEqualTo(401);
        assertThat(stage.post("/discord/interactions", body).status()).isEqualTo(401);

        assertThat(stage.get("/sandbox/state").body().at("guilds").items()).hasSize(2);
        assertThat(stage.wire()).isEmpty();
    }

    @Test
    void delivered_five_times_at_once_it_has_one_effect() {
        var all = new CountDownLatch(5);
        stage.door((_, _) -> {
            all.countDown();
            try {
                all.await();
            } catch (InterruptedException stopping) {
                throw new AssertionError(stopping);
            }
            return DoorAnswer.json(200, SEEN);
        });
        var body = command("77", "800000000000000008", Stage.GUILD, Stage.GENERAL, Stage.VIEWER, "0");

        var answers = IntStream.range(0, 5)
                .mapToObj(_ -> CompletableFuture.supplyAsync(
                        () -> stage.signed(body), Executors.newVirtualThreadPerTaskExecutor()))
                .toList();

        assertThat(answers).extracting(it -> it.join().status()).containsOnly(200);
        assertThat(stage.shown(Stage.GENERAL)).hasSize(1);
        assertThat(stage.wire())
                .extracting(it -> it.at("refused").at("code").whole(0))
                .containsExactlyInAnyOrder(0L, 40060L, 40060L, 40060L, 40060L);
    }

    @Test
    void signed_nonsense_is_the_doors_own_business() {
        stage.door((_, _) -> DoorAnswer.json(400, "{}"));

        for (var body : new String[] {"[]", "{}", "{\"type\":2}", "{\"type\":2,\"id\":\"x\",\"token\":\"y\"}"}) {
            assertThat(stage.signed(body).status()).isEqualTo(400);
        }
        assertThat(stage.wire()).isEmpty();
    }

    private static String command(String token, String id, String guild, String channel, String person, String may) {
        return Json.fields()
                .with("id", id)
                .with("application_id", Stage.APPLICATION)
                .with("type", 2)
                .with("token", "token-" + token)
                .with("guild_id", guild)
                .with("channel_id", channel)
                .with(
                        "channel",
                        Json.fields().with("id", channel).with("type", 0).with("name", "somewhere"))
                .with(
                        "member",
                        Json.fields()
                                .with("user", Json.fields().with("id", person).with("username", "ann"))
                                .with("roles", List.of())
                                .with("permissions", may))
                .with("data", Json.fields().with("id", "1").with("name", "ping").with("type", 1))
                .toString();
    }
}
