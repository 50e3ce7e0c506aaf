package dev.skylark.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skylark.sandbox.Stage.Answer;
import dev.skylark.sandbox.discord.DoorAnswer;
import dev.skylark.sandbox.home.Home;
import dev.skylark.sandbox.home.Keys;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the bot may do with its own token. */
class BotRestTest {

    private static final String MESSAGES = "/channels/" + Stage.GENERAL + "/messages";

    private Stage stage;

    @BeforeEach
    void open(@TempDir Path home) {
        stage = new Stage(home);
    }

    @AfterEach
    void close() {
        stage.close();
    }

    @Test
    void a_message_is_posted_edited_and_deleted() {
        var id = post();

        assertThat(stage.rest("PATCH", MESSAGES + "/" + id, "{\"components\":[{\"type\":10,\"content\":\"Bye\"}]}")
                        .body()
                        .at("components")
                        .toString())
                .contains("Bye");
        assertThat(stage.rest("GET", MESSAGES + "/" + id, "").body().at("id").text())
                .isEqualTo(id);
        assertThat(stage.rest("DELETE", MESSAGES + "/" + id, "").status()).isEqualTo(204);
        refused(stage.rest("GET", MESSAGES + "/" + id, ""), 404, 10008);
        refused(stage.rest("PATCH", MESSAGES + "/" + id, Stage.HELLO), 404, 10008);
    }

    @Test
    void the_newest_messages_come_first() {
        var first = post();
        var second = post();

        assertThat(stage.rest("GET", MESSAGES + "?limit=1", "").body().items())
                .extracting(it -> it.at("id").text())
                .containsExactly(second);
        assertThat(Long.parseLong(second)).isGreaterThan(Long.parseLong(first));
    }

    @Test
    void a_thread_is_opened_once_under_a_message_and_takes_messages() {
        var id = post();
        var route = MESSAGES + "/" + id + "/threads";

        var thread = stage.rest("POST", route, "{\"name\":\"Alert 7\",\"auto_archive_duration\":1440}");

        assertThat(thread.status()).isEqualTo(201);
        assertThat(thread.body().at("id").text()).isEqualTo(id);
        assertThat(thread.body().at("type").whole(0)).isEqualTo(11);
        assertThat(thread.body().at("parent_id").text()).isEqualTo(Stage.GENERAL);
        refused(stage.rest("POST", route, "{\"name\":\"Again\"}"), 400, 160004);
        assertThat(stage.rest("POST", "/channels/" + id + "/messages", Stage.HELLO)
                        .status())
                .isEqualTo(200);
        assertThat(stage.shown(id)).hasSize(1);
        refused(
                stage.rest("POST", "/channels/" + Stage.GENERAL + "/threads", "{\"name\":\"\",\"type\":11}"),
                400,
                50035);
        assertThat(stage.rest("POST", "/channels/" + Stage.GENERAL + "/threads", "{\"name\":\"Talk\",\"type\":11}")
                        .status())
                .isEqualTo(201);
    }

    @Test
    void people_are_written_to_in_a_channel_of_their_own() {
        var channel = stage.rest("POST", "/users/@me/channels", "{\"recipient_id\":\"" + Stage.ADMIN + "\"}")
                .body();
        var again = stage.rest("POST", "/users/@me/channels", "{\"recipient_id\":\"" + Stage.ADMIN + "\"}")
                .body();

        assertThat(channel.at("type").whole(0)).isEqualTo(1);
        assertThat(again.at("id")).isEqualTo(channel.at("id"));
        assertThat(stage.rest("POST", "/channels/" + channel.at("id").text() + "/messages", Stage.HELLO)
                        .status())
                .isEqualTo(200);
        assertThat(stage.get("/sandbox/state").body().at("dms").toString())
                .isEqualTo("[{\"id\":\"" + channel.at("id").text() + "\",\"member\":\"" + Stage.ADMIN + "\"}]");
        refused(stage.rest("POST", "/users/@me/channels", "{\"recipient_id\":\"17\"}"), 400, 50033);
    }

    @Test
    void members_guilds_and_voice_states_are_read() {
        assertThat(stage.rest("GET", "/users/@me", "").body().at("id").text()).isEqualTo(Stage.APPLICATION);
        assertThat(stage.rest("GET", "/guilds/" + Stage.GUILD, "")
                        .body()
                        .at("owner_id")
                        .text())
                .isEqualTo(Stage.OWNER);
        assertThat(stage.rest("GET", "/guilds/" + Stage.GUILD + "/members/" + Stage.ADMIN, "")
                        .body()
                        .at("user")
                        .at("username")
                        .text())
                .isEqualTo("admin");
        refused(stage.rest("GET", "/guilds/" + Stage.GUILD + "/members/17", ""), 404, 10007);
        refused(stage.rest("GET", "/guilds/17", ""), 404, 10004);

        var voice = "/guilds/" + Stage.GUILD + "/voice-states/" + Stage.VIEWER;
        refused(stage.rest("GET", voice, ""), 404, 10065);
        happen("""
                {"what":"member-joins-voice","member":"900000000000000204","channel":"900000000000000111"}""");
        assertThat(stage.rest("GET", voice, "").body().at("channel_id").text()).isEqualTo("900000000000000111");
        happen("{\"what\":\"member-leaves-voice\",\"member\":\"900000000000000204\",\"guild\":\"900000000000000001\"}");
        refused(stage.rest("GET", voice, ""), 404, 10065);
    }

    @Test
    void where_the_bot_is_not_it_may_do_nothing() {
        happen("{\"what\":\"bot-leaves-guild\",\"guild\":\"900000000000000001\"}");

        refused(stage.rest("POST", MESSAGES, Stage.HELLO), 403, 50001);
        refused(stage.rest("GET", "/guilds/" + Stage.GUILD, ""), 403, 50001);

        happen("{\"what\":\"bot-joins-guild\",\"guild\":\"900000000000000001\"}");
        assertThat(stage.rest("POST", MESSAGES, Stage.HELLO).status()).isEqualTo(200);
    }

    @Test
    void the_bot_gives_roles_below_its_own_only() {
        var member = "/guilds/" + Stage.GUILD + "/members/" + Stage.VIEWER + "/roles/";

        assertThat(stage.rest("PUT", member + "900000000000000305", "").status())
                .isEqualTo(204);
        refused(stage.rest("PUT", member + "900000000000000301", ""), 403, 50013);
        refused(stage.rest("PUT", member + "17", ""), 404, 10011);
        assertThat(stage.rest("GET", "/guilds/" + Stage.GUILD + "/members/" + Stage.VIEWER, "")
                        .body()
                        .at("roles")
                        .toString())
                .isEqualTo("[\"900000000000000304\",\"900000000000000305\"]");
        assertThat(stage.rest("DELETE", member + "900000000000000305", "").status())
                .isEqualTo(204);
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            GET,   /nothing,                                401, 0,     no token comes after no such route
            GET,   /users/@me,                              401, 0,     a wrong token
            POST,  /channels/900000000000000101/messages,   401, 0,     a wrong token
            """)
    void without_the_token_nothing_is_done(String method, String route, int status, int code, String why) {
        var answer = stage.ask(method, "/discord/api/v10" + route, "", Map.of("Authorization", "Bot nonsense"));

        refused(answer, route.equals("/nothing") ? 404 : status, code);
    }

    @Test
    void unknown_routes_methods_and_bodies_are_told_apart() {
        refused(stage.rest("GET", "/nothing", ""), 404, 0);
        var wrong = stage.rest("PUT", "/users/@me", "{}");
        refused(wrong, 405, 0);
        assertThat(wrong.header("Allow")).isEqualTo("GET");
        refused(stage.rest("POST", MESSAGES, "{"), 400, 50109);
        refused(stage.rest("POST", "/channels/17/messages", Stage.HELLO), 404, 10003);
        refused(stage.rest("POST", MESSAGES, "{}"), 400, 50006);
    }

    @Test
    void commands_are_registered_everywhere_and_keep_their_ids() {
        var route = "/applications/" + Stage.APPLICATION + "/commands";
        var first = stage.rest(
                "PUT", route, "[{\"name\":\"a\",\"description\":\"A\"},{\"name\":\"b\",\"description\":\"B\"}]");
        var second = stage.rest("PUT", route, "[{\"name\":\"b\",\"description\":\"Better\"}]");

        assertThat(first.body().items()).hasSize(2);
        assertThat(second.body().items().getFirst().at("id"))
                .isEqualTo(first.body().items().get(1).at("id"));
        assertThat(stage.rest("POST", route, "{\"name\":\"c\",\"description\":\"C\"}")
                        .status())
                .isEqualTo(201);
        assertThat(stage.rest("POST", route, "{\"name\":\"c\",\"description\":\"C2\"}")
                        .status())
                .isEqualTo(200);
        assertThat(stage.rest("GET", route, "").body().items())
                .extracting(it -> it.at("description").text())
                .containsExactly("Better", "C2");
        var guild = "/applications/" + Stage.APPLICATION + "/guilds/" + Stage.GUILD + "/commands";
        assertThat(stage.rest("PUT", guild, "[{\"name\":\"here\",\"description\":\"H\"}]")
                        .body()
                        .items()
                        .getFirst()
                        .at("guild_id")
                        .text())
                .isEqualTo(Stage.GUILD);
        assertThat(stage.get("/sandbox/state").body().at("commands").items()).hasSize(3);
        refused(stage.rest("PUT", "/applications/17/commands", "[]"), 403, 20012);
        refused(stage.rest("DELETE", route + "/17", ""), 404, 10063);
    }

    @Test
    void the_interactions_url_is_taken_only_from_a_door_that_answers_and_checks_signatures() {
        var url = "{\"interactions_endpoint_url\":\"" + stage.address() + "/discord/interactions\"}";

        stage.answers("{\"type\":1}");
        refused(stage.rest("PATCH", "/applications/@me", url), 400, 50035);

        var trusted = new Home(stage.sandbox.home().folder());
        var keys = Keys.in(trusted, "", "");
        stage.door((headers, body) -> keys.prove(
                        headers.getOrDefault("x-signature-ed25519", ""),
                        headers.getOrDefault("x-signature-timestamp", ""),
                        body)
                ? DoorAnswer.json(200, "{\"type\":1}")
                : DoorAnswer.json(401, "{}"));
        assertThat(stage.rest("PATCH", "/applications/@me", url).status()).isEqualTo(200);
        assertThat(stage.rest("GET", "/applications/@me", "")
                        .body()
                        .at("interactions_endpoint_url")
                        .text())
                .endsWith("/discord/interactions");
        refused(stage.rest("PATCH", "/applications/@me", "{\"interactions_endpoint_url\":\"nonsense\"}"), 400, 50035);
    }

    private String post() {
        var answer = stage.rest("POST", MESSAGES, Stage.HELLO);
        assertThat(answer.status()).isEqualTo(200);
        return answer.body().at("id").text();
    }

    private void happen(String what) {
        assertThat(stage.post("/sandbox/happen", what).raw().body()).startsWith("{\"done\"");
    }

    private static void refused(Answer answer, int status, int code) {
        assertThat(answer.status() + " " + answer.body().at("code").whole(-1)).isEqualTo(status + " " + code);
    }
}
