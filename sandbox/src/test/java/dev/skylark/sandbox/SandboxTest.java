package dev.skylark.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.skylark.json.Json;
import dev.skylark.sandbox.discord.DoorAnswer;
import dev.skylark.sandbox.happening.Happening;
import dev.skylark.sandbox.http.Endpoint;
import dev.skylark.sandbox.http.Response;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The sandbox around its Discord: health, clock, happenings, events, and how it says no. */
class SandboxTest {

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
    void it_is_well_once_every_part_is(@TempDir Path other) throws Exception {
        assertThat(stage.get("/health").raw().body()).isEqualTo("{\"status\":\"ok\",\"parts\":{\"door\":\"ok\"}}");

        var state = new AtomicReference<>("is still opening its tables");
        try (var sandbox = Sandbox.open(Setup.in(other, 0));
                var client = HttpClient.newHttpClient()) {
            sandbox.serve(
                    (_, _) -> DoorAnswer.json(200, "{}"),
                    List.of(Endpoint.route("GET", "/mine", _ -> Response.ok(Json.of("mine")))),
                    List.of(Happening.named(
                            "rain",
                            "It rains.",
                            it -> "It rains on " + it.at("who").text() + ".",
                            "who")),
                    List.of(new Part("database", state::get)));
            assertThat(get(client, sandbox.address().resolve("/health")))
                    .isEqualTo(
                            "503 {\"status\":\"starting\",\"parts\":{\"database\":\"is still opening its tables\"}}");
            state.set(Part.OK);
            assertThat(get(client, sandbox.address().resolve("/health"))).startsWith("200");
            assertThat(get(client, sandbox.address().resolve("/mine"))).isEqualTo("200 \"mine\"");
            assertThat(get(client, sandbox.address().resolve("/sandbox/happen")))
                    .contains("{\"what\":\"rain\",\"about\":\"It rains.\",\"fields\":[\"who\"]}");
        }
    }

    @Test
    void the_clock_goes_forward_only() {
        assertThat(stage.post("/sandbox/clock", "{\"advance\":\"PT1H\"}").body().toString())
                .isEqualTo("{\"now\":\"2026-11-20T13:00:00Z\",\"offset\":\"PT1H\"}");
        assertThat(stage.post("/sandbox/clock", "{\"advance\":\"P1D\"}")
                        .body()
                        .at("offset")
                        .text())
                .isEqualTo("PT25H");
        assertThat(stage.get("/sandbox/state").body().at("now").text()).isEqualTo("2026-11-21T13:00:00Z");
        for (var wrong : List.of(
                "{\"advance\":\"-PT1H\"}", "{\"advance\":\"soon\"}", "{}", "{\"advance\":\"P9999999D\"}", "x")) {
            var answer = stage.post("/sandbox/clock", wrong);
            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.body().at("error").text()).isNotEmpty();
        }
    }

    @Test
    void the_door_is_told_the_real_time_whatever_the_sandboxs_clock_says() {
        stage.register("[{\"name\":\"ping\",\"description\":\"Are you there?\"}]");
        stage.post("/sandbox/clock", "{\"advance\":\"P30D\"}");
        var timestamp = new AtomicReference<>("");
        stage.door((headers, _) -> {
            timestamp.set(headers.getOrDefault("x-signature-timestamp", ""));
            return DoorAnswer.json(200, "{\"type\":5}");
        });

        stage.act(Stage.VIEWER, "{\"kind\":\"command\",\"name\":\"ping\"}");

        assertThat(timestamp.get())
                .isEqualTo(String.valueOf(stage.wall.instant().getEpochSecond()));
    }

    @Test
    void happenings_say_what_is_now_true() {
        assertThat(
                        happen(
                                "{\"what\":\"member-gets-role\",\"member\":\"900000000000000205\",\"role\":\"900000000000000305\"}"))
                .isEqualTo("200 {\"done\":\"Game crew is now a role of nobody.\"}");
        assertThat(
                        happen(
                                "{\"what\":\"member-loses-role\",\"member\":\"900000000000000205\",\"role\":\"900000000000000305\"}"))
                .isEqualTo("200 {\"done\":\"Game crew is no longer a role of nobody.\"}");
        assertThat(happen("{\"what\":\"member-gets-role\",\"member\":\"17\",\"role\":\"900000000000000305\"}"))
                .startsWith("400 {\"error\":\"There is no member");
        assertThat(happen("{\"what\":\"meteor\"}"))
                .startsWith("400 {\"error\":")
                .contains("\"list\":[{\"what\":\"discord-down\"");
    }

    @Test
    void discord_goes_down_and_comes_up() {
        assertThat(happen("{\"what\":\"discord-down\"}")).isEqualTo("200 {\"done\":\"Discord is down.\"}");
        assertThat(stage.rest("GET", "/users/@me", "").status()).isEqualTo(503);
        happen("{\"what\":\"discord-up\"}");
        assertThat(stage.rest("GET", "/users/@me", "").status()).isEqualTo(200);
        assertThat(happen("{\"what\":\"discord-slow\",\"milliseconds\":\"1\"}"))
                .isEqualTo("200 {\"done\":\"Every call takes 1 ms longer.\"}");
        assertThat(stage.rest("GET", "/users/@me", "").status()).isEqualTo(200);
        assertThat(happen("{\"what\":\"discord-slow\",\"milliseconds\":\"soon\"}"))
                .startsWith("400");
    }

    @Test
    void tokens_expire_on_demand() {
        stage.register("[{\"name\":\"ping\",\"description\":\"Are you there?\"}]");
        stage.answers("{\"type\":5}").act(Stage.VIEWER, "{\"kind\":\"command\",\"name\":\"ping\"}");

        assertThat(happen("{\"what\":\"token-expires\"}")).isEqualTo("200 {\"done\":\"1 tokens have expired.\"}");
        assertThat(stage.webhook("PATCH", stage.messages("@original"), Stage.HELLO)
                        .body()
                        .at("code")
                        .whole(0))
                .isEqualTo(50027);
    }

    @Test
    void pages_that_are_open_are_told_what_happens() throws Exception {
        var events = stage.client()
                .send(
                        HttpRequest.newBuilder(stage.address().resolve("/sandbox/events"))
                                .build(),
                        BodyHandlers.ofLines());
        var lines = events.body().filter(it -> it.startsWith("data: ")).iterator();

        var message = stage.rest("POST", "/channels/" + Stage.GENERAL + "/messages", Stage.HELLO)
                .body();
        assertThat(events.headers().firstValue("content-type")).contains("text/event-stream");
        assertThat(lines.next()).isEqualTo("data: {\"kind\":\"message\",\"message\":" + message + "}");
        assertThat(lines.next()).startsWith("data: {\"kind\":\"wire\",\"entry\":{\"at\":");

        stage.rest(
                "DELETE",
                "/channels/" + Stage.GENERAL + "/messages/" + message.at("id").text(),
                "");
        assertThat(lines.next())
                .isEqualTo("data: {\"kind\":\"delete\",\"channel\":\"" + Stage.GENERAL + "\",\"id\":\""
                        + message.at("id").text() + "\"}");
        lines.next();
        stage.post("/sandbox/clock", "{\"advance\":\"PT1S\"}");
        assertThat(lines.next()).isEqualTo("data: {\"kind\":\"clock\",\"now\":\"2026-11-20T12:00:01Z\"}");
        stage.register("[]");
        assertThat(lines.next()).isEqualTo("data: {\"kind\":\"state\"}");
    }

    @Test
    void every_mistake_is_answered_in_json() {
        assertThat(said(stage.get("/nothing"))).isEqualTo("404 {\"error\":\"There is nothing at /nothing.\"}");
        assertThat(said(stage.get("/discord/interactions")))
                .isEqualTo("405 {\"error\":\"/discord/interactions takes POST, not GET.\"}");
        assertThat(said(stage.post("/sandbox/act", "{"))).startsWith("400 {\"error\":\"This is not JSON");
        assertThat(said(stage.get("/files/1/..%2F..%2Fkeys.json")))
                .isEqualTo("404 {\"error\":\"There is no such file.\"}");
        assertThat(said(stage.get("/%2e%2e/Sandbox.class"))).startsWith("404");
        assertThat(said(stage.post("/discord/interactions", "x".repeat((10 << 20) + 1))))
                .isEqualTo("413 {\"error\":\"A body for /discord/interactions has at most 10485760 bytes.\"}");
    }

    @Test
    void a_page_from_elsewhere_in_the_same_browser_is_not_answered() {
        var act = "{\"what\":\"discord-down\"}";

        assertThat(stage.ask("POST", "/sandbox/happen", act, Map.of("Origin", "https://example.com"))
                        .status())
                .isEqualTo(403);
        assertThat(stage.ask("POST", "/sandbox/happen", act, Map.of("Origin", "null"))
                        .status())
                .isEqualTo(403);
        assertThat(stage.ask(
                                "POST",
                                "/sandbox/happen",
                                act,
                                Map.of("Origin", stage.address().toString()))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void a_port_that_is_taken_is_one_clear_sentence(@TempDir Path other) {
        var port = stage.address().getPort();

        assertThatThrownBy(() -> Sandbox.open(Setup.in(other, port)))
                .hasMessage("Port " + port + " is taken; set SKYLARK_PORT to another one.");
    }

    private String happen(String what) {
        return said(stage.post("/sandbox/happen", what));
    }

    private static String said(Stage.Answer answer) {
        return answer.status() + " " + answer.raw().body();
    }

    private static String get(HttpClient client, URI uri) throws Exception {
        var answer = client.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
        return answer.statusCode() + " " + answer.body();
    }
}
