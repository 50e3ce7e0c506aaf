package dev.skylark.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skylark.json.Json;
import dev.skylark.sandbox.discord.DoorAnswer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What people see of what the door answers. */
class AnswersTest {

    private static final String PING = "{\"kind\":\"command\",\"name\":\"ping\"}";
    private static final String BUTTONS = """
            {"flags":32768,"allowed_mentions":{"parse":[]},"components":[{"type":10,"content":"Choose"},
             {"type":1,"components":[{"type":2,"style":1,"label":"Go","custom_id":"go"},
                                     {"type":2,"style":2,"label":"No","custom_id":"no","disabled":true}]},
             {"type":1,"components":[{"type":3,"custom_id":"pick","min_values":1,"max_values":2,"options":[
               {"label":"A","value":"a"},{"label":"B","value":"b"}]}]},
             {"type":1,"components":[{"type":5,"custom_id":"who"}]}]}""";
    private static final String FORM = """
            {"custom_id":"ask","title":"A form","components":[
             {"type":10,"content":"Please"},
             {"type":18,"label":"Name","component":{"type":4,"style":1,"custom_id":"name","min_length":2,"max_length":9}},
             {"type":18,"label":"Why","component":{"type":4,"style":2,"custom_id":"why","required":false}},
             {"type":18,"label":"Where","component":{"type":8,"custom_id":"where"}},
             {"type":18,"label":"Sure","component":{"type":23,"custom_id":"sure","default":true}}]}""";

    @TempDir
    Path home;

    private Stage stage;

    @BeforeEach
    void open() {
        stage = new Stage(home);
        stage.register("[{\"name\":\"ping\",\"description\":\"Are you there?\"}]");
    }

    @AfterEach
    void close() {
        stage.close();
    }

    @Test
    void a_message_appears_in_the_channel() {
        stage.says(4, Stage.HELLO);

        var seen = stage.act(Stage.VIEWER, PING);

        var message = stage.shown(Stage.GENERAL).getFirst();
        assertThat(seen.body().toString())
                .isEqualTo("{\"kind\":\"answered\",\"message\":\""
                        + message.at("id").text() + "\"}");
        assertThat(message.at("author").at("id").text()).isEqualTo(Stage.APPLICATION);
        assertThat(message.at("components").toString())
                .isEqualTo("[{\"type\":17,\"components\":[{\"type\":10,\"content\":\"Hello\",\"id\":2}],\"id\":1}]");
        assertThat(message.at("interaction_metadata").at("user").at("username").text())
                .isEqualTo("viewer");
        assertThat(message.at("interaction_metadata").at("name").text()).isEqualTo("ping");
        assertThat(message.members()).doesNotContainKeys("visible_to", "state");
    }

    @Test
    void a_whisper_is_seen_by_one_person() {
        stage.says(4, "{\"flags\":64,\"content\":\"Only you\"}");

        stage.act(Stage.VIEWER, PING);

        assertThat(stage.shown(Stage.GENERAL).getFirst().at("visible_to").text())
                .isEqualTo(Stage.VIEWER);
        assertThat(stage.rest("GET", "/channels/" + Stage.GENERAL + "/messages", "")
                        .body()
                        .items())
                .isEmpty();
    }

    @Test
    void thinking_waits_until_it_is_edited() {
        stage.answers("{\"type\":5}");

        stage.act(Stage.VIEWER, PING);
        assertThat(stage.shown(Stage.GENERAL).getFirst().at("state").text()).isEqualTo("thinking");

        var edited = stage.webhook("PATCH", stage.messages("@original"), Stage.HELLO);
        assertThat(edited.status()).isEqualTo(200);
        assertThat(edited.body().at("flags").whole(0)).isEqualTo(32768);
        assertThat(stage.shown(Stage.GENERAL))
                .singleElement()
                .satisfies(it -> assertThat(it.members()).doesNotContainKeys("state"));
    }

    @Test
    void a_follow_up_right_after_thinking_is_the_answer_and_as_private_as_the_thinking_was() {
        stage.answers("{\"type\":5,\"data\":{\"flags\":64}}");
        stage.act(Stage.VIEWER, PING);

        stage.webhook("POST", "/webhooks/" + Stage.APPLICATION + "/" + stage.token(), "{\"content\":\"Done\"}");
        stage.webhook("POST", "/webhooks/" + Stage.APPLICATION + "/" + stage.token(), "{\"content\":\"More\"}");

        assertThat(stage.shown(Stage.GENERAL))
                .extracting(it ->
                        it.at("content").text() + " for " + it.at("visible_to").text())
                .containsExactly("Done for " + Stage.VIEWER, "More for ");
    }

    @Test
    void a_button_updates_its_own_message() {
        var message = buttons();
        stage.says(7, "{\"components\":[{\"type\":10,\"content\":\"Gone\"}]}");

        stage.act(Stage.OPERATOR, "{\"kind\":\"press\",\"message\":\"" + message + "\",\"custom_id\":\"go\"}");

        assertThat(stage.asked.getLast().at("type").whole(0)).isEqualTo(3);
        assertThat(stage.asked.getLast().at("data").toString())
                .isEqualTo("{\"id\":3,\"custom_id\":\"go\",\"component_type\":2}");
        assertThat(stage.asked.getLast().at("message").at("id").text()).isEqualTo(message);
        assertThat(stage.shown(Stage.GENERAL).getFirst().at("components").toString())
                .isEqualTo("[{\"type\":10,\"content\":\"Gone\",\"id\":1}]");
        assertThat(stage.shown(Stage.GENERAL).getFirst().at("edited_timestamp").text())
                .isNotEmpty();
    }

    @Test
    void a_button_may_be_answered_later_without_a_sign_and_then_edits_its_message() {
        var message = buttons();
        stage.answers("{\"type\":6}");
        stage.act(Stage.OPERATOR, "{\"kind\":\"press\",\"message\":\"" + message + "\",\"custom_id\":\"go\"}");
        assertThat(stage.shown(Stage.GENERAL)).hasSize(1);

        stage.webhook("PATCH", stage.messages("@original"), Stage.HELLO);

        assertThat(stage.shown(Stage.GENERAL)).singleElement().satisfies(it -> {
            assertThat(it.at("id").text()).isEqualTo(message);
            assertThat(it.at("components").toString()).contains("Hello");
        });
    }

    @Test
    void a_menu_sends_what_was_chosen() {
        var message = buttons();
        stage.says(4, Stage.HELLO);

        stage.act(Stage.OPERATOR, """
                {"kind":"select","message":"%s","custom_id":"pick","values":["b","a"]}""".formatted(message));
        assertThat(stage.asked.getLast().at("data").toString())
                .isEqualTo("{\"id\":6,\"custom_id\":\"pick\",\"component_type\":3,\"values\":[\"b\",\"a\"]}");

        stage.act(Stage.OPERATOR, """
                {"kind":"select","message":"%s","custom_id":"who","values":["%s"]}""".formatted(message, Stage.ADMIN));
        var data = stage.asked.getLast().at("data");
        assertThat(data.at("component_type").whole(0)).isEqualTo(5);
        assertThat(data.at("resolved").at("users").members()).containsOnlyKeys(Stage.ADMIN);
        assertThat(data.at("resolved").at("members").members()).containsOnlyKeys(Stage.ADMIN);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"kind\":\"press\",\"message\":\"@\",\"custom_id\":\"no\"}",
                "{\"kind\":\"press\",\"message\":\"@\",\"custom_id\":\"other\"}",
                "{\"kind\":\"press\",\"message\":\"@\",\"custom_id\":\"pick\"}",
                "{\"kind\":\"select\",\"message\":\"@\",\"custom_id\":\"pick\",\"values\":[]}",
                "{\"kind\":\"select\",\"message\":\"@\",\"custom_id\":\"pick\",\"values\":[\"c\"]}",
                "{\"kind\":\"select\",\"message\":\"@\",\"custom_id\":\"who\",\"values\":[\"17\"]}",
            })
    void what_is_not_there_or_switched_off_cannot_be_pressed(String act) {
        var message = buttons();

        assertThat(stage.act(Stage.OPERATOR, act.replace("@", message)).status())
                .isEqualTo(400);
    }

    @Test
    void a_form_opens_is_filled_in_and_sent() {
        var message = buttons();
        stage.says(9, FORM);

        var seen = stage.act(Stage.ADMIN, "{\"kind\":\"press\",\"message\":\"" + message + "\",\"custom_id\":\"go\"}");
        assertThat(seen.body().at("kind").text()).isEqualTo("modal");
        assertThat(seen.body().at("modal").at("title").text()).isEqualTo("A form");
        assertThat(seen.body().at("message").text()).isEqualTo(message);

        stage.says(4, Stage.HELLO);
        var sent = stage.act(Stage.ADMIN, """
                {"kind":"submit","modal":"ask","values":{"name":"Ann","where":["900000000000000102"]}}""");

        assertThat(sent.body().at("kind").text()).isEqualTo("answered");
        var asked = stage.asked.getLast();
        assertThat(asked.at("type").whole(0)).isEqualTo(5);
        assertThat(asked.at("message").at("id").text()).isEqualTo(message);
        assertThat(asked.at("data").at("custom_id").text()).isEqualTo("ask");
        assertThat(asked.at("data").at("components").toString()).isEqualTo("""
                [{"type":10,"id":1},\
                {"type":18,"id":2,"component":{"type":4,"id":3,"custom_id":"name","value":"Ann"}},\
                {"type":18,"id":4,"component":{"type":4,"id":5,"custom_id":"why","value":""}},\
                {"type":18,"id":6,"component":{"type":8,"id":7,"custom_id":"where","values":["900000000000000102"]}},\
                {"type":18,"id":8,"component":{"type":23,"id":9,"custom_id":"sure","value":true}}]""");
        assertThat(asked.at("data").at("resolved").at("channels").members()).containsOnlyKeys("900000000000000102");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"name\":\"A\",\"where\":[\"900000000000000102\"]}",
                "{\"name\":\"much too long\",\"where\":[\"900000000000000102\"]}",
                "{\"name\":\"Ann\"}",
                "{\"name\":\"Ann\",\"where\":[\"900000000000000102\"],\"other\":\"x\"}",
            })
    void a_form_that_is_not_filled_in_rightly_is_not_sent(String values) {
        stage.says(9, FORM);
        stage.act(Stage.ADMIN, PING);

        assertThat(stage.act(Stage.ADMIN, "{\"kind\":\"submit\",\"modal\":\"ask\",\"values\":" + values + "}")
                        .status())
                .isEqualTo(400);
        assertThat(stage.asked).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"type\":4,\"data\":{}}",
                "{\"type\":4,\"data\":{\"content\":\"hi\",\"flags\":32768,\"components\":[{\"type\":10,\"content\":\"x\"}]}}",
                "{\"type\":5,\"data\":{\"flags\":32768}}",
                "{\"type\":6}",
                "{\"type\":7,\"data\":{\"content\":\"x\"}}",
                "{\"type\":8,\"data\":{\"choices\":[]}}",
                "{\"type\":9,\"data\":{\"custom_id\":\"x\",\"title\":\"x\",\"components\":[]}}",
                "{\"type\":1}",
                "{}",
                "[]",
                "not json",
                "",
            })
    void what_discord_would_refuse_is_shown_as_no_response_and_kept_on_the_wire(String body) {
        stage.answers(body);

        assertThat(stage.act(Stage.VIEWER, PING).body().toString())
                .isEqualTo("{\"kind\":\"failed\",\"text\":\"The application did not respond\"}");
        assertThat(stage.shown(Stage.GENERAL)).isEmpty();
        assertThat(stage.wire().getLast().at("refused").at("message").text()).isNotEmpty();
    }

    @Test
    void a_door_that_fails_is_shown_as_no_response() {
        stage.door((_, _) -> DoorAnswer.json(502, "{}"));
        assertThat(stage.act(Stage.VIEWER, PING).body().at("kind").text()).isEqualTo("failed");

        stage.door((_, _) -> {
            throw new IllegalStateException("broken on purpose");
        });
        assertThat(stage.act(Stage.VIEWER, PING).body().at("kind").text()).isEqualTo("failed");
    }

    @Test
    void a_door_that_is_too_slow_is_shown_as_no_response_and_its_late_answer_is_refused(@TempDir Path other)
            throws Exception {
        try (var hasty = new Stage(other, Duration.ZERO)) {
            hasty.register("[{\"name\":\"ping\",\"description\":\"Are you there?\"}]");
            var asked = new CountDownLatch(1);
            var gone = new CountDownLatch(1);
            hasty.door((_, _) -> {
                asked.countDown();
                awaited(gone);
                return DoorAnswer.json(200, "{\"type\":5}");
            });

            assertThat(hasty.act(Stage.VIEWER, PING).body().at("kind").text()).isEqualTo("failed");
            awaited(asked);
            var late = hasty.webhook("PATCH", hasty.messages("@original"), Stage.HELLO);
            assertThat(late.body().at("code").whole(0)).isEqualTo(10015);
            gone.countDown();
            assertThat(hasty.shown(Stage.GENERAL)).isEmpty();
        }
    }

    @Test
    void the_answer_may_also_come_by_callback() {
        stage.door((_, body) -> {
            var asked = Json.read(body);
            var route = "/interactions/" + asked.at("id").text() + "/"
                    + asked.at("token").text() + "/callback";
            stage.webhook("POST", route, "{\"type\":4,\"data\":" + Stage.HELLO + "}");
            return new DoorAnswer(202, Map.of(), "");
        });

        assertThat(stage.act(Stage.VIEWER, PING).body().at("kind").text()).isEqualTo("answered");
        assertThat(stage.shown(Stage.GENERAL)).hasSize(1);
    }

    private String buttons() {
        stage.says(4, BUTTONS);
        return stage.act(Stage.OPERATOR, PING).body().at("message").text();
    }

    private static void awaited(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException stopping) {
            throw new AssertionError(stopping);
        }
    }
}
