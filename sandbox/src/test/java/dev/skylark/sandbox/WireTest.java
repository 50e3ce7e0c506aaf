package dev.skylark.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skylark.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The record of everything that was sent to Discord. */
class WireTest {

    private static final String PING = "{\"kind\":\"command\",\"name\":\"ping\"}";

    @TempDir
    Path home;

    @Test
    void answers_and_calls_are_written_one_a_line_in_order() throws IOException {
        try (var stage = new Stage(home).answers("{\"type\":5}")) {
            stage.register("[{\"name\":\"ping\",\"description\":\"Are you there?\"}]");
            stage.act(Stage.VIEWER, PING);
            stage.webhook("PATCH", stage.messages("@original"), "{\"content\":\"Done\"}");
            stage.rest("GET", "/users/@me", "");
            var id = stage.asked.getLast().at("id").text();
            var token = stage.token().substring(0, 8) + "…";

            assertThat(lines())
                    .map(WireTest::withoutTime)
                    .containsExactly("""
                    {"kind":"rest","method":"PUT","route":"/applications/900000000000000000/commands","status":200,\
                    "body":[{"name":"ping","description":"Are you there?"}]}""", """
                    {"kind":"response","method":"POST","route":"/interactions/%s/%s/callback","status":200,\
                    "body":{"type":5}}""".formatted(id, token), """
                    {"kind":"rest","method":"PATCH","route":"/webhooks/900000000000000000/%s/messages/@original",\
                    "status":200,"body":{"content":"Done"}}""".formatted(token), """
                    {"kind":"rest","method":"GET","route":"/users/@me","status":200,"body":null}""");
            assertThat(Files.readString(home.resolve("wire.ndjson")))
                    .doesNotContain(stage.token())
                    .doesNotContain(stage.sandbox.keys().token());
            assertThat(stage.wire()).hasSize(4);
        }
    }

    @Test
    void many_at_once_do_not_tear_each_others_lines() throws IOException {
        try (var stage = new Stage(home);
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var calls = IntStream.range(0, 200)
                    .mapToObj(it -> CompletableFuture.runAsync(
                            () -> stage.rest(
                                    "POST",
                                    "/channels/" + it + "/messages",
                                    "{\"content\":\"" + "é".repeat(1000) + it + "\"}"),
                            threads))
                    .toList();
            calls.forEach(CompletableFuture::join);

            assertThat(lines()).hasSize(200);
            assertThat(lines())
                    .extracting(it -> it.at("body").at("content").text())
                    .doesNotHaveDuplicates();
        }
    }

    @Test
    void a_line_that_a_killed_sandbox_left_half_written_is_dropped() throws IOException {
        try (var stage = new Stage(home)) {
            stage.rest("GET", "/users/@me", "");
        }
        Files.writeString(home.resolve("wire.ndjson"), "{\"at\":\"2026", StandardOpenOption.APPEND);

        try (var stage = new Stage(home)) {
            stage.rest("GET", "/applications/@me", "");

            assertThat(lines())
                    .extracting(it -> it.at("route").text())
                    .containsExactly("/users/@me", "/applications/@me");
            assertThat(stage.wire()).hasSize(2);
        }
    }

    private List<Json> lines() throws IOException {
        return Files.readString(home.resolve("wire.ndjson"))
                .lines()
                .map(Json::read)
                .toList();
    }

    private static String withoutTime(Json line) {
        return line.toString().replaceFirst("\"at\":\"[^\"]+\",", "");
    }
}
