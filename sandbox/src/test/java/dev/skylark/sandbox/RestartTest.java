package dev.skylark.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.skylark.sandbox.discord.DoorAnswer;
import dev.skylark.sandbox.home.Home;
import dev.skylark.sandbox.home.Keys;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the state folder remembers. */
class RestartTest {

    private static final String PING = "{\"kind\":\"command\",\"name\":\"ping\"}";

    @TempDir
    Path home;

    @Test
    void everything_is_there_again() {
        String state;
        String route;
        String keys;
        try (var stage = new Stage(home).answers("{\"type\":5,\"data\":{\"flags\":64}}")) {
            stage.register("[{\"name\":\"ping\",\"description\":\"Are you there?\"}]");
            stage.act(Stage.VIEWER, PING);
            stage.rest("POST", "/users/@me/channels", "{\"recipient_id\":\"" + Stage.ADMIN + "\"}");
            stage.post("/sandbox/happen", """
                    {"what":"member-gets-role","member":"900000000000000205","role":"900000000000000304"}""");
            stage.post("/sandbox/clock", "{\"advance\":\"PT5M\"}");
            state = stage.get("/sandbox/state").raw().body();
            route = stage.messages("@original");
            keys = stage.sandbox.keys().trustedPublicKeys();
        }
        try (var stage = new Stage(home)) {
            assertThat(stage.get("/sandbox/state").raw().body()).isEqualTo(state);
            assertThat(stage.sandbox.keys().trustedPublicKeys()).isEqualTo(keys);
            assertThat(stage.get("/sandbox/clock").body().at("offset").text()).isEqualTo("PT5M");
            assertThat(stage.webhook("PATCH", route, Stage.HELLO).status()).isEqualTo(200);
        }
    }

    @Test
    void ids_go_on_where_they_were() {
        String before;
        try (var stage = new Stage(home)) {
            before = post(stage);
        }
        try (var stage = new Stage(home)) {
            assertThat(Long.parseLong(post(stage))).isGreaterThan(Long.parseLong(before));
        }
    }

    @Test
    void nobody_waits_for_an_answer_across_a_restart() {
        String route;
        try (var stage = new Stage(home, Duration.ZERO)) {
            stage.register("[{\"name\":\"ping\",\"description\":\"Are you there?\"}]");
            stage.door((_, _) -> new DoorAnswer(202, Map.of(), ""));
            stage.signed("""
                    {"id":"800000000000000001","type":2,"token":"token-1","channel_id":"900000000000000101",
                     "guild_id":"900000000000000001","member":{"user":{"id":"900000000000000204"}},"data":{"name":"ping"}}""");
            route = "/webhooks/" + Stage.APPLICATION + "/token-1/messages/@original";
        }
        try (var stage = new Stage(home)) {
            assertThat(stage.webhook("PATCH", route, Stage.HELLO)
                            .body()
                            .at("code")
                            .whole(0))
                    .isEqualTo(10015);
        }
    }

    @Test
    void half_a_character_is_remembered_like_any_other() {
        try (var stage = new Stage(home)) {
            var answer = stage.rest("POST", "/channels/" + Stage.GENERAL + "/messages", "{\"content\":\"\\ud83d!\"}");
            assertThat(answer.body().at("content").text()).isEqualTo("\ud83d!");
        }
        try (var stage = new Stage(home)) {
            assertThat(stage.shown(Stage.GENERAL).getFirst().at("content").text())
                    .isEqualTo("\ud83d!");
        }
    }

    @Test
    void a_state_that_cannot_be_read_is_one_clear_sentence() throws IOException {
        Files.writeString(home.resolve("discord.json"), "{");

        assertThatThrownBy(() -> new Stage(home))
                .hasMessageStartingWith(home.resolve("discord.json") + " cannot be read")
                .hasMessageEndingWith("delete it for a fresh start.");
    }

    @Test
    void a_given_public_key_is_what_the_door_trusts_and_the_page_signs_only_if_it_fits() {
        var own = Keys.in(new Home(home), "", "").trustedPublicKeys();
        var other = "ab".repeat(32);

        assertThat(Keys.in(new Home(home), other, "").fit()).isFalse();
        assertThat(Keys.in(new Home(home), other + "," + own, "").fit()).isTrue();
        assertThat(Keys.in(new Home(home), "", "mine").token()).isEqualTo("mine");
    }

    private static String post(Stage stage) {
        return stage.rest("POST", "/channels/" + Stage.GENERAL + "/messages", Stage.HELLO)
                .body()
                .at("id")
                .text();
    }
}
