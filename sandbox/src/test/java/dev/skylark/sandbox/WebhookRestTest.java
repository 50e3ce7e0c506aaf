package dev.skylark.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skylark.json.Json;
import dev.skylark.sandbox.Stage.Answer;
import dev.skylark.sandbox.discord.DoorAnswer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the bot may do with an interaction's token, and until when. */
class WebhookRestTest {

    private static final String WITH_FILE = """
            --cut\r
            Content-Disposition: form-data; name="payload_json"\r
            Content-Type: application/json\r
            \r
            {"flags":32768,"attachments":[{"id":0,"filename":"cost.png","description":"A chart"}],\
            "allowed_mentions":{"parse":[]},\
            "components":[{"type":12,"items":[{"media":{"url":"attachment://cost.png"}}]}]}\r
            --cut\r
            Content-Disposition: form-data; name="files[0]"; filename="cost.png"\r
            Content-Type: image/png\r
            \r
            not really a picture\r
            --cut--\r
            """;

    private Stage stage;

    @BeforeEach
    void open(@TempDir Path home) {
        stage = new Stage(home).answers("{\"type\":5}");
        stage.register("[{\"name\":\"ping\",\"description\":\"Are you there?\"}]");
        stage.act(Stage.VIEWER, "{\"kind\":\"command\",\"name\":\"ping\"}");
    }

    @AfterEach
    void close() {
        stage.close();
    }

    @Test
    void a_token_lives_a_quarter_of_an_hour_by_the_sandboxs_clock() {
        stage.post("/sandbox/clock", "{\"advance\":\"PT15M\"}");
        assertThat(edit().status()).isEqualTo(200);

        stage.post("/sandbox/clock", "{\"advance\":\"PT1S\"}");
        refused(edit(), 401, 50027);
    }

    @Test
    void a_token_that_nobody_knows_is_refused() {
        refused(
                stage.webhook("PATCH", "/webhooks/" + Stage.APPLICATION + "/nonsense/messages/@original", Stage.HELLO),
                404,
                10015);
        refused(stage.webhook("POST", "/webhooks/17/" + stage.token(), Stage.HELLO), 404, 10015);
    }

    @Test
    void an_interaction_is_answered_once() {
        refused(
                callback(asked().at("id").text(), stage.token(), "{\"type\":4,\"data\":" + Stage.HELLO + "}"),
                400,
                40060);
        assertThat(stage.shown(Stage.GENERAL)).hasSize(1);
    }

    @Test
    void an_interaction_that_nobody_knows_cannot_be_answered() {
        refused(callback("17", stage.token(), "{\"type\":5}"), 404, 10062);
        refused(callback(asked().at("id").text(), "other", "{\"type\":5}"), 404, 10062);
    }

    @Test
    void deleting_the_answer_deletes_it() {
        assertThat(stage.webhook("DELETE", stage.messages("@original"), "").status())
                .isEqualTo(204);
        assertThat(stage.shown(Stage.GENERAL)).isEmpty();
        refused(stage.webhook("DELETE", stage.messages("@original"), ""), 404, 10008);
        refused(edit(), 404, 10008);
    }

    @Test
    void follow_ups_are_reached_by_their_id() {
        edit();
        var more = stage.webhook(
                "POST", "/webhooks/" + Stage.APPLICATION + "/" + stage.token(), "{\"content\":\"1\",\"flags\":64}");
        var id = more.body().at("id").text();

        assertThat(stage.webhook("PATCH", stage.messages(id), "{\"content\":\"2\"}")
                        .body()
                        .at("content")
                        .text())
                .isEqualTo("2");
        assertThat(stage.webhook("GET", stage.messages(id), "").body().members())
                .doesNotContainKeys("visible_to", "state");
        assertThat(stage.webhook("DELETE", stage.messages(id), "").status()).isEqualTo(204);
        stage.wall.pass(Duration.ofSeconds(2));
        refused(stage.webhook("GET", stage.messages(id), ""), 404, 10008);
    }

    @Test
    void a_file_comes_with_the_message_that_shows_it() {
        var answer = stage.ask(
                "PATCH",
                "/discord/api/v10" + stage.messages("@original"),
                WITH_FILE,
                Map.of("Content-Type", "multipart/form-data; boundary=cut"));

        assertThat(answer.status()).isEqualTo(200);
        var file = answer.body().at("attachments").items().getFirst();
        assertThat(file.at("filename").text()).isEqualTo("cost.png");
        assertThat(file.at("description").text()).isEqualTo("A chart");
        assertThat(file.at("content_type").text()).isEqualTo("image/png");
        assertThat(stage.get(file.at("url").text()).raw().body()).isEqualTo("not really a picture");
        assertThat(answer.body()
                        .at("components")
                        .items()
                        .getFirst()
                        .at("items")
                        .items()
                        .getFirst()
                        .at("media")
                        .at("url"))
                .isEqualTo(file.at("url"));
        assertThat(stage.wire().getLast().at("body").at("attachments").toString())
                .contains("cost.png");

        var without = stage.webhook("PATCH", stage.messages("@original"), """
                {"attachments":[],"components":[{"type":10,"content":"No chart"}]}""");
        assertThat(without.body().at("attachments").items()).isEmpty();
    }

    @Test
    void a_file_that_did_not_come_cannot_be_shown() {
        var answer = stage.webhook("PATCH", stage.messages("@original"), """
                {"flags":32768,"components":[{"type":13,"file":{"url":"attachment://nothing.txt"}}]}""");

        refused(answer, 400, 50035);
        assertThat(answer.body()
                        .at("errors")
                        .at("components")
                        .at("0")
                        .at("file")
                        .at("url")
                        .at("_errors")
                        .toString())
                .contains("The referenced attachment cannot be found");
    }

    @Test
    void a_message_cannot_be_edited_to_nothing() {
        refused(stage.webhook("PATCH", stage.messages("@original"), "{}"), 400, 50006);
        edit();
        refused(stage.webhook("PATCH", stage.messages("@original"), "{\"components\":[]}"), 400, 50006);
    }

    @Test
    void components_v2_stays_once_it_is_set() {
        edit();

        var answer = stage.webhook("PATCH", stage.messages("@original"), "{\"content\":\"old style\",\"flags\":0}");

        refused(answer, 400, 50035);
        assertThat(answer.body().at("errors").at("content").toString())
                .contains("MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2");
    }

    @Test
    void the_answer_by_callback_can_be_asked_for() {
        stage.door((_, body) -> {
            var id = Json.read(body).at("id").text();
            var token = Json.read(body).at("token").text();
            var answer = stage.webhook(
                    "POST",
                    "/interactions/" + id + "/" + token + "/callback?with_response=true",
                    "{\"type\":4,\"data\":" + Stage.HELLO + "}");
            return new DoorAnswer(
                    answer.body().at("resource").at("message").at("id").text().isEmpty() ? 500 : 202, Map.of(), "");
        });

        assertThat(stage.act(Stage.VIEWER, "{\"kind\":\"command\",\"name\":\"ping\"}")
                        .body()
                        .at("kind")
                        .text())
                .isEqualTo("answered");
    }

    @Test
    void work_that_is_quicker_than_the_doors_own_answer_waits_for_it() {
        var edited = new CompletableFuture<Answer>();
        stage.door((_, body) -> {
            var token = Json.read(body).at("token").text();
            Thread.startVirtualThread(() -> edited.complete(stage.webhook(
                    "PATCH", "/webhooks/" + Stage.APPLICATION + "/" + token + "/messages/@original", Stage.HELLO)));
            return DoorAnswer.json(200, "{\"type\":5}");
        });

        stage.act(Stage.VIEWER, "{\"kind\":\"command\",\"name\":\"ping\"}");

        assertThat(edited.join().status()).isEqualTo(200);
    }

    private Json asked() {
        return stage.asked.getLast();
    }

    private Answer edit() {
        return stage.webhook("PATCH", stage.messages("@original"), Stage.HELLO);
    }

    private Answer callback(String id, String token, String body) {
        return stage.webhook("POST", "/interactions/" + id + "/" + token + "/callback", body);
    }

    private static void refused(Answer answer, int status, int code) {
        assertThat(answer.status() + " " + answer.body().at("code").whole(-1)).isEqualTo(status + " " + code);
    }
}
