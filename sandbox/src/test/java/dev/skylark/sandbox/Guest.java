package dev.skylark.sandbox;

import dev.skylark.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/** Somebody who uses a sandbox over HTTP: does things there as any of its people, and sees what comes of it. */
public final class Guest implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Main.Running running;
    private final HttpClient http = HttpClient.newHttpClient();
    private final BlockingQueue<String> news = new LinkedBlockingQueue<>();
    private final Thread listener;

    public Guest(Main.Running running) {
        this.running = running;
        listener = Thread.startVirtualThread(this::listen);
    }

    /** All that is running on a folder, on any port. */
    public static Main.Running sandbox(Path home) {
        return Main.run(Map.of("SKYLARK_HOME", home.toString(), "SKYLARK_PORT", "0"));
    }

    /** A sandbox's id by its last digits. */
    public static String id(int last) {
        return String.valueOf(900_000_000_000_000_000L + last);
    }

    /** One of the sandbox's people, in a channel, with a language. */
    public record Person(String guild, String channel, String member, String locale) {
        public static Person of(int guild, int channel, int member, String locale) {
            return new Person(id(guild), id(channel), id(member), locale);
        }
    }

    /** What the sandbox says to it; {@code error} where Discord's client would not let them. */
    public Json act(Person person, Json.Fields what) {
        var body = Json.fields()
                .with("guild", person.guild())
                .with("channel", person.channel())
                .with("member", person.member())
                .with("locale", person.locale())
                .with("do", what);
        return Json.read(post("/sandbox/act", body.bytes(), Map.of()).body());
    }

    public Json use(Person person, String command, Json.Fields options) {
        return act(
                person,
                Json.fields().with("kind", "command").with("name", command).with("options", options));
    }

    Json state() {
        return Json.read(
                send(HttpRequest.newBuilder(at("/sandbox/state")).GET()).body());
    }

    /** All messages that are there, oldest first in each channel. */
    public List<Json> messages() {
        return state().at("messages").members().values().stream()
                .flatMap(it -> it.items().stream())
                .toList();
    }

    public void forward(String duration) {
        post("/sandbox/clock", Json.fields().with("advance", duration).bytes(), Map.of());
    }

    void happen(String what) {
        happen(what, Json.fields());
    }

    /** {@code with} is what must be said besides for it to happen. */
    public void happen(String what, Json.Fields with) {
        var answer = post("/sandbox/happen", with.with("what", what).bytes(), Map.of());
        if (answer.statusCode() != 200) {
            throw new AssertionError(what + ": " + answer.body());
        }
    }

    HttpResponse<String> post(String path, byte[] body, Map<String, String> headers) {
        var request = HttpRequest.newBuilder(at(path)).POST(BodyPublishers.ofByteArray(body));
        headers.forEach(request::header);
        return send(request);
    }

    /** Until everything that was begun is done: no order waits, and nobody is thinking. */
    void awaitCalm() {
        await(() -> running.doors().waiting() == 0
                && messages().stream().noneMatch(it -> it.at("state").text().equals("thinking")));
    }

    /** Looks again whenever something happens in the sandbox. */
    void await(BooleanSupplier wanted) {
        var until = System.nanoTime() + PATIENCE.toNanos();
        while (!wanted.getAsBoolean()) {
            if (System.nanoTime() > until) {
                throw new AssertionError("It did not happen within " + PATIENCE + ". There is: " + messages());
            }
            try {
                Optional.ofNullable(news.poll(10, TimeUnit.MILLISECONDS)).ifPresent(_ -> news.clear());
            } catch (InterruptedException stop) {
                Thread.currentThread().interrupt();
                throw new AssertionError("Interrupted", stop);
            }
        }
    }

    @Override
    public void close() {
        listener.interrupt();
        http.shutdownNow();
        http.close();
    }

    private void listen() {
        try (Stream<String> lines = http.send(
                        HttpRequest.newBuilder(at("/sandbox/events")).build(), BodyHandlers.ofLines())
                .body()) {
            lines.filter(it -> it.startsWith("data:")).forEach(news::add);
        } catch (IOException | InterruptedException | UncheckedIOException over) {
            // whoever waits looks from time to time anyway
        }
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(request.timeout(PATIENCE).build(), BodyHandlers.ofString());
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new AssertionError("Interrupted", stop);
        }
    }

    private URI at(String path) {
        return running.sandbox().address().resolve(path);
    }
}
