package dev.skylark.sandbox;

import dev.skylark.json.Json;
import dev.skylark.sandbox.discord.Door;
import dev.skylark.sandbox.discord.DoorAnswer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** A running sandbox with a door that a test writes, and the few words that tests say to it over HTTP. */
final class Stage implements AutoCloseable {

    static final String APPLICATION = "900000000000000000";
    static final String GUILD = "900000000000000001";
    static final String STRANGERS = "900000000000000002";
    static final String GENERAL = "900000000000000101";
    static final String OWNER = "900000000000000201";
    static final String ADMIN = "900000000000000202";
    static final String OPERATOR = "900000000000000203";
    static final String VIEWER = "900000000000000204";
    static final String NOBODY = "900000000000000205";

    /** A message that Discord takes. */
    static final String HELLO = """
            {"flags":32768,"components":[{"type":17,"components":[{"type":10,"content":"Hello"}]}],\
            "allowed_mentions":{"parse":[]}}""";

    final TestClock wall = new TestClock();
    final List<Json> asked = new CopyOnWriteArrayList<>();
    final Sandbox sandbox;
    private final HttpClient client = HttpClient.newHttpClient();
    private volatile Door door = (_, _) -> DoorAnswer.json(500, "");

    /** What came back over HTTP. */
    record Answer(HttpResponse<String> raw) {
        int status() {
            return raw.statusCode();
        }

        Json body() {
            return raw.body().isEmpty() ? new Json.Nothing() : Json.read(raw.body());
        }

        String header(String name) {
            return raw.headers().firstValue(name).orElse("");
        }
    }

    Stage(Path home) {
        this(home, Duration.ofSeconds(30));
    }

    Stage(Path home, Duration patience) {
        sandbox = Sandbox.open(Setup.in(home, 0).with(wall).with(patience));
        sandbox.serve(
                (headers, body) -> {
                    asked.add(Json.read(body));
                    return door.answer(headers, body);
                },
                List.of(),
                List.of(),
                List.of(new Part("door", () -> Part.OK)));
    }

    void door(Door other) {
        door = other;
    }

    /** The door answers every interaction with this. */
    Stage answers(String body) {
        door = (_, _) -> DoorAnswer.json(200, body);
        return this;
    }

    Stage says(int type, String data) {
        return answers("{\"type\":" + type + ",\"data\":" + data + "}");
    }

    Answer ask(String method, String path, String body, Map<String, String> headers) {
        var request = HttpRequest.newBuilder(sandbox.address().resolve(path))
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        headers.forEach(request::header);
        return send(request.build());
    }

    Answer get(String path) {
        return ask("GET", path, "", Map.of());
    }

    Answer post(String path, String body) {
        return ask("POST", path, body, Map.of());
    }

    /** A call of the bot to Discord's REST. */
    Answer rest(String method, String route, String body) {
        return ask(
                method,
                "/discord/api/v10" + route,
                body,
                Map.of("Authorization", "Bot " + sandbox.keys().token(), "Content-Type", "application/json"));
    }

    /** A call with nothing but the token in its path. */
    Answer webhook(String method, String route, String body) {
        return ask(method, "/discord/api/v10" + route, body, Map.of("Content-Type", "application/json"));
    }

    Answer act(String member, String what) {
        return post("/sandbox/act", """
                {"guild":"%s","channel":"%s","member":"%s","locale":"en-US","do":%s}""".formatted(GUILD, GENERAL, member, what));
    }

    /** A request that Discord itself might have sent. */
    Answer signed(String body) {
        var timestamp = String.valueOf(wall.instant().getEpochSecond());
        var signature = sandbox.keys().sign(timestamp, body.getBytes(StandardCharsets.UTF_8));
        return ask(
                "POST",
                "/discord/interactions",
                body,
                Map.of("X-Signature-Ed25519", signature, "X-Signature-Timestamp", timestamp));
    }

    void register(String commands) {
        var answer = rest("PUT", "/applications/" + APPLICATION + "/commands", commands);
        if (answer.status() != 200) {
            throw new AssertionError(answer.raw().body());
        }
    }

    /** The token of the interaction that the door was asked last. */
    String token() {
        return asked.getLast().at("token").text();
    }

    /** The route by which that interaction's messages are reached. */
    String messages(String message) {
        return "/webhooks/" + APPLICATION + "/" + token() + "/messages/" + message;
    }

    List<Json> shown(String channel) {
        return get("/sandbox/state").body().at("messages").at(channel).items();
    }

    List<Json> wire() {
        return get("/sandbox/wire?last=1000").body().items();
    }

    URI address() {
        return sandbox.address();
    }

    Answer send(HttpRequest request) {
        try {
            return new Answer(client.send(request, BodyHandlers.ofString()));
        } catch (IOException broken) {
            throw new AssertionError(broken);
        } catch (InterruptedException stopping) {
            throw new AssertionError(stopping);
        }
    }

    HttpClient client() {
        return client;
    }

    @Override
    public void close() {
        sandbox.close();
        // not close(): that would wait for streams which a test left half read
        client.shutdownNow();
    }
}
