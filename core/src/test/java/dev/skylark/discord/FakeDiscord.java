package dev.skylark.discord;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.skylark.json.Json;
import dev.skylark.patience.Neighbour;
import dev.skylark.patience.Patience;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Queue;

/** A Discord on this machine that answers what a test says and remembers what it was asked; its time is the test's. */
final class FakeDiscord implements AutoCloseable {

    static final Instant NOON = Instant.parse("2026-08-01T12:00:00Z");

    /** One request as it came in. */
    record Asked(String method, String route, String agent, String authorization, String type, String body) {

        String line() {
            return method + " " + route;
        }

        Json json() {
            return Json.read(body);
        }
    }

    private record Answer(int status, String body, Map<String, String> headers) {}

    final List<Asked> asked = Collections.synchronizedList(new ArrayList<>());
    final List<Duration> pauses = new ArrayList<>();
    private final Queue<Answer> answers = new ArrayDeque<>();
    private final HttpServer server;
    private Instant now = NOON;

    FakeDiscord() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException noPort) {
            throw new UncheckedIOException(noPort);
        }
        server.createContext("/", this::handle);
        server.start();
    }

    /** Answers in this order; afterwards everything is done. */
    FakeDiscord answers(int status, String body, Map<String, String> headers) {
        answers.add(new Answer(status, body, headers));
        return this;
    }

    FakeDiscord answers(int status, String body) {
        return answers(status, body, Map.of());
    }

    String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    DiscordRest rest() {
        return rest(DiscordRest.BotToken.fixed("bot-token"), Neighbour.DISCORD.patience());
    }

    DiscordRest rest(DiscordRest.BotToken token, Patience patience) {
        return new DiscordRest(address(), token, patience, clock(), this::pause, () -> 1, (_, _, _) -> {});
    }

    Clock clock() {
        return ((InstantSource) () -> now).withZone(ZoneOffset.UTC);
    }

    /** Time goes on and nobody waits. */
    void pause(Duration howLong) {
        pauses.add(howLong);
        now = now.plus(howLong);
    }

    void later(Duration howLong) {
        now = now.plus(howLong);
    }

    List<String> lines() {
        return asked.stream().map(Asked::line).toList();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            var headers = exchange.getRequestHeaders();
            asked.add(new Asked(
                    exchange.getRequestMethod(),
                    exchange.getRequestURI().toString(),
                    String.valueOf(headers.getFirst("User-Agent")),
                    String.valueOf(headers.getFirst("Authorization")),
                    String.valueOf(headers.getFirst("Content-Type")),
                    new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
            var next = answers.poll();
            var answer = next == null ? new Answer(200, "{\"id\": \"80351110224678900\"}", Map.of()) : next;
            answer.headers().forEach(exchange.getResponseHeaders()::set);
            var bytes = answer.body().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(answer.status(), bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
